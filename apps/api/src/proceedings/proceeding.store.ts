import { Injectable } from '@nestjs/common';
import type {
  AddDefendantBody,
  AgeBand,
  CriminalCourt,
  DefendantId,
  DefendantKind,
  ExploitationForm,
  Governorate,
  LoggedEvent,
  OpenProceedingBody,
  Outcome,
  ProceedingEventId,
  ProceedingId,
  ProceedingStage,
  RecordProceedingEventBody,
  Sex,
  UnitId,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import type { WrappedKey } from '../platform/vault/key-provider';
import { defendantsStatement, oneProceedingStatement, proceedingEventsStatement, proceedingListStatement } from './proceeding.statements';

export interface ProceedingBase {
  readonly id: ProceedingId;
  readonly numberCt: Buffer | null;
  readonly court: CriminalCourt;
  readonly governorate: Governorate;
  readonly form: ExploitationForm;
  readonly stage: ProceedingStage;
  readonly stageSince: Date;
  readonly openedOn: string;
  readonly defendants: number;
  readonly keyWrapped: Buffer | null;
  readonly keyId: string | null;
}

export interface ProceedingListRow extends ProceedingBase {
  /** PostgreSQL's text of when it was opened, to the microsecond: the cursor's part. */
  readonly openedKey: string;
}

export interface ProceedingRow extends ProceedingBase {
  /** Who opened it. */
  readonly openedUnitId: UnitId;
  readonly units: readonly UnitId[];
  readonly others: readonly UnitId[];
}

export interface DefendantRow {
  readonly id: DefendantId;
  readonly kind: DefendantKind;
  readonly nameCt: Buffer | null;
  readonly sex: Sex | null;
  readonly ageBand: AgeBand | null;
  readonly nationality: string | null;
}

type EventCodes = 'months' | 'amount' | 'property' | 'sanction';

export interface ProceedingEventRow extends LoggedEvent, Required<Pick<RecordProceedingEventBody, EventCodes>> {
  readonly months: number | null;
  readonly amount: number | null;
  /** The order in which things were written down. */
  readonly seq: number;
  readonly defendantId: DefendantId;
  readonly recordedAt: Date;
  readonly recordedBy: string | null;
  readonly unitId: UnitId;
  readonly takenBackAt: Date | null;
}

/** The only SQL over proceedings; in which order things happen, the guard's functions decide again. */
@Injectable()
export class ProceedingStore {
  list(tx: Tx, filter: { readonly after: readonly string[] | null; readonly limit: number }): Promise<ProceedingListRow[]> {
    const { sql, values } = proceedingListStatement(tx.actor.unitId, filter);
    return tx.em.query(sql, values);
  }

  /** May miss: one the unit was not let into, and none, are one. */
  async find(tx: Tx, id: ProceedingId): Promise<ProceedingRow | null> {
    const [row] = await tx.em.query<ProceedingRow[]>(oneProceedingStatement, [id]);
    return row ?? null;
  }

  async ofDefendant(tx: Tx, id: DefendantId): Promise<ProceedingId | null> {
    const [row] = await tx.em.query<{ id: ProceedingId }[]>('select proceeding_id as id from defendant where id = $1', [id]);
    return row?.id ?? null;
  }

  async ofEvent(tx: Tx, id: ProceedingEventId): Promise<ProceedingId | null> {
    const [row] = await tx.em.query<{ id: ProceedingId }[]>('select proceeding_id as id from proceeding_event where id = $1', [id]);
    return row?.id ?? null;
  }

  defendants(tx: Tx, id: ProceedingId): Promise<DefendantRow[]> {
    return tx.em.query(defendantsStatement, [id]);
  }

  events(tx: Tx, id: ProceedingId): Promise<ProceedingEventRow[]> {
    return tx.em.query(proceedingEventsStatement, [id]);
  }

  open(
    tx: Tx,
    id: ProceedingId,
    body: OpenProceedingBody,
    sealed: { readonly governorate: Governorate; readonly numberCt: Buffer | null; readonly key: WrappedKey },
  ): Promise<Outcome<null>> {
    const { court, form, openedOn } = body;
    return askGuard(tx, 'guard.open_proceeding($1, $2, $3, $4, $5, $6, $7, $8)', [
      id,
      court,
      sealed.governorate,
      form,
      sealed.numberCt,
      openedOn,
      sealed.key.wrapped,
      sealed.key.keyId,
    ]);
  }

  share(tx: Tx, id: ProceedingId, unitId: UnitId): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.share_proceeding($1, $2)', [id, unitId]);
  }

  letOut(tx: Tx, id: ProceedingId, unitId: UnitId): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.let_out_of_proceeding($1, $2)', [id, unitId]);
  }

  addDefendant(tx: Tx, id: ProceedingId, defendantId: DefendantId, body: AddDefendantBody, nameCt: Buffer | null): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.add_defendant($1, $2, $3, $4, $5, $6, $7)', [
      defendantId,
      id,
      body.kind,
      nameCt,
      body.sex ?? null,
      body.ageBand ?? null,
      body.nationality ?? null,
    ]);
  }

  record(tx: Tx, defendantId: DefendantId, eventId: ProceedingEventId, body: RecordProceedingEventBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.record_proceeding_event($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)', [
      eventId,
      defendantId,
      body.kind,
      body.on,
      body.chargeId ?? null,
      body.article ?? null,
      body.verdict ?? null,
      body.sentence ?? null,
      body.months ?? null,
      body.amount ?? null,
      body.decision ?? null,
      body.property ?? null,
      body.sanction ?? null,
    ]);
  }

  /** @param id of the counter-entry */
  takeBack(tx: Tx, id: ProceedingEventId, eventId: ProceedingEventId): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.take_back_proceeding_event($1, $2)', [id, eventId]);
  }
}
