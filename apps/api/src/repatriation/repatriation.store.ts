import { Injectable } from '@nestjs/common';
import type {
  AssessReturnBody,
  CaseId,
  DecideReturnBody,
  IsoDate,
  Outcome,
  OwedRepatriation,
  ReferralId,
  RepatriationId,
  RepatriationStatus,
  ReturnAlternative,
  ReturnDecision,
  ReturnFacts,
  ReturnReason,
  ReturnRiskFactor,
  ReturnRiskId,
  ReturnRiskStatus,
  RiskLevel,
  UserId,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import type { WrappedKey } from '../platform/vault/key-provider';
import {
  oneRepatriationStatement,
  repatriationListStatement,
  returnDecisionsStatement,
  returnRisksStatement,
  type RepatriationListFilter,
} from './repatriation.statements';

export interface RepatriationBase {
  readonly id: RepatriationId;
  readonly version: number;
  readonly caseId: CaseId;
  readonly referralId: ReferralId | null;
  readonly calledCt: Buffer | null;
  readonly status: RepatriationStatus;
  readonly statusSince: Date;
  readonly decision: ReturnDecision | null;
  readonly sharingEndedAt: Date | null;
  readonly keyWrapped: Buffer | null;
  readonly keyId: string | null;
}

export interface RepatriationListRow extends RepatriationBase {
  /** PostgreSQL's text of the instant, to the microsecond: the cursor's part. */
  readonly sinceKey: string;
}

export interface RepatriationRow extends RepatriationBase {
  readonly openedAt: Date;
  readonly alternative: ReturnAlternative | null;
  readonly reason: ReturnReason | null;
  readonly facts: ReturnFacts;
  /** False where the case is not the reader's any more. */
  readonly caseOpen: boolean;
}

export interface ReturnDecisionRow {
  readonly id: string;
  readonly decision: ReturnDecision;
  readonly decidedOn: IsoDate;
  readonly language: string;
  readonly interpreter: boolean;
  readonly alternative: ReturnAlternative | null;
  readonly wordsCt: Buffer | null;
  readonly recordedBy: string | null;
  readonly recordedAt: Date;
}

export interface ReturnRiskRow {
  readonly id: ReturnRiskId;
  readonly version: number;
  readonly repatriationId: RepatriationId;
  readonly caseId: CaseId;
  readonly present: ReturnRiskFactor[];
  readonly unknown: ReturnRiskFactor[];
  readonly level: RiskLevel;
  readonly reasonsCt: Buffer;
  readonly assessedOn: IsoDate;
  readonly validUntil: IsoDate;
  readonly status: ReturnRiskStatus;
  readonly assessedById: UserId;
  readonly assessedBy: string | null;
  readonly decidedBy: string | null;
}

export interface OwedRepatriationRow extends Omit<OwedRepatriation, 'acceptedAt'> {
  readonly acceptedAt: Date;
}

/** The only SQL over returns; what changes them, the guard's functions decide. */
@Injectable()
export class RepatriationStore {
  list(tx: Tx, filter: RepatriationListFilter): Promise<RepatriationListRow[]> {
    const { sql, values } = repatriationListStatement(tx.actor.unitId, filter);
    return tx.em.query(sql, values);
  }

  /** May miss: another unit's, one of a hidden case, and none are one. */
  async find(tx: Tx, id: RepatriationId): Promise<RepatriationRow | null> {
    const [row] = await tx.em.query<RepatriationRow[]>(oneRepatriationStatement, [id]);
    return row ?? null;
  }

  decisions(tx: Tx, id: RepatriationId): Promise<ReturnDecisionRow[]> {
    return tx.em.query(returnDecisionsStatement, [id]);
  }

  risks(tx: Tx, id: RepatriationId): Promise<ReturnRiskRow[]> {
    return tx.em.query(returnRisksStatement, [id]);
  }

  /** May miss. */
  async risk(tx: Tx, id: ReturnRiskId): Promise<ReturnRiskRow | null> {
    const [row] = await tx.em.query<ReturnRiskRow[]>(returnRisksStatement.replace('r.repatriation_id = $1', 'r.id = $1'), [id]);
    return row ?? null;
  }

  owed(tx: Tx): Promise<OwedRepatriationRow[]> {
    return tx.em.query(
      `select referral_id as "referralId", case_id as "caseId", urgency, sex, age_band as "ageBand", accepted_at as "acceptedAt" from guard.owed_returns()`,
    );
  }

  async numbers(tx: Tx): Promise<Readonly<Record<'deciding' | 'preparing' | 'travelling', number>>> {
    const [row] = await tx.em.query<Record<'deciding' | 'preparing' | 'travelling', number>[]>(
      `select count(*) filter (where status = 'deciding')::int as deciding, count(*) filter (where status = 'preparing')::int as preparing,
              count(*) filter (where status in ('travelling', 'handed-over'))::int as travelling
         from repatriation where unit_id = $1 and status in ('deciding', 'preparing', 'travelling', 'handed-over')`,
      [tx.actor.unitId],
    );
    return { deciding: row?.deciding ?? 0, preparing: row?.preparing ?? 0, travelling: row?.travelling ?? 0 };
  }

  open(
    tx: Tx,
    one: { id: RepatriationId; caseId: CaseId; referralId: ReferralId | null; calledCt: Buffer | null; key: WrappedKey },
  ): Promise<Outcome<null>> {
    const { id, caseId, referralId, calledCt, key } = one;
    return askGuard(tx, 'guard.open_repatriation($1, $2, $3, $4, $5, $6)', [id, caseId, referralId, calledCt, key.wrapped, key.keyId]);
  }

  decide(
    tx: Tx,
    id: RepatriationId,
    version: number,
    rowId: string,
    body: DecideReturnBody,
    wordsCt: Buffer | null,
  ): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.decide_return($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [
      rowId,
      id,
      version,
      body.decision,
      body.decidedOn,
      body.language,
      body.interpreter,
      body.consentId ?? null,
      body.alternative ?? null,
      wordsCt,
    ]);
  }

  assess(
    tx: Tx,
    id: RepatriationId,
    version: number,
    rowId: string,
    body: AssessReturnBody,
    sealed: { readonly reasonsCt: Buffer | null; readonly validUntil: IsoDate },
  ): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.assess_return($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
      rowId,
      id,
      version,
      [...new Set(body.present)],
      [...new Set(body.unknown)],
      body.level,
      sealed.reasonsCt,
      body.assessedOn,
      sealed.validUntil,
    ]);
  }

  decideRisk(tx: Tx, id: ReturnRiskId, version: number, approve: boolean): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.decide_return_risk($1, $2, $3)', [id, version, approve]);
  }
}
