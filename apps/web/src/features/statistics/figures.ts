import type { DimensionId, DimensionView, MeasureAnswered, ProtectedFigure, StatisticsAnswer, StatisticsCell } from '@himaya/domain';

/** What tables and charts are drawn from, whichever way the figures were made safe. */
export interface DrawnFigures {
  readonly measure: MeasureAnswered;
  readonly by: readonly DimensionView[];
  readonly periods: StatisticsAnswer['periods'];
  readonly cells: readonly StatisticsCell[];
}

/** An answer's figures as they are drawn. */
export function drawnOf({ about, dimensions, periods, cells, totals }: StatisticsAnswer): DrawnFigures {
  return {
    measure: about,
    by: dimensions,
    periods,
    cells: [...cells, ...totals].map(({ period, value, sign, ...rest }) => ({
      period,
      at: Object.fromEntries(dimensions.flatMap(({ id }) => (rest[id] === undefined ? [] : [[id, rest[id]]]))),
      figure: value ?? sign ?? 'held',
    })),
  };
}

/** One line of the table: a category of each dimension, null for all of it, and its figure in each period. */
export interface FigureRow {
  readonly key: string;
  readonly categories: readonly (string | null)[];
  readonly figures: readonly ProtectedFigure[];
}

/** What a chart draws: a name and what stands in each period. Signs stay signs: a chart is given nothing that the table does not show. */
export interface Series {
  readonly category: string | null;
  readonly figures: readonly ProtectedFigure[];
}

const keyOf = (period: string, at: Readonly<Record<string, string>>, ids: readonly DimensionId[]): string =>
  [period, ...ids.map((id) => at[id] ?? '')].join('|');

/** The lines of the table: for each dimension all of it together, then each category, so that every total that was sent is shown. */
export function rowsOf({ by, periods, cells }: DrawnFigures): FigureRow[] {
  const ids = by.map(({ id }) => id);
  const figures = new Map(cells.map(({ period, at, figure }) => [keyOf(period, at, ids), figure]));
  const lines = by.reduce<(string | null)[][]>(
    (all, { categories }) => all.flatMap((before) => [null, ...categories].map((category) => [...before, category])),
    [[]],
  );
  return lines.map((categories) => ({
    key: categories.join('|'),
    categories,
    figures: periods.map(({ id }) => figures.get([id, ...categories.map((category) => category ?? '')].join('|')) ?? 'held'),
  }));
}

/** What the charts show: the first dimension, or all together where there is none. */
export function seriesOf(answer: DrawnFigures): Series[] {
  return rowsOf(answer)
    .filter(({ categories }) => categories.slice(1).every((category) => category === null))
    .filter(({ categories }) => answer.by.length === 0 || categories[0] !== null)
    .map(({ categories, figures }) => ({ category: categories[0] ?? null, figures }));
}

/** The largest number there is to draw; zero where all of them are signs. */
export function largestOf(series: readonly Series[]): number {
  return Math.max(0, ...series.flatMap(({ figures }) => figures.filter((figure) => typeof figure === 'number')));
}
