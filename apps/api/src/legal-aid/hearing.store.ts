import { Injectable } from '@nestjs/common';
import type {
  CaseId,
  Governorate,
  HearingAttendant,
  HearingCourt,
  HearingProtection,
  HearingPurpose,
  HearingReason,
  HearingStatus,
  LawyerId,
  LegalHearingId,
  LegalMatterId,
  MoveHearingBody,
  Outcome,
  PlanHearingBody,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import { calendarStatement, hearingsStatement, oneHearingStatement, type CalendarFilter } from './hearing.statements';
import type { NamedRow } from './legal-matter.store';

export interface HearingRow extends NamedRow {
  readonly id: LegalHearingId;
  readonly version: number;
  readonly matterId: LegalMatterId;
  readonly caseId: CaseId;
  readonly lawyerId: LawyerId;
  readonly court: HearingCourt;
  readonly governorate: Governorate;
  readonly purpose: HearingPurpose;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly protections: readonly HearingProtection[];
  readonly given: readonly HearingProtection[];
  readonly interpreterAsked: boolean;
  readonly attended: readonly HearingAttendant[];
  readonly status: HearingStatus;
  readonly reason: HearingReason | null;
}

export interface CalendarRow extends HearingRow {
  readonly calledCt: Buffer | null;
  readonly matterWrapped: Buffer | null;
  readonly matterKeyId: string | null;
  /** PostgreSQL's text of when it starts, to the microsecond: the cursor's part. */
  readonly startsKey: string;
}

/** The only SQL over hearings; who pleads where, the guard's functions and one constraint decide. */
@Injectable()
export class HearingStore {
  ofMatter(tx: Tx, id: LegalMatterId): Promise<HearingRow[]> {
    return tx.em.query(hearingsStatement, [id]);
  }

  async find(tx: Tx, id: LegalHearingId): Promise<HearingRow | null> {
    const [row] = await tx.em.query<HearingRow[]>(oneHearingStatement, [id]);
    return row ?? null;
  }

  calendar(tx: Tx, filter: CalendarFilter): Promise<CalendarRow[]> {
    const { sql, values } = calendarStatement(tx.actor.unitId, filter);
    return tx.em.query(sql, values);
  }

  plan(tx: Tx, id: LegalHearingId, matterId: LegalMatterId, lawyerId: LawyerId | null, body: PlanHearingBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.plan_hearing($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)', [
      id,
      matterId,
      lawyerId,
      body.court,
      body.governorate,
      body.purpose,
      body.startsAt,
      body.endsAt,
      [...new Set(body.protections)],
      body.interpreterAsked,
      null,
    ]);
  }

  /** @param nextId of the hearing that an adjourned one is put off to */
  move(tx: Tx, id: LegalHearingId, version: number, nextId: string, body: MoveHearingBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.move_hearing($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [
      id,
      version,
      body.move,
      nextId,
      body.lawyerId ?? null,
      body.startsAt ?? null,
      body.endsAt ?? null,
      body.attended ? [...new Set(body.attended)] : null,
      body.given ? [...new Set(body.given)] : null,
      body.reason ?? null,
    ]);
  }
}
