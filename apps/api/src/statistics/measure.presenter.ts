import type {
  AnswerableQuery,
  AnswerCell,
  BesideReleases,
  Counts,
  Dimension,
  DimensionView,
  MeasureDeclaration,
  MeasureView,
  Protection,
  StatisticsAnswer,
  StatisticsMethod,
  StatisticsQuery,
} from '@himaya/domain';
import type { Answered } from './answer-figures';
import { threshold, typicalError } from './protect-figures';

const coverages: Readonly<Partial<Record<Counts['of'], StatisticsMethod['coverage']>>> = {
  returned: 'returned-counts',
  reported: 'monthly-reports',
};

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
  const { counts } = computed;
  const asGiven = counts.of === 'reported' && !counts.persons;
  const view = cellView(asGiven ? 'none' : 'perturbed');
  const isInner = ({ cell: { at } }: BesideReleases): boolean => by.every((dimension) => at[dimension.id] !== undefined);
  return {
    measure: id,
    by: by.map((dimension) => dimension.id),
    from,
    to,
    cells: cells.filter(isInner).map(view),
    totals: cells.filter((cell) => !isInner(cell)).map(view),
    method: {
      name: asGiven ? 'as-reported' : cells.every(({ release }) => release !== null) ? 'release' : 'cell-key',
      releases,
      revisions,
      typicalError,
      threshold,
      coverage: coverages[counts.of] ?? 'recorded-cases',
    },
    about: { id, version, since, unit, name, definition, counts: counts.of },
    dimensions: by.map(dimensionView),
    periods: periods.map(({ id: period, first, last }) => ({ id: period, from: first, to: last })),
  };
}

/** @param own what is done to a figure that no release told */
const cellView =
  (own: Protection) =>
  ({ cell: { period, at, figure }, release }: BesideReleases): AnswerCell => {
    const told = typeof figure === 'number';
    return {
      ...at,
      period,
      value: told ? figure : null,
      protection: told ? (release === null ? own : 'released') : figure === 'held' ? 'suppressed' : 'none',
      sign: told ? null : figure,
    };
  };

function dimensionView({ id, categories }: Dimension): DimensionView {
  return { id, words: categories.name, categories: categories.codes };
}
