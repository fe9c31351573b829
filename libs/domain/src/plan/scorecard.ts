import type { AgencyId } from '../shared/ids';
import type { IsoDate } from '../shared/partial-date';
import { isPlanReportLate, meanRatio, monthAfter, planReportDueOn } from './rules';
import type { AgencyRef, PlanActivityView } from './types';

/** Limits of scorecards, the overdue list and reminders (docs/limits.md). */
export const scorecardRules = {
  /** Months back that the overdue list looks. */
  overdueMonths: 6,
  /** Days before its due day from which a report is called for. */
  remindBefore: 3,
  /** Days after its due day on which a report that is still owed is called for again, until its next month is over. */
  remindAfter: [1, 8],
} as const;

/** The half-year of a day: `2026-H2`. */
export const halfYearOf = (day: IsoDate): string => `${day.slice(0, 4)}-H${Number(day.slice(5, 7)) <= 6 ? 1 : 2}`;

/** First and last day of a half-year. @param half `2026-H2` */
export function daysOfHalf(half: string): { readonly from: IsoDate; readonly to: IsoDate } {
  const year = half.slice(0, 4);
  return half.endsWith('H1') ? { from: `${year}-01-01`, to: `${year}-06-30` } : { from: `${year}-07-01`, to: `${year}-12-31` };
}

const monthsOf = (half: string): IsoDate[] => {
  const { from } = daysOfHalf(half);
  return Array.from({ length: 6 }, (_, n) => monthAfter(from, n));
};

/** What is known of a member's report of a month; a month without one has none. */
export interface MemberMonth {
  readonly agencyId: AgencyId;
  readonly month: IsoDate;
  /** The local day on which it was first submitted; null while it was not. */
  readonly submittedOn: IsoDate | null;
  /** Sent back, and not submitted again since: its member owes it like one that was never there. */
  readonly returned: boolean;
  readonly returns: number;
}

/** Does the member owe it no more? */
export const isHandedIn = ({ submittedOn, returned }: MemberMonth): boolean => submittedOn !== null && !returned;

/** How a member has met its obligations in a half-year; nothing in it is about any person. */
export interface PlanScorecard {
  readonly agency: AgencyRef;
  /** Months whose due day is over, or that were submitted before it was. */
  readonly due: number;
  readonly onTime: number;
  readonly late: number;
  readonly missing: number;
  /** How often a report of it was sent back. */
  readonly returns: number;
  /** Activities of the half-year that it carries out, alone or with others. */
  readonly activities: number;
  readonly milestones: number;
  /** Milestones that its own accepted reports declare done. */
  readonly declared: number;
  /** Unweighted mean of the ratios that its activities have; null where none has one. */
  readonly mean: number | null;
}

export interface ScorecardFacts {
  readonly half: string;
  readonly today: IsoDate;
  /** Reports of this member. */
  readonly months: readonly MemberMonth[];
  /** Activities of the half-year's plan, as far as the reports up to its end say that they have come. */
  readonly activities: readonly PlanActivityView[];
  /** Those that the member's last accepted report up to the half-year's end declares done. */
  readonly declared: readonly string[];
  /** Those that it had declared done before the half-year began. */
  readonly declaredBefore: readonly string[];
}

/**
 * Is the activity one of the half-year's? One that runs in it; and a milestone that ended before and was still to be declared: it runs until it is.
 * @param declaredBefore milestones that the member had declared done before the half-year
 */
export function runsInHalf(
  { id, feed, startsOn, endsOn }: Pick<PlanActivityView, 'id' | 'feed' | 'startsOn' | 'endsOn'>,
  half: string,
  declaredBefore: readonly string[],
): boolean {
  const { from, to } = daysOfHalf(half);
  if (startsOn > to) return false;
  return endsOn === null || endsOn >= from || (feed === 'milestone' && !declaredBefore.includes(id));
}

export function scorecardOf(
  agency: AgencyRef,
  { half, today, months, activities, declared, declaredBefore }: ScorecardFacts,
): PlanScorecard {
  const submitted = new Map(months.flatMap((one) => (isHandedIn(one) ? [[one.month, one.submittedOn!] as const] : [])));
  const due = monthsOf(half).filter((month) => planReportDueOn(month) < today || submitted.has(month));
  const late = due.filter((month) => submitted.has(month) && isPlanReportLate(month, submitted.get(month)!, today));
  const missing = due.filter((month) => !submitted.has(month));
  const own = activities
    .filter(({ retired, implementers }) => !retired && implementers.some(({ id }) => id === agency.id))
    .filter((activity) => runsInHalf(activity, half, declaredBefore));
  const milestones = own.filter(({ feed }) => feed === 'milestone');
  return {
    agency,
    due: due.length,
    onTime: due.length - late.length - missing.length,
    late: late.length,
    missing: missing.length,
    returns: months.filter(({ month }) => monthsOf(half).includes(month)).reduce((sum, { returns }) => sum + returns, 0),
    activities: own.length,
    milestones: milestones.length,
    declared: milestones.filter(({ id }) => declared.includes(id)).length,
    mean: meanRatio(own.map(({ ratio }) => ratio)),
  };
}

export interface OverdueMonth {
  readonly month: IsoDate;
  readonly dueOn: IsoDate;
  /** Sent back, and not submitted again since. */
  readonly returned: boolean;
}

/** A member of the committee, or another body that has activities, with what it still owes, the oldest month first. */
export interface OverdueMember {
  readonly agency: AgencyRef;
  readonly months: readonly OverdueMonth[];
}

export interface OverdueReportsView {
  readonly members: readonly OverdueMember[];
}

/** Months that were to be reported by today. */
export const monthsOwed = (today: IsoDate): IsoDate[] =>
  Array.from({ length: scorecardRules.overdueMonths }, (_, n) => monthAfter(today, n - scorecardRules.overdueMonths)).filter(
    (month) => planReportDueOn(month) < today,
  );

/** A body with the months whose reports it owes. */
export interface BodyAsked {
  readonly agency: AgencyRef;
  readonly months: readonly IsoDate[];
}

/** What each body still owes, those who owe the most first; who owes nothing is left out. */
export function overdueOf(bodies: readonly BodyAsked[], reports: readonly MemberMonth[]): OverdueMember[] {
  const owing = bodies.map(({ agency, months: asked }): OverdueMember => {
    const own = reports.filter(({ agencyId }) => agencyId === agency.id);
    const months = asked.flatMap((month): OverdueMonth[] => {
      const report = own.find((one) => one.month === month);
      if (report !== undefined && isHandedIn(report)) return [];
      return [{ month, dueOn: planReportDueOn(month), returned: report?.returned === true }];
    });
    return { agency, months };
  });
  return owing.filter(({ months }) => months.length > 0).toSorted((a, b) => b.months.length - a.months.length);
}

export interface PlanReminder {
  readonly month: IsoDate;
  readonly kind: 'plan-report-reminder' | 'plan-report-overdue';
  /** Which call it is: each is made once, on its day or as soon after it as somebody looks. */
  readonly call: number;
}

const daysBetween = (from: IsoDate, to: IsoDate): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** The call for last month's report that is due today, if any. @param today the local day */
export function reminderOn(today: IsoDate): PlanReminder | null {
  const { remindBefore, remindAfter } = scorecardRules;
  const month = monthAfter(today, -1);
  const after = daysBetween(planReportDueOn(month), today);
  if (after >= -remindBefore && after <= 0) return { month, kind: 'plan-report-reminder', call: 0 };
  const call = remindAfter.filter((days) => after >= days).length;
  return call === 0 ? null : { month, kind: 'plan-report-overdue', call };
}
