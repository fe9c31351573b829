import { allow, refuse, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import { dimensionIds, type DimensionId } from './codes';
import type { Dimension } from './dimensions';
import type { Computation, MeasureDeclaration } from './measure';
import { blockOf, monthsOf, periodsOf, type Period } from './periods';

/** What is asked of a measure, as it came in: `?by=region,sex&from=2024&to=2025`. */
export interface StatisticsQuery {
  readonly by: readonly string[];
  /** A year `2024` or a quarter `2024-Q3`. */
  readonly from: string;
  readonly to: string;
}

/** What may be answered: the measure's rule, told apart by these, over these periods. */
export interface AnswerableQuery {
  readonly computed: Computation;
  readonly by: readonly Dimension[];
  readonly periods: readonly Period[];
}

/** At most so many dimensions beside the period (standards.md section 6). */
export const mostDimensions = 3;
/** At most so many periods in one answer: three years of quarters. */
export const mostPeriods = 12;

/** The finest period each choice of dimensions may have, in months; the first line that fits holds (standards.md section 6). */
export const finestPeriods: readonly { readonly with: readonly DimensionId[]; readonly months: 3 | 12 | 36 }[] = [
  { with: ['region', 'form'], months: 36 },
  { with: ['region'], months: 12 },
  { with: [], months: 3 },
];

/** The finest period for these dimensions, in months. */
export const finestFor = (by: readonly DimensionId[]): 3 | 12 | 36 =>
  finestPeriods.find((line) => line.with.every((id) => by.includes(id)))?.months ?? 36;

/**
 * May this be asked? It follows from the menu, the words of the question and the calendar alone, never from a figure: a refusal tells
 * nothing of anybody.
 *
 * @param today the day it is asked on: a period must be over
 */
export function decideQuery(
  { computed }: Pick<MeasureDeclaration, 'computed'>,
  query: StatisticsQuery,
  today: IsoDate,
): Outcome<AnswerableQuery> {
  if (typeof computed === 'string') return refuse('statistics.not-collected', { detail: { reason: computed } });
  const faultOfBy = faultyDimensions(computed, query.by);
  if (faultOfBy !== null) return refuse('statistics.dimensions', { errors: [{ path: 'by', code: faultOfBy }] });
  const by = query.by.map((id) => computed.dimensions.find((dimension) => dimension.id === id)!);
  const periods = periodsIn(query, finestFor(by.map(({ id }) => id)), today);
  return typeof periods === 'string'
    ? refuse('statistics.period', { errors: [{ path: 'from', code: periods }] })
    : allow({ computed, by, periods });
}

type DimensionFault = 'too-many' | 'unknown' | 'repeated' | 'not-of-measure';

function faultyDimensions({ dimensions }: Computation, by: readonly string[]): DimensionFault | null {
  if (by.length > mostDimensions) return 'too-many';
  if (by.some((id) => !dimensionIds.has(id))) return 'unknown';
  if (new Set(by).size < by.length) return 'repeated';
  if (by.some((id) => !dimensions.some((dimension) => dimension.id === id))) return 'not-of-measure';
  return null;
}

type PeriodFault = 'malformed' | 'mixed' | 'backwards' | 'too-fine' | 'not-aligned' | 'too-many' | 'not-over';

function periodsIn({ from, to }: StatisticsQuery, finest: 3 | 12 | 36, today: IsoDate): readonly Period[] | PeriodFault {
  const [first, last] = [monthsOf(from), monthsOf(to)];
  if (first === null || last === null) return 'malformed';
  if (first.months !== last.months) return 'mixed';
  if (first.start > last.start) return 'backwards';
  if (first.months === 3 && finest > 3) return 'too-fine';
  if (finest === 36 && (blockOf(first.start).start !== first.start || blockOf(last.start).end !== last.end)) return 'not-aligned';
  const periods = periodsOf(first.start, last.end, finest === 36 ? 36 : first.months);
  if (periods.length > mostPeriods) return 'too-many';
  // What is not over would be told again every day, and each day's newcomers with it.
  return last.end.slice(0, 7) >= today.slice(0, 7) ? 'not-over' : periods;
}
