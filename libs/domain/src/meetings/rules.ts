import type { AgencyId } from '../shared/ids';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import type { DecisionStanding, MeetingAttendance, MeetingState } from './codes';
import type { AttendanceEntry, AttendedMeeting, FollowedDecision, MeetingFields, MemberAttendance } from './types';

/** The states that each step of a meeting's minutes is taken from. */
export const meetingSteps = {
  write: ['draft'],
  close: ['draft'],
  confirm: ['closed'],
  correct: ['closed', 'confirmed'],
  'follow-up': ['closed', 'confirmed'],
  answer: ['closed', 'confirmed'],
} as const satisfies Readonly<Record<string, readonly MeetingState[]>>;
export type MeetingStep = keyof typeof meetingSteps;

export const mayMeet = (step: MeetingStep, state: MeetingState): boolean => (meetingSteps[step] as readonly MeetingState[]).includes(state);

/** Minutes are confirmed by another person than whoever wrote in them or closed them. @param hands ids of those who did */
export const isSecondPerson = (by: string, hands: readonly string[]): boolean => !hands.includes(by);

const notAmong = (path: string, id: AgencyId | null, bodies: ReadonlySet<AgencyId>): FieldProblem[] =>
  id === null || bodies.has(id) ? [] : [{ path, code: 'code.unknown' }];

/**
 * Do the minutes fit: held already, each member body named once, decisions for bodies that there are and due no sooner than they were taken?
 * @param today the local day
 * @param members the bodies that sit on the committee
 * @param bodies every body that a decision may be given to
 */
export function decideMeeting(
  fields: Pick<MeetingFields, 'heldOn' | 'attendance' | 'decisions'>,
  { today, members, bodies }: { readonly today: IsoDate; readonly members: ReadonlySet<AgencyId>; readonly bodies: ReadonlySet<AgencyId> },
): Outcome<null> {
  const { heldOn, attendance, decisions } = fields;
  const errors: FieldProblem[] = [
    ...(heldOn > today ? [{ path: 'heldOn', code: 'date.future' }] : []),
    ...attendance.flatMap(({ agencyId }, n) => {
      const again = attendance.findIndex((one) => one.agencyId === agencyId) !== n;
      return again ? [{ path: `attendance.${n}.agencyId`, code: 'code.unknown' }] : notAmong(`attendance.${n}.agencyId`, agencyId, members);
    }),
    ...decisions.flatMap(({ agencyId, dueOn }, n) => [
      ...notAmong(`decisions.${n}.agencyId`, agencyId, bodies),
      ...(dueOn !== null && dueOn < heldOn ? [{ path: `decisions.${n}.dueOn`, code: 'date.order' }] : []),
    ]),
  ];
  return errors.length === 0 ? allow(null) : refuse('body.invalid', { errors });
}

/** Member bodies of which a committee session's minutes do not yet say whether they came; of other meetings nobody has to be told. */
export const membersUntold = (
  { kind, attendance }: Pick<MeetingFields, 'kind' | 'attendance'>,
  members: readonly AgencyId[],
): readonly AgencyId[] => (kind === 'committee-session' ? members.filter((id) => !attendance.some(({ agencyId }) => agencyId === id)) : []);

/** The attendance as it stands: the minutes', with what later entries say of a body in its place. */
export function attendanceStanding({
  attendance,
  corrections,
}: Pick<AttendedMeeting, 'attendance' | 'corrections'>): readonly AttendanceEntry[] {
  const standing = new Map(attendance.map((entry) => [entry.agencyId, entry]));
  for (const entry of corrections) standing.set(entry.agencyId, entry);
  return [...standing.values()];
}

const attends: Readonly<Record<MeetingAttendance, boolean>> = { present: true, represented: true, excused: false, absent: false };

/**
 * The measure `member-attendance`: committee sessions that a body attended by those held. Only confirmed minutes count; somebody sent in its
 * place attends for it, and who was excused did not attend (ADR 0127).
 * @param from first day @param to last day
 */
export function attendanceOf(
  agencyId: AgencyId,
  meetings: readonly AttendedMeeting[],
  { from, to }: { readonly from: IsoDate; readonly to: IsoDate },
): MemberAttendance {
  const seats = meetings
    .filter(({ kind, state, heldOn }) => kind === 'committee-session' && state === 'confirmed' && heldOn >= from && heldOn <= to)
    .flatMap((meeting) => attendanceStanding(meeting).filter((entry) => entry.agencyId === agencyId));
  const attended = seats.filter(({ attendance }) => attends[attendance]).length;
  return { held: seats.length, attended, ratio: seats.length === 0 ? null : attended / seats.length };
}

/** How a decision stands: what was found last, or overdue from the day after its due day. */
export function decisionStanding({ dueOn, finding }: FollowedDecision, today: IsoDate): DecisionStanding {
  if (finding !== null) return finding;
  return dueOn !== null && dueOn < today ? 'overdue' : 'open';
}
