import type { ReleaseId } from '../shared/ids';
import type { IsoDate } from '../shared/partial-date';

/** A measure's total of a year, out of a published release. */
export interface PublishedTotal {
  readonly id: ReleaseId;
  readonly measure: string;
  readonly year: number;
  /** Rounded; null where it is fewer than the threshold, or held back. */
  readonly figure: number | null;
}

/** What an activity that case data feed shows of them: a published figure, and no other. */
export interface PlanReleasedView {
  /** The year the figure is of; where none was published, the one to ask for. */
  readonly year: number;
  /** Null where nothing was published yet. */
  readonly release: ReleaseId | null;
  readonly figure: number | null;
  /** Whether the year is over, and a release of it can be asked for. */
  readonly over: boolean;
  /** Whether that year is all of the activity: only then is its target held against the figure. */
  readonly whole: boolean;
}

interface Stretch {
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
}

const yearOf = (day: IsoDate): number => Number(day.slice(0, 4));

/**
 * The figure of an activity's year: the latest one that was published of the years it runs in. Years are not added up: whoever was
 * counted in two of them is one person.
 * @param totals of the activity's first measure
 */
export function releasedOf(
  activity: { readonly startsOn: IsoDate; readonly endsOn: IsoDate | null },
  plan: Stretch,
  totals: readonly PublishedTotal[],
  today: IsoDate,
): PlanReleasedView {
  const first = Math.max(yearOf(activity.startsOn), yearOf(plan.startsOn));
  const last = Math.max(first, Math.min(yearOf(activity.endsOn ?? plan.endsOn), yearOf(plan.endsOn)));
  const [found] = totals.filter(({ year }) => year >= first && year <= last).toSorted((a, b) => b.year - a.year);
  const year = found?.year ?? Math.max(first, Math.min(last, yearOf(today) - 1));
  return { year, release: found?.id ?? null, figure: found?.figure ?? null, over: year < yearOf(today), whole: first === last };
}
