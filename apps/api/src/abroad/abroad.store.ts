import { Injectable } from '@nestjs/common';
import type {
  AbroadBody,
  AbroadDestination,
  AbroadReason,
  AbroadStatus,
  AbroadTransferId,
  CaseId,
  ConsentId,
  IsoDate,
  Outcome,
  StepAbroadBody,
  UnitId,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';

export interface AbroadRow {
  readonly id: AbroadTransferId;
  readonly caseId: CaseId;
  readonly unitId: UnitId;
  readonly version: number;
  readonly status: AbroadStatus;
  readonly destination: AbroadDestination;
  readonly country: string;
  readonly bodyKind: AbroadBody;
  readonly bodyCt: Buffer;
  readonly consentId: ConsentId;
  readonly plannedAt: Date;
  readonly handedOverOn: IsoDate | null;
  readonly arrivedOn: IsoDate | null;
  readonly reason: AbroadReason | null;
  /** A return brings it about, and takes its steps. */
  readonly ofReturn: boolean;
}

const columns = `a.id, a.case_id as "caseId", a.unit_id as "unitId", a.version, a.status, a.destination, a.country, a.body_kind as "bodyKind",
  a.body_ct as "bodyCt", a.consent_id as "consentId", a.planned_at as "plannedAt", a.handed_over_on::text as "handedOverOn",
  a.arrived_on::text as "arrivedOn", a.reason, a.repatriation_id is not null as "ofReturn"`;

/** Transfers abroad of a case, the newest first; parameters: case, most. */
export const abroadListStatement = `select ${columns} from abroad_transfer a where a.case_id = $1 order by a.planned_at desc, a.id desc limit $2`;

const most = 50;

/** The only SQL over transfers abroad; every change is one of the guard's functions. */
@Injectable()
export class AbroadStore {
  async list(tx: Tx, caseId: CaseId): Promise<AbroadRow[]> {
    return tx.em.query(abroadListStatement, [caseId, most]);
  }

  /** May miss: another's and none are one. */
  async find(tx: Tx, id: AbroadTransferId): Promise<AbroadRow | null> {
    const rows: AbroadRow[] = await tx.em.query(`select ${columns} from abroad_transfer a where a.id = $1`, [id]);
    return rows[0] ?? null;
  }

  async plan(
    tx: Tx,
    one: Pick<AbroadRow, 'id' | 'caseId' | 'destination' | 'country' | 'bodyKind' | 'consentId'> & { readonly bodyCt: Buffer | null },
  ): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.plan_abroad($1, $2, $3, $4, $5, $6, $7)', [
      one.id,
      one.caseId,
      one.destination,
      one.country,
      one.bodyKind,
      one.bodyCt,
      one.consentId,
    ]);
  }

  async step(tx: Tx, id: AbroadTransferId, version: number, { step, on, reason }: StepAbroadBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.step_abroad($1, $2, $3, $4, $5)', [id, step, on ?? null, reason ?? null, version]);
  }
}
