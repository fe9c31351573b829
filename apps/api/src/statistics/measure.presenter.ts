import type {
  AnswerableQuery,
  AnswerCell,
  Dimension,
  DimensionView,
  MeasureDeclaration,
  MeasureView,
  StatisticsAnswer,
  StatisticsCell,
  StatisticsQuery,
} from '@himaya/domain';
import { threshold, typicalError } from './protect-figures';

export function measureView({ id, version, since, source, unit, name, definition, computed }: MeasureDeclaration): MeasureView {
  const rule = typeof computed === 'string' ? null : computed;
  return {
    id,
    version,
    since,
    source,
    unit,
    name,
    definition,
    counts: rule?.counts.of ?? null,
    notCollected: typeof computed === 'string' ? computed : null,
    dimensions: (rule?.dimensions ?? []).map(dimensionView),
  };
}

export function answerView(
  { id, version, since, unit, name, definition }: MeasureDeclaration,
  { from, to }: StatisticsQuery,
  { computed, by, periods }: AnswerableQuery,
  cells: readonly StatisticsCell[],
): StatisticsAnswer {
  const isInner = ({ at }: StatisticsCell): boolean => by.every((dimension) => at[dimension.id] !== undefined);
  return {
    measure: id,
    by: by.map((dimension) => dimension.id),
    from,
    to,
    cells: cells.filter(isInner).map(cellView),
    totals: cells.filter((cell) => !isInner(cell)).map(cellView),
    method: {
      name: 'cell-key',
      typicalError,
      threshold,
      coverage: computed.counts.of === 'returned' ? 'returned-counts' : 'recorded-cases',
    },
    about: { id, version, since, unit, name, definition, counts: computed.counts.of },
    dimensions: by.map(dimensionView),
    periods: periods.map(({ id: period, first, last }) => ({ id: period, from: first, to: last })),
  };
}

function cellView({ period, at, figure }: StatisticsCell): AnswerCell {
  const told = typeof figure === 'number';
  return {
    ...at,
    period,
    value: told ? figure : null,
    protection: told ? 'perturbed' : figure === 'held' ? 'suppressed' : 'none',
    sign: told ? null : figure,
  };
}

function dimensionView({ id, categories }: Dimension): DimensionView {
  return { id, words: categories.name, categories: categories.codes };
}
