import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import type { PlanFeed, PlanReportStatus } from './codes';
import type { ReviewPlanReportBody, SavePlanReportBody } from './types';

/** Limits of the plan and its monthly reports (docs/limits.md). No source names a day of the month: ADR 0105. */
export const planRules = {
  /** Day of the following month until whose end a report is on time. */
  dueDay: 10,
  /** How many times the month before makes a figure worth a second look. */
  jump: 10,
  /** The most that a figure may be: an amount of Iraqi dinars. */
  most: 1_000_000_000_000_000,
  /** Months back for which a report may still be begun. */
  monthsBack: 24,
  /** Characters of what a body says it achieved in a month. */
  achievements: 4000,
} as const;

const partsOf = (day: IsoDate): [year: number, month: number] => [Number(day.slice(0, 4)), Number(day.slice(5, 7))];

/** The first day of a month some months on. @param month any day of it */
export function monthAfter(month: IsoDate, months = 1): IsoDate {
  const [year, number] = partsOf(month);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 10);
}

/** The last day on which a month's report is on time. */
export const planReportDueOn = (month: IsoDate): IsoDate => `${monthAfter(month).slice(0, 8)}${planRules.dueDay}`;

/** Was it first submitted after its day? @param submittedOn the local day; null while it was not */
export const isPlanReportLate = (month: IsoDate, submittedOn: IsoDate | null, today: IsoDate): boolean =>
  (submittedOn ?? today) > planReportDueOn(month);

/** May a report of this month be begun? A month that is not over has no report, and what is long past none any more. */
export function decideReportMonth(month: IsoDate, today: IsoDate): Outcome<null> {
  const wrong = (code: string): Outcome<null> => refuse('body.invalid', { errors: [{ path: 'month', code }] });
  if (!month.endsWith('-01')) return wrong('date.not-first-of-month');
  if (monthAfter(month) > today) return wrong('date.future');
  return month < monthAfter(today, -planRules.monthsBack) ? wrong('date.too-early') : allow(null);
}

/** Is a figure more than ten times the month before? Where that was nothing, no figure is. */
export const isJump = (value: number | null, last: number | null): boolean =>
  value !== null && last !== null && last > 0 && value > planRules.jump * last;

/** Which statuses each step of a report is taken from; the database's doors hold the same. */
export const planReportSteps = {
  save: ['draft', 'returned', 'accepted'],
  submit: ['draft'],
  review: ['submitted'],
} as const satisfies Readonly<Record<string, readonly PlanReportStatus[]>>;
export type PlanReportStep = keyof typeof planReportSteps;

export const mayStep = (step: PlanReportStep, status: PlanReportStatus): boolean =>
  (planReportSteps[step] as readonly PlanReportStatus[]).includes(status);

/** What a measure that a report fills in asks of its figures. */
export interface ReportedMeasure {
  readonly id: string;
  readonly unit: string;
}

/**
 * Do the entries fit the activities they name: each of them once, as many figures as it reports, no percentage over a hundred?
 * @param reported the measures that each activity of the report asks for
 */
export function decideEntries({ entries }: SavePlanReportBody, reported: ReadonlyMap<string, readonly ReportedMeasure[]>): Outcome<null> {
  const errors = entries.flatMap((entry, n): FieldProblem[] => {
    const measures = reported.get(entry.activityId);
    const again = entries.findIndex(({ activityId }) => activityId === entry.activityId) !== n;
    if (measures === undefined || again) return [{ path: `entries.${n}.activityId`, code: 'code.unknown' }];
    if (measures.length !== entry.figures.length) return [{ path: `entries.${n}.figures`, code: 'list.length' }];
    return entry.figures.flatMap((figure, of) =>
      figure !== null && figure > (measures[of]!.unit === 'percent' ? 100 : planRules.most)
        ? [{ path: `entries.${n}.figures.${of}`, code: 'number.too-large' }]
        : [],
    );
  });
  return errors.length > 0 ? refuse('body.invalid', { errors }) : allow(null);
}

/** A reason belongs to a return, and to nothing else. */
export function decideReview({ review, reason }: ReviewPlanReportBody): Outcome<null> {
  return (review === 'return') === (reason !== null)
    ? allow(null)
    : refuse('body.invalid', { errors: [{ path: 'reason', code: review === 'return' ? 'required' : 'unexpected' }] });
}

/** What accepted reports add up to for one activity, over all its members. */
export interface ActivityTotals {
  /** The sum of the first figure over all months. */
  readonly total: number | null;
  /** The sum of each member's last first figure. */
  readonly last: number | null;
  /** Did a member declare it done, last thing? */
  readonly completed: boolean;
}

/**
 * How far an activity has come. A flow adds up over the months, a stock is what stands last; a milestone is its own target and is reached by the
 * declaration. Case data are not counted here: of them a published release says, or nothing does.
 * @param released the published figure; null where there is none
 */
export function reachedOf(
  feed: PlanFeed,
  aggregation: string | null,
  totals: ActivityTotals | undefined,
  released: number | null = null,
): number | null {
  if (feed === 'milestone') return totals?.completed === true ? 1 : 0;
  if (feed === 'measure') return released;
  if (totals === undefined) return null;
  return aggregation === 'flow' || aggregation === 'amount' ? totals.total : totals.last;
}

/** reached / target. No target, or one of nought, no ratio; a milestone's target is one. */
export function completionRatio(feed: PlanFeed, reached: number | null, target: number | null): number | null {
  const aim = feed === 'milestone' ? 1 : target;
  return aim === null || aim === 0 || reached === null ? null : reached / aim;
}

/** Unweighted mean of the ratios there are; one above its target counts as one, so that it hides no other's falling short. */
export function meanRatio(ratios: readonly (number | null)[]): number | null {
  const known = ratios.flatMap((ratio) => (ratio === null ? [] : [Math.min(ratio, 1)]));
  return known.length === 0 ? null : known.reduce((sum, ratio) => sum + ratio, 0) / known.length;
}
