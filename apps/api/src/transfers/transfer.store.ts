import { Injectable } from '@nestjs/common';
import type {
  AgeBand,
  CaseId,
  Governorate,
  ResponsibleUnit,
  Sex,
  SpecialNeed,
  TransferAction,
  TransferDeclineReason,
  TransferId,
  TransferReason,
  TransferStatus,
  UnitId,
  UnitKind,
} from '@himaya/domain';
import { responsibleKinds } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { oneTransferStatement, transferListStatement, transfersOfCaseStatement, type TransferFilter } from './transfer.statements';

/** A transfer as its readers' statements return it; note and key are null for who does not hold the case. */
export interface TransferRow {
  readonly id: TransferId;
  readonly caseId: CaseId;
  readonly fromUnitId: UnitId;
  readonly toUnitId: UnitId;
  readonly reason: TransferReason;
  readonly status: TransferStatus;
  /** Between the federal side and the Kurdistan Region's. */
  readonly crossesLine: boolean;
  readonly declineReason: TransferDeclineReason | null;
  readonly sex: Sex;
  readonly ageBand: AgeBand;
  readonly languages: string[];
  readonly specialNeeds: SpecialNeed[];
  readonly governorate: Governorate;
  readonly offeredAt: Date;
  /** PostgreSQL's text of `offeredAt`, to the microsecond: the cursor's part. */
  readonly offeredKey: string;
  readonly dueAt: Date;
  readonly decidedAt: Date | null;
  readonly version: number;
  readonly noteCt: Buffer | null;
  readonly keyWrapped: Buffer | null;
  readonly keyId: string | null;
}

interface UnitRow {
  readonly id: UnitId;
  readonly kind: UnitKind;
  readonly agencyId: ResponsibleUnit['agencyId'];
  readonly governorate: Governorate;
  readonly ar: string;
  readonly ckb: string;
  readonly en: string;
}

/** The only SQL over transfers; every change is one of the guard's functions. */
@Injectable()
export class TransferStore {
  async offer(
    tx: Tx,
    offer: {
      readonly id: TransferId;
      readonly caseId: CaseId;
      readonly toUnitId: UnitId;
      readonly reason: TransferReason;
      readonly noteCt: Buffer | null;
    },
  ): Promise<void> {
    await tx.em.query('select guard.offer_transfer($1, $2, $3, $4, $5)', [
      offer.id,
      offer.caseId,
      offer.toUnitId,
      offer.reason,
      offer.noteCt,
    ]);
  }

  async answer(
    tx: Tx,
    id: TransferId,
    action: TransferAction,
    reason: TransferDeclineReason | null,
    version: number,
  ): Promise<'done' | 'conflict' | 'closed'> {
    const rows: { answered: 'done' | 'conflict' | 'closed' }[] = await tx.em.query(
      'select guard.answer_transfer($1, $2, $3, $4) as answered',
      [id, action, reason, version],
    );
    return rows[0]!.answered;
  }

  /** False where the unit is a police section that was not told of the case; asked by who offers, or was offered it. */
  async policeMayTake(tx: Tx, caseId: CaseId, toUnitId: UnitId): Promise<boolean> {
    const rows: { may: boolean }[] = await tx.em.query('select guard.police_may_take($1, $2) as may', [caseId, toUnitId]);
    return rows[0]!.may;
  }

  /** May miss: a stranger's and none are one. */
  async find(tx: Tx, id: TransferId): Promise<TransferRow | null> {
    const rows: TransferRow[] = await tx.em.query(oneTransferStatement, [id]);
    return rows[0] ?? null;
  }

  async list(tx: Tx, filter: TransferFilter): Promise<TransferRow[]> {
    const { sql, values } = transferListStatement(tx.actor.unitId, filter);
    return tx.em.query(sql, values);
  }

  async listOfCase(tx: Tx, caseId: CaseId): Promise<TransferRow[]> {
    return tx.em.query(transfersOfCaseStatement, [caseId]);
  }

  async findUnit(tx: Tx, id: UnitId): Promise<{ readonly id: UnitId; readonly kind: UnitKind } | null> {
    const rows: { id: UnitId; kind: UnitKind }[] = await tx.em.query('select id, kind from unit where id = $1 and closed_at is null', [id]);
    return rows[0] ?? null;
  }

  /** Units that can answer for a case in a governorate, coordination desks first. */
  async listUnits(tx: Tx, governorate: Governorate): Promise<ResponsibleUnit[]> {
    const rows: UnitRow[] = await tx.em.query(
      `select id, kind, agency_id as "agencyId", governorate, name_ar as ar, name_ckb as ckb, name_en as en from unit
        where governorate = $1 and kind = any ($2::text[]) and closed_at is null and id <> $3
        order by kind <> 'coordination-desk', name_ar, id limit 200`,
      [governorate, responsibleKinds, tx.actor.unitId],
    );
    return rows.map(({ ar, ckb, en, ...unit }) => ({ ...unit, name: { ar, ckb, en } }));
  }
}
