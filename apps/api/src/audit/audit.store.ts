import { Injectable } from '@nestjs/common';
import type { AnomalyExplanation, AnomalyKind, AnomalyState, AuditResult, ChangeAnomalyRuleBody, UnitId } from '@himaya/domain';
import { amendmentColumns, type Amendment } from '../platform/audit/seal/amendment';
import { trailLineColumns, type TrailLine } from '../platform/audit/seal/canonical-line';
import type { Seal } from '../platform/audit/seal/seal-record';
import { sealColumns } from '../platform/audit/seal/seal.store';
import type { Tx } from '../platform/db/in-transaction';

interface Named {
  readonly user_id: string | null;
  readonly user_name: string | null;
  readonly unit_id: UnitId | null;
  readonly unit_name_ar: string | null;
  readonly unit_name_ckb: string | null;
  readonly unit_name_en: string | null;
}

export interface AuditEventRow extends Named {
  readonly id: string;
  readonly at: Date;
  readonly at_key: string;
  readonly action: string;
  readonly result: AuditResult;
  readonly problem: string | null;
  readonly case_id: string | null;
  readonly subject_id: string | null;
  readonly categories: number;
  readonly cases_shown: number | null;
  readonly address: string | null;
  readonly route: string | null;
}

export interface AnomalyRow extends Named {
  readonly id: string;
  readonly version: number;
  readonly kind: AnomalyKind;
  readonly address: string | null;
  readonly from_at: Date;
  readonly to_at: Date;
  readonly to_key: string;
  readonly count: number;
  readonly state: AnomalyState;
  readonly explanation: AnomalyExplanation | null;
  readonly incident_id: string | null;
  readonly reviewed_at: Date | null;
}

export interface AnomalyRuleRow {
  readonly kind: AnomalyKind;
  readonly version: number;
  readonly threshold: number;
  readonly minutes: number;
  readonly changed_at: Date | null;
}

export interface AuditFilter {
  readonly from: Date;
  readonly to: Date;
  readonly user: string | null;
  readonly unit: string | null;
  readonly action: string | null;
  readonly result: string | null;
  readonly caseId: string | null;
}

/** The trail as the data-protection officer reads it: through the guard's functions, which ask for the role themselves. */
@Injectable()
export class AuditStore {
  async events(tx: Tx, filter: AuditFilter, before: readonly string[], limit: number): Promise<AuditEventRow[]> {
    const { from, to, user, unit, action, result, caseId } = filter;
    return tx.em.query('select p.*, p.at::text as at_key from guard.audit_page($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) p', [
      from, to, user, unit, action, result, caseId, ...before, limit,
    ]); // prettier-ignore
  }

  async anomalies(tx: Tx, state: string | null, kind: string | null, before: readonly string[], limit: number): Promise<AnomalyRow[]> {
    return tx.em.query('select p.*, p.to_at::text as to_key from guard.anomaly_page($1, $2, null, $3, $4, $5) p', [
      state,
      kind,
      ...before,
      limit,
    ]);
  }

  async anomaly(tx: Tx, id: string): Promise<AnomalyRow | null> {
    const rows: AnomalyRow[] = await tx.em.query(`select p.* from guard.anomaly_page(null, null, $1, null, null, 1) p`, [id]);
    return rows[0] ?? null;
  }

  /** False where it was reviewed since that version, or there is none. */
  async review(
    tx: Tx,
    id: string,
    version: number,
    to: { readonly state: AnomalyState; readonly explanation: string | null; readonly incidentId: string | null },
  ): Promise<boolean> {
    const [row]: { version: number | null }[] = await tx.em.query('select guard.review_anomaly($1, $2, $3, $4, $5) as version', [
      id,
      version,
      to.state,
      to.explanation,
      to.incidentId,
    ]);
    return typeof row?.version === 'number';
  }

  async rules(tx: Tx): Promise<AnomalyRuleRow[]> {
    return tx.em.query('select * from guard.anomaly_rules()');
  }

  /** False where it was changed since that version. */
  async changeRule(tx: Tx, version: number, { kind, threshold, minutes }: ChangeAnomalyRuleBody): Promise<boolean> {
    const [row]: { version: number | null }[] = await tx.em.query('select guard.change_anomaly_rule($1, $2, $3, $4) as version', [
      kind,
      version,
      threshold,
      minutes,
    ]);
    return typeof row?.version === 'number';
  }

  /** The seals that have a line in between. */
  async seals(tx: Tx, from: Date, to: Date): Promise<Omit<Seal, 'leaves'>[]> {
    return tx.em.query(`select ${sealFacts} from guard.audit_seals($1, $2) s order by s.seq`, [from, to]);
  }

  /** What a seal said of each of its lines. */
  async leaves(tx: Tx, seq: string): Promise<Buffer> {
    const [row]: { leaves: Buffer | null }[] = await tx.em.query('select guard.audit_leaves($1) as leaves', [seq]);
    return row?.leaves ?? Buffer.alloc(0);
  }

  /** The records by which any of these lines was let go. */
  async amendments(tx: Tx, ids: readonly string[]): Promise<Amendment[]> {
    return tx.em.query(`select ${amendmentColumns} from guard.audit_amendments($1)`, [ids]);
  }

  async lines(tx: Tx, seal: Pick<Seal, 'xactFrom' | 'xactTo'>): Promise<TrailLine[]> {
    return tx.em.query(`select ${trailLineColumns} from guard.audit_lines($1::xid8, $2::xid8) e`, [seal.xactFrom, seal.xactTo]);
  }
}

/** Leaves stay behind: whoever has the lines makes them anew. */
const sealFacts = sealColumns.replace('leaves, ', '');
