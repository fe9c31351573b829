import type { IsoDate } from '../shared/partial-date';
import type { Dimension } from './dimensions';
import type { Period } from './periods';
import type { StatisticsCell } from './types';

/** A table that was let out, as far as a question about the same people must know it. */
export interface ReleasedTable {
  readonly id: string;
  /** Others than `published` are answered from no more; what they held back stays so, for they were read. */
  readonly status: 'published' | 'superseded' | 'withdrawn';
  readonly revision: number;
  /** ISO instant. */
  readonly publishedAt: string;
  readonly first: IsoDate;
  readonly last: IsoDate;
  readonly dimensions: readonly { readonly id: string; readonly categories: readonly string[] }[];
  readonly cells: readonly { readonly at: Readonly<Record<string, string>>; readonly figure: number | null }[];
}

/** A cell as it is answered, and the release that its figure or its sign is of; null where it is the answer's own. */
export interface BesideReleases {
  readonly cell: StatisticsCell;
  readonly release: string | null;
}

/**
 * What a question may answer beside what was let out. A cell that a published table of its period shows has that table's figure, the
 * newest issue's first. A cell that lies within one that a table held back, in the table's categories or in its months, is held back.
 * Everything else stays as it was. It follows from the tables alone, whoever asks.
 */
export function besideReleases(
  declared: readonly Dimension[],
  released: readonly ReleasedTable[],
  periods: readonly Pick<Period, 'id' | 'first' | 'last'>[],
  cells: readonly StatisticsCell[],
): BesideReleases[] {
  const newestFirst = released
    .toSorted((one, other) => other.revision - one.revision || (one.publishedAt < other.publishedAt ? -1 : 1))
    .map((table) => tableOf(declared, table));
  const around = new Map(
    periods.map(({ id, first, last }) => [id, newestFirst.filter(({ of }) => of.first <= first && of.last >= last)] as const),
  );
  const spans = new Map(periods.map((period) => [period.id, period]));
  return cells.map((cell) => {
    const tables = around.get(cell.period) ?? [];
    if (tables.length === 0 || cell.figure === 'not-collected') return { cell, release: null };
    const { first, last } = spans.get(cell.period)!;
    const own = tables.filter(({ of, has }) => of.status === 'published' && of.first === first && of.last === last && has(cell.at));
    for (const { of, figureAt } of own) {
      const figure = figureAt(cell.at);
      if (figure !== null) return { cell: { ...cell, figure }, release: of.id };
    }
    const held = tables.some(({ figureAt, within }) => figureAt(within(cell.at)) === null);
    return held ? { cell: { ...cell, figure: 'held' }, release: own[0]?.of.id ?? null } : { cell, release: null };
  });
}

type At = StatisticsCell['at'];

interface Table {
  readonly of: ReleasedTable;
  /** Whether it tells apart everything that the cell does. */
  readonly has: (at: At) => boolean;
  /** The smallest cell of its own in which this one lies. */
  readonly within: (at: At) => At;
  /** Null for what it holds back, and for a category that it has merged into another. */
  readonly figureAt: (at: At) => number | null;
}

function tableOf(declared: readonly Dimension[], of: ReleasedTable): Table {
  const ids = of.dimensions.map(({ id }) => id);
  const merged = new Set(
    of.dimensions
      .filter(({ id, categories }) =>
        declared.find((dimension) => dimension.id === id)?.categories.codes.some((code) => code !== 'other' && !categories.includes(code)),
      )
      .map(({ id }) => id),
  );
  const figures = new Map(of.cells.map(({ at, figure }) => [placeOf(at), figure]));
  return {
    of,
    has: (at) => Object.keys(at).every((id) => ids.includes(id)),
    within: (at) => Object.fromEntries(Object.entries(at).filter(([id]) => ids.includes(id))),
    figureAt: (at) =>
      Object.entries(at).some(([id, category]) => category === 'other' && merged.has(id)) ? null : (figures.get(placeOf(at)) ?? null),
  };
}

const placeOf = (at: Readonly<Record<string, string | undefined>>): string => JSON.stringify(Object.entries(at).toSorted());
