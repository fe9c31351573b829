import { cellKey, keyTelling } from './cell-key';

/** One way in which the counted are told apart. */
export interface Dimension {
  readonly id: string;
  /** What a table shows, in its order. */
  readonly categories: readonly string[];
  /** What counts in totals only and is never shown: not known, other. */
  readonly folded?: readonly string[];
  /** Whether knowing the category of a person is a harm of its own: form of exploitation, outcome of a decision. */
  readonly sensitive?: boolean;
}

/** What a table counts, and by what. */
export interface Design {
  /** Measure, version, period and revision: equal words mean the same persons counted in the same way. */
  readonly scope: string;
  /** At most three (standards.md section 6). None: the total alone. */
  readonly dimensions: readonly Dimension[];
  /** Whether a cell fed by one body tells the others about it: tables that name a region or a service. */
  readonly namesBodies?: boolean;
  /** What is told of all that are counted, where it is sensitive: `form=begging` of a measure of those who begged. */
  readonly tells?: readonly string[];
}

/** So many persons with the same categories in every dimension, reported by one body. */
export interface Fact {
  readonly of: Readonly<Record<string, string>>;
  readonly body: string;
  readonly persons: number;
  /** Sum of their secret record keys, modulo 2^32 (cell-key method). */
  readonly recordKeys: number;
}

/** A cell of a table, inner or margin. */
export interface Cell {
  /** Equal in every table that counts the same persons in it, whatever its other dimensions: `scope|age=child&sex=female`. */
  readonly key: string;
  /** [dimension, category] of whatever is no total, in the order of the dimensions' ids. */
  readonly at: readonly (readonly [string, string])[];
  readonly persons: number;
  /** From the record keys of those in it and from what is sensitive of what it tells of them (`keyTelling`). */
  readonly recordKeys: number;
  /** Persons by reporting body, the largest first. */
  readonly bodies: readonly { readonly body: string; readonly persons: number }[];
  /** False where a category of it is folded. */
  readonly shown: boolean;
  /** How many of its table's dimensions it sums over. */
  readonly totals: number;
}

/** One cell is the sum of the others, by their places in the list of cells. */
export interface Equation {
  readonly total: number;
  readonly parts: readonly number[];
}

/** The cells of one table or of many about the same persons, and every sum that holds between them. */
export interface System {
  readonly cells: readonly Cell[];
  readonly equations: readonly Equation[];
  readonly placeOf: ReadonlyMap<string, number>;
}

type At = readonly (readonly [string, string])[];

export const keyOf = (scope: string, at: At): string =>
  `${scope}|${at
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([dimension, category]) => `${dimension}=${category}`)
    .join('&')}`;

/** Where the cells of one table stand among all, in its own order: the total first. */
export const placesOf = (design: Design, { placeOf }: System): number[] =>
  combinations(design.dimensions).map((at) => placeOf.get(keyOf(design.scope, at))!);

/** Every category that counts, shown or folded. */
export const allOf = ({ categories, folded = [] }: Dimension): readonly string[] => [...categories, ...folded];

/**
 * The cells and sums of these tables together: a cell that two tables have is one cell, which is what ties the tables.
 *
 * @throws {RangeError} where a fact has a category that a dimension does not name: its person would be missing from every total
 */
export function systemOf(designs: readonly Design[], facts: readonly Fact[]): System {
  const cells: Cell[] = [];
  const placeOf = new Map<string, number>();
  const equations: Equation[] = [];
  for (const design of designs) {
    for (const fact of facts) refuseUnknown(design, fact);
    const coordinates = combinations(design.dimensions);
    for (const at of coordinates) {
      const key = keyOf(design.scope, at);
      if (placeOf.has(key)) continue;
      placeOf.set(key, cells.length);
      cells.push(cellOf(design, key, at, facts));
    }
    for (const at of coordinates) {
      for (const dimension of design.dimensions) {
        if (at.some(([id]) => id === dimension.id)) continue;
        const parts = allOf(dimension).map((category) => placeOf.get(keyOf(design.scope, [...at, [dimension.id, category]]))!);
        equations.push({ total: placeOf.get(keyOf(design.scope, at))!, parts });
      }
    }
  }
  return { cells, equations, placeOf };
}

function refuseUnknown({ dimensions }: Design, { of }: Fact): void {
  for (const dimension of dimensions)
    if (!allOf(dimension).includes(of[dimension.id] ?? ''))
      throw new RangeError(`no category ${of[dimension.id] ?? 'at all'} in ${dimension.id}`);
}

/** Every choice of a category or the total in each dimension. */
function combinations(dimensions: readonly Dimension[]): At[] {
  return dimensions.reduce<At[]>(
    (found, dimension) => found.flatMap((at) => [at, ...allOf(dimension).map((category): At => [...at, [dimension.id, category]])]),
    [[]],
  );
}

/** What a cell tells of its people that is sensitive. */
const told = ({ dimensions, tells = [] }: Design, at: At): string[] => [
  ...tells,
  ...at.filter(([id]) => dimensions.some((one) => one.id === id && one.sensitive)).map((one) => one.join('=')),
];

function cellOf(design: Design, key: string, at: At, facts: readonly Fact[]): Cell {
  const { dimensions } = design;
  const bodies = new Map<string, number>();
  const inside = facts.filter(({ of }) => at.every(([dimension, category]) => of[dimension] === category));
  for (const { body, persons } of inside) bodies.set(body, (bodies.get(body) ?? 0) + persons);
  return {
    key,
    at: at.toSorted(([one], [other]) => (one < other ? -1 : 1)),
    persons: [...bodies.values()].reduce((sum, persons) => sum + persons, 0),
    recordKeys: keyTelling(cellKey(inside.map((fact) => fact.recordKeys)), told(design, at)),
    bodies: [...bodies].map(([body, persons]) => ({ body, persons })).toSorted((a, b) => b.persons - a.persons),
    shown: at.every(([id, category]) => dimensions.find((dimension) => dimension.id === id)!.categories.includes(category)),
    totals: dimensions.length - at.length,
  };
}
