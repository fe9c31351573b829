import { placesOf, type RawGroup, type RawSum } from './figure-statement';

/** A raw cell: of which noise and signs are made. It never leaves the API. */
export interface RawCell {
  readonly persons: number;
  /** Sum of the persons' record keys, modulo 2^32. */
  readonly keys: number;
  readonly facts: number;
  readonly factKeys: number;
  /** Whole dinars, and what of them the two largest persons had. */
  readonly amount: number | null;
  readonly largest: number | null;
  readonly median: number | null;
}

/** Cells by `keyOf`. */
export type RawCells = ReadonlyMap<string, RawCell>;

export const keyOf = (period: number, places: readonly (number | undefined)[]): string => [period, ...places].join(' ');

const empty: RawCell = { persons: 0, keys: 0, facts: 0, factKeys: 0, amount: null, largest: null, median: null };
const modulus = 2 ** 32;

/** The cells of the table and of all its totals: whoever stands in several cells of one total counts in it once. */
export function cellsOfGroups(groups: readonly RawGroup[], dimensions: number): RawCells {
  const cells = new Map<string, RawCell>();
  for (const { of, at, codes, n, keys } of groups) {
    const inner = codes.map((code) => placesOf(code, dimensions));
    const all = new Set<string>();
    for (let level = 0; level < 1 << dimensions; level += 1)
      for (const places of inner)
        all.add(
          keyOf(
            at,
            places.map((place, dimension) => (level & (1 << dimension) ? -1 : place)),
          ),
        );
    for (const key of all) {
      const cell = cells.get(key) ?? empty;
      const sum = (before: number): number => (before + Number(keys)) % modulus;
      cells.set(
        key,
        of === 'persons'
          ? { ...cell, persons: cell.persons + Number(n), keys: sum(cell.keys) }
          : { ...cell, facts: cell.facts + Number(n), factKeys: sum(cell.factKeys) },
      );
    }
  }
  return cells;
}

/** Cells of money and hours, which the store sums for every total. */
export function cellsOfSums(sums: readonly RawSum[], dimensions: number): RawCells {
  const numberOf = (text: string | null): number | null => (text === null ? null : Number(text));
  return new Map(
    sums.map((row) => [
      keyOf(row.at, [row.d1, row.d2, row.d3].slice(0, dimensions)),
      {
        persons: Number(row.persons),
        keys: Number(row.keys),
        facts: Number(row.facts),
        factKeys: Number(row.fact_keys),
        amount: numberOf(row.amount),
        largest: numberOf(row.largest),
        median: numberOf(row.median),
      },
    ]),
  );
}
