import {
  attendanceStanding,
  decisionStanding,
  decisionStandings,
  meetingStepsOf,
  type AgencyId,
  type AgencyRef,
  type AttendanceEntry,
  type AttendanceView,
  type BodyDecisionView,
  type BodyMeetingView,
  type DecisionCounts,
  type DecisionFollowUpView,
  type IsoDate,
  type MeetingFacts,
  type MeetingListItem,
  type MeetingView,
  type UserId,
} from '@himaya/domain';
import { members } from '@himaya/domain/reference';
import type { Actor } from '../platform/auth/actor';
import type { BodyMeetingRow, CorrectionRow, DecisionRow, FollowUpRow, MeetingItemRow, MeetingRow } from './meeting.store';

/** What a reader's steps with a meeting are decided by. */
export const factsOf = ({ state, hands }: MeetingRow, { userId, roles }: Pick<Actor, 'userId' | 'roles'>): MeetingFacts => ({
  state,
  own: hands.includes(userId),
  held: roles,
});

const item = ({
  id,
  version,
  kind,
  number,
  heldOn,
  place,
  state,
}: Omit<MeetingListItem, 'decisions'>): Omit<MeetingListItem, 'decisions'> => ({
  id,
  version,
  kind,
  number,
  heldOn,
  place,
  state,
});

export function meetingItem(row: MeetingItemRow, today: IsoDate): MeetingListItem {
  const standings = row.decisions.map((decision) => decisionStanding(decision, today));
  const decisions = Object.fromEntries(
    decisionStandings.codes.map((code) => [code, standings.filter((standing) => standing === code).length]),
  ) as DecisionCounts;
  return { ...item(row), decisions };
}

const followUpView = ({ kind, finding, note, at }: FollowUpRow): DecisionFollowUpView => ({
  kind,
  finding,
  note,
  at: new Date(at).toISOString(),
});

function decisionView(row: BodyMeetingRow['decisions'][number], today: IsoDate): BodyDecisionView {
  const { id, textAr, textCkb, textEn, dueOn, followUps } = row;
  const finding = followUps.findLast(({ kind }) => kind === 'finding')?.finding ?? null;
  return {
    id,
    version: followUps.length + 1,
    textAr,
    textCkb,
    textEn,
    dueOn,
    standing: decisionStanding({ dueOn, finding }, today),
    followUps: followUps.map(followUpView),
  };
}

export const bodyMeetingView = ({ id, kind, number, heldOn, attendance, decisions }: BodyMeetingRow, today: IsoDate): BodyMeetingView => ({
  id,
  kind,
  number,
  heldOn,
  attendance: attendance.at(-1) ?? null,
  decisions: decisions.map((decision) => decisionView(decision, today)),
});

/** As the form asks for them. */
const asSeated = (one: AttendanceView, other: AttendanceView): number => members.indexOf(one.agency.id) - members.indexOf(other.agency.id);

export interface MeetingParts {
  readonly attendance: readonly AttendanceEntry[];
  readonly corrections: readonly CorrectionRow[];
  readonly decisions: readonly DecisionRow[];
  readonly names: ReadonlyMap<UserId, string>;
  readonly bodies: ReadonlyMap<AgencyId, AgencyRef>;
}

export function meetingView(row: MeetingRow, parts: MeetingParts, actor: Actor, today: IsoDate): MeetingView {
  const { attendance, corrections, decisions, names, bodies } = parts;
  const by = (id: UserId): string => names.get(id) ?? '';
  const body = (id: AgencyId): AgencyRef => bodies.get(id)!;
  const signed = (id: UserId | null, at: Date | null): MeetingView['closed'] =>
    id === null || at === null ? null : { by: by(id), at: at.toISOString() };
  const attended = ({ agencyId, attendance: standing }: AttendanceEntry): AttendanceView => ({
    agency: body(agencyId),
    attendance: standing,
    written: attendance.find((entry) => entry.agencyId === agencyId)?.attendance ?? null,
    corrections: corrections
      .filter((entry) => entry.agencyId === agencyId)
      .map((entry) => ({ attendance: entry.attendance, by: by(entry.by), at: entry.at.toISOString() })),
  });
  return {
    ...item(row),
    agenda: row.agenda,
    attendance: attendanceStanding({ attendance, corrections }).map(attended).toSorted(asSeated),
    decisions: decisions.map((decision) => ({
      ...decisionView(decision, today),
      agency: decision.agencyId === null ? null : body(decision.agencyId),
      followUps: decision.followUps.map((followUp) => ({ ...followUpView(followUp), by: by(followUp.by) })),
    })),
    members: members.map(body),
    closed: signed(row.closedBy, row.closedAt),
    confirmed: signed(row.confirmedBy, row.confirmedAt),
    steps: meetingStepsOf(factsOf(row, actor)),
  };
}
