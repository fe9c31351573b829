import { Injectable } from '@nestjs/common';
import type {
  AgeBand,
  CaseId,
  Governorate,
  InterpretationAbsentee,
  InterpretationEventKind,
  InterpretationMode,
  InterpretationOccasion,
  InterpretationPlace,
  InterpretationReason,
  InterpretationSessionId,
  InterpretationStatus,
  InterpreterId,
  InterpreterSex,
  InterpreterWish,
  IsoDate,
  MarkUnsuitedBody,
  MoveInterpretationBody,
  NeedCode,
  Outcome,
  PlanInterpretationBody,
  ReferralId,
  ReferralStatus,
  SessionWish,
  Sex,
  UnsuitedId,
  UnsuitedReason,
  Urgency,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import {
  dayStatement,
  serviceStatement,
  sessionEventsStatement,
  sessionListStatement,
  sessionsOfReferralStatement,
  unsuitedStatement,
  type SessionListFilter,
} from './interpretation.statements';

/** Who interprets, sealed, in a row of something else. */
export interface NamedRow {
  readonly interpreterId: InterpreterId;
  readonly number: number;
  readonly nameCt: Buffer;
  readonly sex: InterpreterSex;
  readonly keyWrapped: Buffer | null;
  readonly keyId: string | null;
}

export interface SessionRow extends NamedRow {
  readonly id: InterpretationSessionId;
  readonly version: number;
  readonly referralId: ReferralId;
  readonly caseId: CaseId;
  /** Null where the case is not the reader's any more. */
  readonly caseNumber: string | null;
  readonly status: InterpretationStatus;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly mode: InterpretationMode;
  readonly place: InterpretationPlace | null;
  readonly governorate: Governorate | null;
  readonly occasion: InterpretationOccasion;
  readonly language: string;
  readonly wish: InterpreterWish;
  readonly minutes: number | null;
  readonly absentee: InterpretationAbsentee | null;
  readonly reason: InterpretationReason | null;
}

/** PostgreSQL's text of the beginning, to the microsecond: the cursor's part. */
export type SessionListRow = SessionRow & { readonly startKey: string };

export interface SessionEventRow {
  readonly id: string;
  readonly sessionId: InterpretationSessionId;
  readonly kind: InterpretationEventKind;
  readonly at: Date;
  readonly by: string | null;
  readonly interpreter: number | null;
  readonly reason: InterpretationReason | null;
}

export interface UnsuitedRow extends NamedRow {
  readonly id: UnsuitedId;
  readonly reason: UnsuitedReason;
  readonly markedAt: Date;
  readonly markedBy: string | null;
}

export interface ServiceRow {
  readonly id: ReferralId;
  readonly version: number;
  readonly caseId: CaseId;
  readonly status: ReferralStatus;
  readonly urgency: Urgency;
  readonly needCode: NeedCode;
  readonly acceptedAt: Date | null;
  /** The referral's own door stands. */
  readonly shared: boolean;
  /** Null, like what follows, where the case is not the reader's to read. */
  readonly caseNumber: string | null;
  readonly sex: Sex;
  readonly ageBand: AgeBand;
  readonly languages: string[];
  readonly governorate: Governorate;
}

export interface RunningRow {
  readonly referralId: ReferralId;
  readonly status: ReferralStatus;
  readonly urgency: Urgency;
  readonly needCode: NeedCode;
  readonly sex: Sex;
  readonly ageBand: AgeBand;
  readonly languages: string[];
  readonly governorate: Governorate;
  readonly acceptedAt: Date;
  readonly planned: number;
  readonly held: number;
  readonly next: Date | null;
}

export interface RequestedRow {
  readonly status: InterpretationStatus;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly mode: InterpretationMode;
  readonly place: InterpretationPlace | null;
  readonly governorate: Governorate | null;
  readonly occasion: InterpretationOccasion;
  readonly language: string;
  readonly interpreterSex: InterpreterSex;
  readonly minutes: number | null;
  readonly absentee: InterpretationAbsentee | null;
  readonly reason: InterpretationReason | null;
}

/** The only SQL over sessions; whose hours are whose, the guard's functions decide. */
@Injectable()
export class InterpretationStore {
  /** May miss: another unit's, one not accepted, one of a hidden case, and none are one. */
  async service(tx: Tx, id: ReferralId): Promise<ServiceRow | null> {
    const [row] = await tx.em.query<ServiceRow[]>(serviceStatement, [id, tx.actor.unitId]);
    return row ?? null;
  }

  /** The referral of a session, or of a mark; null where it is not the unit's. */
  async referralOfSession(tx: Tx, id: InterpretationSessionId): Promise<ReferralId | null> {
    const [row] = await tx.em.query<{ id: ReferralId }[]>('select referral_id as id from interpretation_session where id = $1', [id]);
    return row?.id ?? null;
  }

  /** The unit's latest referral of the case that a mark is about. */
  async referralOfMark(tx: Tx, id: UnsuitedId): Promise<ReferralId | null> {
    const [row] = await tx.em.query<{ id: ReferralId }[]>(
      `select r.id from interpreter_unsuited u join referral r on r.case_id = u.case_id and r.to_unit_id = u.unit_id and r.service = 'interpretation'
         and r.decided_at is not null where u.id = $1 order by r.decided_at desc limit 1`,
      [id],
    );
    return row?.id ?? null;
  }

  sessions(tx: Tx, id: ReferralId): Promise<SessionRow[]> {
    return tx.em.query(sessionsOfReferralStatement, [id]);
  }

  events(tx: Tx, ids: readonly InterpretationSessionId[]): Promise<SessionEventRow[]> {
    return tx.em.query(sessionEventsStatement, [ids]);
  }

  unsuited(tx: Tx, caseId: CaseId): Promise<UnsuitedRow[]> {
    return tx.em.query(unsuitedStatement, [caseId]);
  }

  list(tx: Tx, filter: SessionListFilter): Promise<SessionListRow[]> {
    const { sql, values } = sessionListStatement(tx.actor.unitId, filter);
    return tx.em.query(sql, values);
  }

  day(tx: Tx, date: IsoDate): Promise<SessionRow[]> {
    return tx.em.query(dayStatement, [tx.actor.unitId, date]);
  }

  running(tx: Tx): Promise<RunningRow[]> {
    return tx.em.query(
      `select referral_id as "referralId", status, urgency, need_code as "needCode", sex, age_band as "ageBand", languages, governorate,
              accepted_at as "acceptedAt", planned, held, next from guard.running_interpretations()`,
    );
  }

  /** How many sessions wait for a record, and how many active interpreters nobody may send today. */
  async numbers(tx: Tx): Promise<{ unrecorded: number; unbound: number }> {
    const [row] = await tx.em.query<{ unrecorded: number; unbound: number }[]>(
      `select (select count(*)::int from interpretation_session where unit_id = $1 and status = 'planned' and ends_at < now()) as unrecorded,
              (select count(*)::int from interpreter where unit_id = $1 and status = 'active' and coalesce(undertaking_ends_at, '-infinity') < now()) as unbound`,
      [tx.actor.unitId],
    );
    return row ?? { unrecorded: 0, unbound: 0 };
  }

  async fitting(tx: Tx, id: ReferralId, wish: SessionWish): Promise<InterpreterId[]> {
    const rows = await tx.em.query<{ id: InterpreterId }[]>('select id from guard.fitting_interpreters($1, $2, $3, $4, $5, $6, $7)', [
      id,
      wish.from,
      wish.to,
      wish.mode,
      wish.governorate ?? null,
      wish.language,
      wish.wish,
    ]);
    return rows.map((row) => row.id);
  }

  plan(tx: Tx, id: InterpretationSessionId, eventId: string, referralId: ReferralId, body: PlanInterpretationBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.plan_interpretation($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)', [
      id,
      eventId,
      referralId,
      body.interpreterId,
      body.from,
      body.to,
      body.mode,
      body.place ?? null,
      body.governorate ?? null,
      body.occasion,
      body.language,
      body.wish,
      body.minutes ?? null,
    ]);
  }

  move(tx: Tx, id: InterpretationSessionId, eventId: string, version: number, body: MoveInterpretationBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.move_interpretation($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [
      id,
      eventId,
      body.move,
      version,
      body.minutes ?? null,
      body.absentee ?? null,
      body.reason ?? null,
      body.from ?? null,
      body.to ?? null,
      body.interpreterId ?? null,
    ]);
  }

  mark(tx: Tx, id: UnsuitedId, referralId: ReferralId, { interpreterId, reason }: MarkUnsuitedBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.mark_unsuited($1, $2, $3, $4)', [id, referralId, interpreterId, reason]);
  }

  unmark(tx: Tx, id: UnsuitedId): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.unmark_unsuited($1)', [id]);
  }

  /** What the unit that asked may know; empty for everybody else. */
  requested(tx: Tx, id: ReferralId): Promise<RequestedRow[]> {
    return tx.em.query(
      `select status, starts_at as "startsAt", ends_at as "endsAt", mode, place, governorate, occasion, language, interpreter_sex as "interpreterSex", minutes,
              absentee, reason from guard.interpretation_of($1)`,
      [id],
    );
  }
}
