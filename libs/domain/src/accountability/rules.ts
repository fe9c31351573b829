import type { MemberAttendance } from '../meetings/types';
import { monthAfter, planReportDueOn } from '../plan/rules';
import { daysOfHalf, halfYearOf, type PlanScorecard } from '../plan/scorecard';
import type { AgencyRef } from '../plan/types';
import type { AgencyId } from '../shared/ids';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import type { AccountFinding, MemberAccountState } from './codes';

/** The state that each step is taken from; null is a half-year and body of which there is no account yet. */
export const accountSteps = {
  ask: [null],
  reply: ['asked'],
  find: ['replied', 'asked'],
} as const satisfies Readonly<Record<string, readonly (MemberAccountState | null)[]>>;
export type AccountStep = keyof typeof accountSteps;

/** Days that a member has to reply before the chair may find without a reply. No source states any: ADR 0127, 0134. */
export const replyDays = 14;

const dayAfter = (day: IsoDate, days: number): IsoDate => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** The first day on which a half-year may be accounted for: the one after its last month's reports were due. Before it their figures still run. */
export const accountableFrom = (half: string): IsoDate => dayAfter(planReportDueOn(monthAfter(daysOfHalf(half).from, 5)), 1);

/** The latest half-year that may be accounted for. */
export function lastAccountableHalf(today: IsoDate): string {
  const before = halfYearOf(monthAfter(today, -6));
  return accountableFrom(before) <= today ? before : halfYearOf(monthAfter(today, -12));
}

/** The last day on which a member replies in time. @param askedOn the local day of the chair's questions */
export const replyBy = (askedOn: IsoDate): IsoDate => dayAfter(askedOn, replyDays);

/** Did the member let its days go by? */
export const isReplyOverdue = (state: MemberAccountState, askedOn: IsoDate, today: IsoDate): boolean =>
  state === 'asked' && replyBy(askedOn) < today;

/** May the half-year of this member be asked about, or evaluated? */
export function decideHalf(
  { half, agencyId }: { readonly half: string; readonly agencyId: AgencyId },
  members: readonly AgencyId[],
  today: IsoDate,
): Outcome<null> {
  const errors: FieldProblem[] = [
    ...(accountableFrom(half) <= today ? [] : [{ path: 'half', code: 'date.future' }]),
    ...(members.includes(agencyId) ? [] : [{ path: 'agencyId', code: 'code.unknown' }]),
  ];
  return errors.length === 0 ? allow(null) : refuse('body.invalid', { errors });
}

/**
 * May the step be taken? A finding waits for the reply, or for the days that the member had for one.
 * @param askedOn the local day of the chair's questions; null before
 * @param today the local day
 */
export function mayAccount(step: AccountStep, state: MemberAccountState | null, askedOn: IsoDate | null, today: IsoDate): boolean {
  if (!(accountSteps[step] as readonly (MemberAccountState | null)[]).includes(state)) return false;
  return step !== 'find' || state === 'replied' || (state === 'asked' && askedOn !== null && isReplyOverdue(state, askedOn, today));
}

/** A member's figures of a half-year as they stood when the chair asked; nothing later changes them. */
export interface AccountFigures {
  readonly due: number;
  readonly onTime: number;
  readonly late: number;
  readonly missing: number;
  readonly returns: number;
  readonly activities: number;
  readonly milestones: number;
  readonly declared: number;
  /** Unweighted mean completion; null where no activity has a ratio. */
  readonly mean: number | null;
  readonly held: number;
  readonly attended: number;
}

/** The figures to freeze, picked one by one. */
export const figuresToFreeze = (card: PlanScorecard, { held, attended }: Pick<MemberAttendance, 'held' | 'attended'>): AccountFigures => ({
  due: card.due,
  onTime: card.onTime,
  late: card.late,
  missing: card.missing,
  returns: card.returns,
  activities: card.activities,
  milestones: card.milestones,
  declared: card.declared,
  mean: card.mean,
  held,
  attended,
});

/** The secretariat's evaluation of a body's half-year; of one half-year and body the last one stands. */
export interface EvaluationRecord {
  readonly half: string;
  readonly agency: AgencyRef;
  readonly result: AccountFinding;
  readonly text: string;
  /** 1 for the first; a correction is one more. */
  readonly revision: number;
}

/** What a yearly report draws on: each body's standing evaluations of the year, by body and half-year. */
export function evaluationsOfYear(year: number, records: readonly EvaluationRecord[]): readonly EvaluationRecord[] {
  const key = ({ agency, half }: EvaluationRecord): string => `${agency.id} ${half}`;
  const standing = new Map<string, EvaluationRecord>();
  for (const record of records) {
    if (!record.half.startsWith(`${year}-`)) continue;
    const other = standing.get(key(record));
    if (other === undefined || other.revision < record.revision) standing.set(key(record), record);
  }
  return [...standing.values()].toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
