import { allow, refuse, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import { dimensionIds, tellingDimensions, type DimensionId } from './codes';
import type { Dimension } from './dimensions';
import type { Computation, Counts, MeasureDeclaration } from './measure';
import { blockOf, monthsOf, periodsOf, type Grain, type Period } from './periods';

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
export const finestPeriods: readonly { readonly with: readonly DimensionId[]; readonly months: Grain }[] = [
  { with: ['region', 'form'], months: 36 },
  { with: ['region'], months: 12 },
  { with: ['governorate'], months: 12 },
  { with: [], months: 3 },
];

/** The finest period for these dimensions, in months. */
export const finestFor = (by: readonly string[]): Grain =>
  finestPeriods.find((line) => line.with.every((id) => by.includes(id)))?.months ?? 36;

/**
 * May these stand in one table? People are never told of by governorate; of a count that a body gave, each breakdown is known beside the sexes
 * alone, and of a figure of its month by itself.
 */
export const standTogether = (counts: Counts['of'], by: readonly string[]): boolean =>
  !(by.includes('governorate') && tellingDimensions.some((id) => by.includes(id))) &&
  !(counts === 'returned' && by.filter((id) => id !== 'sex').length > 1) &&
  !(counts === 'reported' && by.length > 1);

/**
 * May this be asked? It follows from the menu, the words of the question and the calendar alone, never from a figure: a refusal tells
 * nothing of anybody. What is finer than the menu has it is refused with the nearest question that it allows.
 *
 * @param today the day it is asked on: periods that are not over are left out of the answer
 */
export function decideQuery(
  { computed }: Pick<MeasureDeclaration, 'computed'>,
  query: StatisticsQuery,
  today: IsoDate,
): Outcome<AnswerableQuery> {
  if (typeof computed === 'string') return refuse('statistics.not-collected', { detail: { reason: computed } });
  const offered = computed.dimensions.map(({ id }): string => id);
  const faultOfBy = faultyDimensions(offered, query.by);
  if (faultOfBy !== null) return refuse('statistics.dimensions', { errors: [{ path: 'by', code: faultOfBy }] });
  const period = writtenPeriod(query);
  if (typeof period === 'string') return refuse('statistics.period', { errors: [{ path: 'from', code: period }] });
  const finest = finestFor(query.by);
  const by = query.by.flatMap((id) => computed.dimensions.filter((dimension) => dimension.id === id));
  const grain = fitting(period, finest);
  if (by.length < query.by.length || by.length > mostDimensions || grain === null || !standTogether(computed.counts.of, query.by))
    return refuse('statistics.too-fine', { detail: { nearest: nearestTo(query.by, period, computed) } });
  const periods = periodsOf(period.start, period.end, grain);
  if (periods.length > mostPeriods) return refuse('statistics.period', { errors: [{ path: 'from', code: 'too-many' }] });
  // What is not over would be told again every day, and each day's newcomers with it.
  const over = periods.filter(({ last }) => last.slice(0, 7) < today.slice(0, 7));
  return over.length === 0
    ? refuse('statistics.period', { errors: [{ path: 'from', code: 'not-over' }] })
    : allow({ computed, by, periods: over });
}

/** What no menu has; a governorate is one that is told apart too finely. */
function faultyDimensions(offered: readonly string[], by: readonly string[]): 'unknown' | 'repeated' | 'not-of-measure' | null {
  if (by.some((id) => !dimensionIds.has(id))) return 'unknown';
  if (new Set(by).size < by.length) return 'repeated';
  return by.some((id) => !offered.includes(id) && !(id === 'governorate' && offered.includes('region'))) ? 'not-of-measure' : null;
}

interface WrittenPeriod {
  readonly start: IsoDate;
  readonly end: IsoDate;
  /** 1 where months or days were written. */
  readonly months: 1 | 3 | 12;
}

function writtenPeriod({ from, to }: StatisticsQuery): WrittenPeriod | 'malformed' | 'mixed' | 'backwards' {
  const [first, last] = [monthsOf(from), monthsOf(to)];
  if (first === null || last === null) return 'malformed';
  if (first.months !== last.months) return 'mixed';
  return first.start > last.start ? 'backwards' : { start: first.start, end: last.end, months: first.months };
}

/** The length of the periods that this stretch is cut into; null where it is finer than the finest. */
function fitting({ start, end, months }: WrittenPeriod, finest: Grain): Grain | null {
  if (finest === 36) return blockOf(start).start === start && blockOf(end).end === end ? 36 : null;
  return months === 1 || months < finest ? null : months;
}

/** The nearest question that the menu has, as it is written in an address: regions for governorates, three dimensions, longer periods. */
function nearestTo(by: readonly string[], { start, end, months }: WrittenPeriod, { counts, dimensions }: Computation): string {
  const offered = dimensions.map(({ id }): string => id);
  const together = standTogether(counts.of, by);
  const regions = by.map((id) => (offered.includes(id) && (id !== 'governorate' || together) ? id : 'region'));
  const fitting = (so: string[], id: string): string[] => (standTogether(counts.of, [...so, id]) ? [...so, id] : so);
  const allowed = [...new Set(regions)].reduce(fitting, []).slice(0, mostDimensions);
  const finest = finestFor(allowed);
  const [first, last] = finest === 36 ? [blockOf(start).start, blockOf(end).end] : [start, end];
  const written = (date: IsoDate): string =>
    finest === 3 && months < 12 ? `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}` : date.slice(0, 4);
  return `by=${allowed.join(',')}&from=${written(first)}&to=${written(last)}`;
}
