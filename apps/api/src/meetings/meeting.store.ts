import { Injectable } from '@nestjs/common';
import type {
  AgencyId,
  AgencyRef,
  AttendanceEntry,
  BodyMeetingView,
  DecisionFields,
  DecisionFinding,
  DecisionFollowUp,
  FollowUpDecisionBody,
  FollowedDecision,
  MeetingAttendance,
  MeetingDecisionId,
  MeetingFields,
  MeetingId,
  MeetingListItem,
  Outcome,
  RecordMeetingBody,
  UserId,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import {
  attendanceStatement,
  bodyMeetingsStatement,
  correctionsStatement,
  decisionsStatement,
  meetingsStatement,
  meetingStatement,
  type MeetingFilter,
} from './meeting.statements';

export interface MeetingItemRow extends Omit<MeetingListItem, 'decisions'> {
  readonly decisions: readonly FollowedDecision[];
}

export interface MeetingRow extends Omit<MeetingListItem, 'decisions'> {
  readonly agenda: readonly string[];
  readonly hands: readonly UserId[];
  readonly closedBy: UserId | null;
  readonly closedAt: Date | null;
  readonly confirmedBy: UserId | null;
  readonly confirmedAt: Date | null;
}

export interface CorrectionRow extends AttendanceEntry {
  readonly by: UserId;
  readonly at: Date;
}

export interface FollowUpRow {
  readonly kind: DecisionFollowUp;
  readonly finding: DecisionFinding | null;
  readonly note: string;
  /** PostgreSQL's own text of an instant in JSON. */
  readonly at: string;
}

export interface DecisionRow extends DecisionFields {
  readonly id: MeetingDecisionId;
  readonly followUps: readonly (FollowUpRow & { readonly by: UserId })[];
}

export interface BodyMeetingRow extends Pick<BodyMeetingView, 'id' | 'kind' | 'number' | 'heldOn'> {
  /** What the minutes say and then each correction; empty where they do not say. */
  readonly attendance: readonly MeetingAttendance[];
  readonly decisions: readonly (Omit<DecisionRow, 'agencyId' | 'followUps'> & { readonly followUps: readonly FollowUpRow[] })[];
}

/** The SQL over the meeting register; every change goes through a door of the database. */
@Injectable()
export class MeetingStore {
  list(tx: Tx, filter: MeetingFilter): Promise<MeetingItemRow[]> {
    const { sql, values } = meetingsStatement(filter);
    return tx.em.query(sql, values);
  }

  async find(tx: Tx, id: MeetingId): Promise<MeetingRow | null> {
    const [row] = await tx.em.query<MeetingRow[]>(meetingStatement, [id]);
    return row ?? null;
  }

  attendance(tx: Tx, id: MeetingId): Promise<AttendanceEntry[]> {
    return tx.em.query(attendanceStatement, [id]);
  }

  corrections(tx: Tx, id: MeetingId): Promise<CorrectionRow[]> {
    return tx.em.query(correctionsStatement, [id]);
  }

  decisions(tx: Tx, id: MeetingId): Promise<DecisionRow[]> {
    return tx.em.query(decisionsStatement, [id]);
  }

  /** The meeting in which a decision was taken; null where there is none that the reader may see. */
  async ofDecision(tx: Tx, id: MeetingDecisionId): Promise<MeetingId | null> {
    const [row] = await tx.em.query<{ meeting: MeetingId }[]>('select d.meeting_id as meeting from meeting_decision d where d.id = $1', [
      id,
    ]);
    return row?.meeting ?? null;
  }

  /** Names of those who had a hand in a meeting's minutes, confirmed them or followed a decision of it up. */
  async names(tx: Tx, id: MeetingId): Promise<ReadonlyMap<UserId, string>> {
    const rows = await tx.em.query<{ id: UserId; name: string }[]>('select user_id as id, name from guard.meeting_hands($1)', [id]);
    return new Map(rows.map((row) => [row.id, row.name]));
  }

  /** Every body that a decision may be given to. */
  async bodies(tx: Tx): Promise<ReadonlyMap<AgencyId, AgencyRef>> {
    const rows = await tx.em.query<{ id: AgencyId; ar: string; ckb: string; en: string }[]>(
      'select id, name_ar as ar, name_ckb as ckb, name_en as en from agency',
    );
    return new Map(rows.map(({ id, ...name }) => [id, { id, name }]));
  }

  record(tx: Tx, id: MeetingId, { kind, number, heldOn, place }: RecordMeetingBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.record_meeting($1, $2, $3, $4, $5)', [id, kind, number, heldOn, place]);
  }

  write(tx: Tx, id: MeetingId, version: number, fields: MeetingFields): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.write_meeting($1, $2, $3)', [id, version, JSON.stringify(fields)]);
  }

  /** @param members the bodies that sit on the committee */
  close(tx: Tx, id: MeetingId, version: number, members: readonly AgencyId[]): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.close_meeting($1, $2, $3)', [id, version, members]);
  }

  confirm(tx: Tx, id: MeetingId, version: number): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.confirm_meeting($1, $2)', [id, version]);
  }

  correct(tx: Tx, id: MeetingId, version: number, { agencyId, attendance }: AttendanceEntry): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.correct_attendance($1, $2, $3, $4)', [id, version, agencyId, attendance]);
  }

  followUp(tx: Tx, id: MeetingDecisionId, version: number, { finding, note }: FollowUpDecisionBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.follow_decision_up($1, $2, $3, $4)', [id, version, finding, note]);
  }

  answer(tx: Tx, id: MeetingDecisionId, version: number, note: string): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.answer_decision($1, $2, $3)', [id, version, note]);
  }

  /** What the own body's focal point may know of its meetings, the latest first; one more than `limit`. */
  ofBody(tx: Tx, after: readonly string[] | null, limit: number): Promise<BodyMeetingRow[]> {
    return tx.em.query(bodyMeetingsStatement, [null, after?.[0] ?? null, after?.[1] ?? null, limit + 1]);
  }

  /** The same of the one meeting that gave a decision to the own body; null where none did. */
  async ofBodyDecision(tx: Tx, id: MeetingDecisionId): Promise<BodyMeetingRow | null> {
    const [row] = await tx.em.query<BodyMeetingRow[]>(bodyMeetingsStatement, [id, null, null, 1]);
    return row ?? null;
  }
}
