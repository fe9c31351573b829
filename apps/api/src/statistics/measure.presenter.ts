import type {
  AnswerableQuery,
  AnswerCell,
  BesideReleases,
  Dimension,
  DimensionView,
  MeasureDeclaration,
  MeasureView,
  StatisticsAnswer,
  StatisticsQuery,
} from '@himaya/domain';
import type { Answered } from './answer-figures';
import { threshold, typicalError } from './protect-figures';

export function measureView(measure: MeasureDeclaration): MeasureView {
  const { id, version, since, source, unit, name, definition, computed, lacks, beside } = measure;
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
    lacks,
    beside,
  };
}

export function answerView(
  { id, version, since, unit, name, definition }: MeasureDeclaration,
  { from, to }: StatisticsQuery,
  { computed, by, periods }: AnswerableQuery,
  { cells, releases, revisions }: Answered,
): StatisticsAnswer {
  const isInner = ({ cell: { at } }: BesideReleases): boolean => by.every((dimension) => at[dimension.id] !== undefined);
  return {
    measure: id,
    by: by.map((dimension) => dimension.id),
    from,
    to,
    cells: cells.filter(isInner).map(cellView),
    totals: cells.filter((cell) => !isInner(cell)).map(cellView),
    method: {
      name: cells.every(({ release }) => release !== null) ? 'release' : 'cell-key',
      releases,
      revisions,
      typicalError,
      threshold,
      coverage: computed.counts.of === 'returned' ? 'returned-counts' : 'recorded-cases',
    },
    about: { id, version, since, unit, name, definition, counts: computed.counts.of },
    dimensions: by.map(dimensionView),
    periods: periods.map(({ id: period, first, last }) => ({ id: period, from: first, to: last })),
  };
}

function cellView({ cell: { period, at, figure }, release }: BesideReleases): AnswerCell {
  const told = typeof figure === 'number';
  return {
    ...at,
    period,
    value: told ? figure : null,
    protection: told ? (release === null ? 'perturbed' : 'released') : figure === 'held' ? 'suppressed' : 'none',
    sign: told ? null : figure,
  };
}

function dimensionView({ id, categories }: Dimension): DimensionView {
  return { id, words: categories.name, categories: categories.codes };
}
