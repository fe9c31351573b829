import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import type { PlanFeed, PlanIndicatorKind, PlanState } from './codes';
import { boundsOf } from './bounds';
import type { PlanRef } from './types';
import type { DecidePlanBody, DraftPlanBody, PlanActivityFields, SetPlanTargetBody } from './year-plan';

/** Limits of a year's plan (docs/limits.md). */
export const yearPlanRules = {
  /** Years ahead of the running one for which a plan may be begun. */
  yearsAhead: 2,
  /** Measures of one activity. */
  measures: 5,
  /** Bodies that carry one out. */
  implementers: 40,
  /** Activities of one axis. */
  activities: 99,
} as const;

const invalid = (errors: readonly FieldProblem[]): Outcome<null> =>
  errors.length === 0 ? allow(null) : refuse('body.invalid', { errors });

/** May a plan of this year be begun? One that is over has been carried out by another. */
export function decidePlanYear({ year }: Pick<DraftPlanBody, 'year'>, today: IsoDate): Outcome<null> {
  const running = Number(today.slice(0, 4));
  if (year < running) return invalid([{ path: 'year', code: 'date.too-early' }]);
  return invalid(year > running + yearPlanRules.yearsAhead ? [{ path: 'year', code: 'date.too-late' }] : []);
}

/** The id of a year's plan: `p2027`, and `p2027-2` where the first one was discarded. @param taken ids there are */
export function yearPlanId(year: number, taken: readonly string[]): string {
  const before = taken.filter((id) => id === `p${year}` || id.startsWith(`p${year}-`)).length;
  return before === 0 ? `p${year}` : `p${year}-${before + 1}`;
}

/** The plan of a calendar year that was not discarded, if there is one. */
export const planOfYear = <Plan extends Pick<PlanRef, 'startsOn' | 'endsOn' | 'state'>>(
  plans: readonly Plan[],
  year: number,
): Plan | undefined =>
  plans.find(({ startsOn, endsOn, state }) => state !== 'discarded' && startsOn === `${year}-01-01` && endsOn === `${year}-12-31`);

/** How a year's plan is called. */
export const yearPlanTitle = (year: number): { readonly ar: string; readonly ckb: string; readonly en: string } => ({
  ar: `خطة اللجنة المركزية لمكافحة الاتجار بالبشر لعام ${year}`,
  ckb: `پلانی لێژنەی ناوەندیی بەرەنگاربوونەوەی بازرگانیکردن بە مرۆڤ بۆ ساڵی ${year}`,
  en: `Plan of the Central Committee for Combating Trafficking in Persons for ${year}`,
});

/** What an activity is held against: the plan's dates, and where each measure that there is comes from. */
export interface PlanActivityFacts {
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  readonly feeds: ReadonlyMap<string, PlanFeed>;
  readonly agencies: ReadonlySet<string>;
}

/** Does an activity fit its plan: carried out in its time by bodies that there are, and measured by what its feed can give? */
export function decidePlanActivity(fields: PlanActivityFields, facts: PlanActivityFacts): Outcome<null> {
  const { startsOn, endsOn, implementers, indicatorAr, indicatorEn, indicatorCkb, feed, measures } = fields;
  const [first] = measures;
  return invalid([
    ...(endsOn !== null && endsOn < startsOn ? [{ path: 'endsOn', code: 'date.order' }] : []),
    ...(startsOn > facts.endsOn ? [{ path: 'startsOn', code: 'date.too-late' }] : []),
    ...(endsOn !== null && endsOn >= startsOn && endsOn < facts.startsOn ? [{ path: 'endsOn', code: 'date.too-early' }] : []),
    ...unknown('implementers', implementers, (id) => facts.agencies.has(id)),
    ...(implementers.length === 0 ? [{ path: 'implementers', code: 'list.too-short' }] : []),
    ...unknown('measures', measures, (id) => facts.feeds.has(id)),
    ...(feed === 'milestone' && measures.length > 0 ? [{ path: 'measures', code: 'unexpected' }] : []),
    ...(feed !== 'milestone' && first === undefined ? [{ path: 'measures', code: 'list.too-short' }] : []),
    ...(feed !== 'milestone' && first !== undefined && facts.feeds.has(first) && facts.feeds.get(first) !== feed
      ? [{ path: 'measures.0', code: 'code.unfit' }]
      : []),
    ...(indicatorAr === null && (indicatorEn ?? indicatorCkb) !== null ? [{ path: 'indicatorAr', code: 'required' }] : []),
  ]);
}

/** Those that are not there, and those that are named twice. */
const unknown = (path: string, ids: readonly string[], known: (id: string) => boolean): FieldProblem[] =>
  ids.flatMap((id, n) => (known(id) && ids.indexOf(id) === n ? [] : [{ path: `${path}.${n}`, code: 'code.unknown' }]));

/** What kind of indicator an activity has, by what feeds it. @param unit of its first measure; null for a milestone */
export function indicatorKindOf(
  { feed, indicatorAr }: Pick<PlanActivityFields, 'feed' | 'indicatorAr'>,
  unit: string | null,
): PlanIndicatorKind {
  if (feed === 'milestone') return indicatorAr === null ? 'none' : 'milestone';
  return unit === 'IQD' ? 'amount' : 'count';
}

/** May this be the target? A milestone is its own; a percentage ends at a hundred. */
export function decidePlanTarget(
  { target }: SetPlanTargetBody,
  { feed, unit }: { readonly feed: PlanFeed; readonly unit: string | null },
): Outcome<null> {
  if (target === null) return allow(null);
  if (feed === 'milestone') return invalid([{ path: 'target', code: 'unexpected' }]);
  return invalid(target > boundsOf(unit ?? '').most ? [{ path: 'target', code: 'number.too-large' }] : []);
}

/** Which states of a plan each deed is done in; the database's doors hold the same. */
export const planDeeds = {
  add: ['draft'],
  change: ['draft', 'adopted'],
  target: ['draft', 'adopted'],
  propose: ['draft'],
  decide: ['proposed'],
  discard: ['draft'],
  resume: ['discarded'],
} as const satisfies Readonly<Record<string, readonly PlanState[]>>;
export type PlanDeed = keyof typeof planDeeds;

export const mayPlan = (deed: PlanDeed, state: PlanState): boolean => (planDeeds[deed] as readonly PlanState[]).includes(state);

/** May the deed be done now to the plan that its reader saw? @param found undefined where there is none, @param version as it was read */
export function decidePlanDeed(deed: PlanDeed, found: Pick<PlanRef, 'state' | 'version'> | undefined, version: number): Outcome<null> {
  if (found === undefined) return refuse('not-found');
  if (found.version !== version) return refuse('conflict');
  return mayPlan(deed, found.state) ? allow(null) : refuse('national-plan.not-now');
}

/** A reason belongs to a return, and to nothing else. */
export function decidePlanDecision({ decision, reason }: DecidePlanBody): Outcome<null> {
  if ((decision === 'return') === (reason !== null)) return allow(null);
  return invalid([{ path: 'reason', code: decision === 'return' ? 'required' : 'unexpected' }]);
}
