import { codeList, type CodeOf } from '@himaya/domain';
import type { DrawnFigures } from './figures';

/** How an answer may be drawn. */
export const chartKinds = codeList('statistics-chart', ['line', 'bar', 'map']);
export type ChartKind = CodeOf<typeof chartKinds>;

/** The ways that fit an answer, the one it is first drawn in first: lines over several periods, a map where places come first. */
export function chartsFor({ by, periods }: Pick<DrawnFigures, 'by' | 'periods'>): readonly ChartKind[] {
  const places = by[0]?.id === 'region' || by[0]?.id === 'governorate';
  return [...(periods.length > 1 ? (['line'] as const) : []), ...(places ? (['map'] as const) : []), 'bar'];
}
