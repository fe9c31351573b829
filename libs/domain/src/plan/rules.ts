import type { AgencyId } from '../shared/ids';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import type { PlanFeed, PlanReportStatus } from './codes';
import type { PlanDeclarations, ReviewPlanReportBody, SavePlanReportBody } from './types';

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

/** What accepted reports say of one measure of an activity, over all bodies. */
export interface MeasureTotals {
  /** The sum of all months. */
  readonly total: number;
  /** The sum of what each body said last. */
  readonly last: number;
  /** The mean of what each body said last. */
  readonly mean: number;
}

/** What accepted reports say of one activity. */
export interface ActivityTotals {
  /** By the measure's code: those of earlier versions of the activity too. */
  readonly measures: ReadonlyMap<string, MeasureTotals>;
  /** Bodies whose last word on it is that it is done. */
  readonly declaredBy: readonly AgencyId[];
}

/**
 * How far a measure has come. A flow or an amount adds up over the months, a stock is what stands last over all bodies; a ratio is the mean of what each
 * body said last, in whole percents: sixty percent of three bodies are sixty percent.
 */
export function measureReached(aggregation: string | null, totals: MeasureTotals | undefined): number | null {
  if (totals === undefined) return null;
  if (aggregation === 'flow' || aggregation === 'amount') return totals.total;
  return aggregation === 'stock' ? totals.last : Math.round(totals.mean);
}

/**
 * The bodies whose word a milestone takes: those of the committee that carry it out; where none of them does, the one that is named first.
 * @param members the bodies that sit on the committee
 */
export function declarersOf(implementers: readonly AgencyId[], members: readonly AgencyId[]): readonly AgencyId[] {
  const own = implementers.filter((id) => members.includes(id));
  return own.length > 0 ? own : implementers.slice(0, 1);
}

export const declarationsOf = (declarers: readonly AgencyId[], declaredBy: readonly AgencyId[]): PlanDeclarations => ({
  done: declarers.filter((id) => declaredBy.includes(id)).length,
  of: declarers.length,
});

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
