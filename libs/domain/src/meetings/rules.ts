import type { Role } from '../accounts/codes';
import type { AgencyId } from '../shared/ids';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import type { DecisionStanding, MeetingAttendance, MeetingState } from './codes';
import type { AttendanceEntry, AttendedMeeting, FollowedDecision, MeetingFields, MemberAttendance } from './types';

/** Limits of a meeting's minutes (docs/limits.md). */
export const meetingLimits = {
  /** The most that a kind of meeting is numbered to. */
  number: 9999,
  /** Characters. */
  place: 200,
  agenda: 30,
  /** Characters of one point of the agenda. */
  point: 300,
  decisions: 50,
  /** Characters of a decision in one language, and of what is said of it afterwards. */
  text: 1000,
} as const;

interface StepRule {
  readonly from: readonly MeetingState[];
  readonly role: Role;
  /** By another person than whoever wrote in the minutes, closed or corrected them. */
  readonly byAnother: boolean;
}

const closed: readonly MeetingState[] = ['closed', 'confirmed'];

/** Who takes each step with a meeting's minutes, and from which state. Whoever corrects confirmed ones leads back to `closed`. */
export const meetingSteps = {
  write: { from: ['draft'], role: 'secretariat-analyst', byAnother: false },
  close: { from: ['draft'], role: 'secretariat-analyst', byAnother: false },
  confirm: { from: ['closed'], role: 'committee-chair', byAnother: true },
  correct: { from: closed, role: 'secretariat-analyst', byAnother: false },
  'follow-up': { from: closed, role: 'secretariat-analyst', byAnother: false },
  answer: { from: closed, role: 'agency-focal-point', byAnother: false },
} as const satisfies Readonly<Record<string, StepRule>>;
export type MeetingStep = keyof typeof meetingSteps;

export interface MeetingFacts {
  readonly state: MeetingState;
  /** Whether whoever asks had a hand in the minutes. */
  readonly own: boolean;
  /** The roles of whoever asks. */
  readonly held: readonly Role[];
}

/** May this step be taken? */
export function decideMeetingStep(step: MeetingStep, { state, own, held }: MeetingFacts): Outcome<null> {
  const { from, role, byAnother }: StepRule = meetingSteps[step];
  if (!held.includes(role)) return refuse('role.forbidden');
  if (!from.includes(state)) return refuse('meeting.not-now');
  return byAnother && own ? refuse('meeting.second-person') : allow(null);
}

/** The steps that a page can offer. */
export const meetingStepsOf = (facts: MeetingFacts): MeetingStep[] =>
  (Object.keys(meetingSteps) as MeetingStep[]).filter((step) => decideMeetingStep(step, facts).ok);

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

/** A correction names a body that sits on the committee. */
export const decideCorrection = ({ agencyId }: AttendanceEntry, members: readonly AgencyId[]): Outcome<null> =>
  members.includes(agencyId) ? allow(null) : refuse('body.invalid', { errors: [{ path: 'agencyId', code: 'code.unknown' }] });

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
