import { Injectable } from '@nestjs/common';
import type {
  AgeBand,
  AppointmentId,
  AppointmentKind,
  VisitReason,
  AppointmentStatus,
  BookAppointmentBody,
  CareEnd,
  CareEpisodeId,
  CareKind,
  CareService,
  CareStatus,
  CaseId,
  ChargeReason,
  ChildSafeguards,
  Clinician,
  CorrectionReason,
  EncounterBody,
  EncounterId,
  IsoDate,
  MoveAppointmentBody,
  Outcome,
  ReferralId,
  Sex,
  UnitId,
  Urgency,
  UserId,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import type { WrappedKey } from '../platform/vault/key-provider';
import {
  appointmentListStatement,
  appointmentsOfCareStatement,
  careListStatement,
  chargedStatement,
  encountersStatement,
  oneCareStatement,
  type AppointmentListFilter,
  type CareListFilter,
} from './care.statements';

export interface CareBase {
  readonly id: CareEpisodeId;
  readonly version: number;
  readonly caseId: CaseId;
  readonly referralId: ReferralId | null;
  readonly service: CareService;
  readonly calledCt: Buffer | null;
  readonly status: CareStatus;
  readonly statusSince: Date;
  readonly sharingEndedAt: Date | null;
  readonly nextAt: Date | null;
  readonly keyWrapped: Buffer | null;
  readonly keyId: string | null;
}

export interface CareListRow extends CareBase {
  /** PostgreSQL's text of the instant, to the microsecond: the cursor's part. */
  readonly sinceKey: string;
}

export interface CareRow extends CareBase {
  readonly unitId: UnitId;
  readonly openedAt: Date;
  readonly ending: CareEnd | null;
  /** Null where the case is not the reader's any more. */
  readonly ageBand: AgeBand | null;
  readonly safeguards: ChildSafeguards | null;
}

export interface AppointmentRow {
  readonly id: AppointmentId;
  readonly version: number;
  readonly kind: AppointmentKind;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly status: AppointmentStatus;
  readonly reason: VisitReason | null;
  readonly clinicianId: UserId | null;
  readonly clinician: string | null;
}

/** What a row of another thing tells of the care it belongs to. */
export interface OfCare {
  readonly careId: CareEpisodeId;
  readonly caseId: CaseId;
  readonly service: CareService;
  readonly calledCt: Buffer | null;
  readonly keyWrapped: Buffer | null;
  readonly keyId: string | null;
}

export interface AppointmentListRow extends AppointmentRow, OfCare {
  readonly startsKey: string;
}

interface EncounterBase {
  readonly id: EncounterId;
  readonly version: number;
  readonly occurredOn: IsoDate;
  readonly care: CareKind[];
  readonly free: boolean;
  readonly chargeReason: ChargeReason | null;
  readonly chargeAmount: number | null;
}

export interface EncounterRow extends EncounterBase {
  readonly wordsCt: Buffer | null;
  readonly trainedStaff: boolean;
  readonly correction: CorrectionReason | null;
  readonly recordedAt: Date;
  readonly recordedBy: string | null;
}

export interface ChargedRow extends EncounterBase, OfCare {
  readonly chargeReason: ChargeReason;
  readonly chargeAmount: number;
}

export interface OwedCareRow {
  readonly referralId: ReferralId;
  readonly caseId: CaseId;
  readonly service: CareService;
  readonly urgency: Urgency;
  readonly sex: Sex;
  readonly ageBand: AgeBand;
  readonly acceptedAt: Date;
}

export interface CareNumbers {
  readonly planned: number;
  readonly active: number;
  readonly unrecorded: number;
}

const endOf = (startsAt: string, minutes: number): Date => new Date(Date.parse(startsAt) + minutes * 60_000);

/** The only SQL over care; what may be written, the guard's functions decide. */
@Injectable()
export class CareStore {
  list(tx: Tx, filter: CareListFilter): Promise<CareListRow[]> {
    const { sql, values } = careListStatement(tx.actor.unitId, filter);
    return tx.em.query(sql, values);
  }

  /** May miss: another unit's, one of a hidden case, and none are one. */
  async find(tx: Tx, id: CareEpisodeId): Promise<CareRow | null> {
    const [row] = await tx.em.query<CareRow[]>(oneCareStatement, [id]);
    return row ?? null;
  }

  calendar(tx: Tx, filter: AppointmentListFilter): Promise<AppointmentListRow[]> {
    const { sql, values } = appointmentListStatement(tx.actor.unitId, filter);
    return tx.em.query(sql, values);
  }

  appointments(tx: Tx, id: CareEpisodeId): Promise<AppointmentRow[]> {
    return tx.em.query(appointmentsOfCareStatement, [id]);
  }

  /** One appointment, and whose care it is of. */
  async appointment(tx: Tx, id: AppointmentId): Promise<{ careId: CareEpisodeId; status: AppointmentStatus; startsAt: Date } | null> {
    const [row] = await tx.em.query<{ careId: CareEpisodeId; status: AppointmentStatus; startsAt: Date }[]>(
      'select episode_id as "careId", status, starts_at as "startsAt" from appointment where id = $1',
      [id],
    );
    return row ?? null;
  }

  encounters(tx: Tx, id: CareEpisodeId): Promise<EncounterRow[]> {
    return tx.em.query(encountersStatement, [id]);
  }

  async careOfEncounter(tx: Tx, id: EncounterId): Promise<CareEpisodeId | null> {
    const [row] = await tx.em.query<{ careId: CareEpisodeId }[]>('select episode_id as "careId" from encounter where id = $1 limit 1', [
      id,
    ]);
    return row?.careId ?? null;
  }

  charged(tx: Tx, filter: { readonly after: readonly string[] | null; readonly limit: number }): Promise<ChargedRow[]> {
    const { sql, values } = chargedStatement(tx.actor.unitId, filter);
    return tx.em.query(sql, values);
  }

  owed(tx: Tx): Promise<OwedCareRow[]> {
    return tx.em.query(
      `select referral_id as "referralId", case_id as "caseId", service, urgency, sex, age_band as "ageBand", accepted_at as "acceptedAt" from guard.owed_care()`,
    );
  }

  async numbers(tx: Tx): Promise<CareNumbers> {
    const [row] = await tx.em.query<CareNumbers[]>(
      `select (select count(*)::int from care_episode e where e.unit_id = $1 and e.status = 'planned') as planned,
              (select count(*)::int from care_episode e where e.unit_id = $1 and e.status = 'active') as active,
              (select count(*)::int from appointment a where a.unit_id = $1 and a.status = 'planned' and a.starts_at < now() and a.ends_at < now()) as unrecorded`,
      [tx.actor.unitId],
    );
    return row ?? { planned: 0, active: 0, unrecorded: 0 };
  }

  clinicians(tx: Tx, id: CareEpisodeId): Promise<Clinician[]> {
    return tx.em.query('select id, display_name as "displayName" from guard.care_members($1)', [id]);
  }

  open(
    tx: Tx,
    one: {
      readonly id: CareEpisodeId;
      readonly caseId: CaseId;
      readonly referralId: ReferralId | null;
      readonly service: CareService;
      readonly calledCt: Buffer | null;
      readonly key: WrappedKey;
    },
  ): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.open_care($1, $2, $3, $4, $5, $6, $7)', [
      one.id,
      one.caseId,
      one.referralId,
      one.service,
      one.calledCt,
      one.key.wrapped,
      one.key.keyId,
    ]);
  }

  end(tx: Tx, id: CareEpisodeId, end: CareEnd, version: number): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.end_care($1, $2, $3)', [id, end, version]);
  }

  book(tx: Tx, id: AppointmentId, careId: CareEpisodeId, body: BookAppointmentBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.book_appointment($1, $2, $3, $4, $5, $6)', [
      id,
      careId,
      body.kind,
      body.startsAt,
      endOf(body.startsAt, body.minutes),
      body.clinicianId ?? null,
    ]);
  }

  move(tx: Tx, id: AppointmentId, next: AppointmentId, version: number, body: MoveAppointmentBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.move_appointment($1, $2, $3, $4, $5, $6, $7, $8)', [
      id,
      next,
      body.move,
      version,
      body.reason ?? null,
      body.startsAt ?? null,
      body.startsAt ? endOf(body.startsAt, body.minutes ?? 0) : null,
      body.clinicianId ?? null,
    ]);
  }

  /** @param version the version that is written anew; 0 for a visit that was not written down yet */
  writeEncounter(
    tx: Tx,
    id: EncounterId,
    careId: CareEpisodeId,
    version: number,
    body: EncounterBody,
    sealed: { readonly wordsCt: Buffer | null; readonly correction: CorrectionReason | null },
  ): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.write_encounter($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)', [
      id,
      careId,
      version,
      body.occurredOn,
      [...new Set(body.care)],
      sealed.wordsCt,
      body.free,
      body.chargeReason ?? null,
      body.chargeAmount ?? null,
      body.trainedStaff,
      sealed.correction,
    ]);
  }
}
