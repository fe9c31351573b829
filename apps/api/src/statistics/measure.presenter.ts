import type {
  AnswerableQuery,
  Dimension,
  DimensionView,
  MeasureDeclaration,
  MeasureView,
  StatisticsAnswer,
  StatisticsCell,
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
  { computed, by, periods }: AnswerableQuery,
  cells: readonly StatisticsCell[],
): StatisticsAnswer {
  return {
    measure: { id, version, since, unit, name, definition, counts: computed.counts.of },
    by: by.map(dimensionView),
    periods: periods.map(({ id: period, first, last }) => ({ id: period, from: first, to: last })),
    cells: cells.map(({ period, at, figure }) => ({ period, at, figure })),
    method: { name: 'cell-key', typicalError, threshold, coverage: 'recorded-cases' },
  };
}

function dimensionView({ id, categories }: Dimension): DimensionView {
  return { id, words: categories.name, categories: categories.codes };
}
