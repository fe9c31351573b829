import { createHash } from 'node:crypto';
import { bitsOf, mostDimensions, type Dimension, type FoldUnit } from '@himaya/domain';

/** A cell as the store answers it: its people, its facts, or the bodies that fed it. It never leaves the API. */
export interface StoredCell {
  /** First month of its period; null where no cell answers. */
  readonly first: string | null;
  readonly dims: number;
  readonly unit: FoldUnit;
  readonly code: number;
  readonly n: string;
  /** Sum of their record keys, modulo 2^32. */
  readonly keys: string;
  readonly largest: string | null;
  readonly median: string | null;
  readonly bodies: number;
  readonly most: string;
  /** How often the noise of its period was drawn anew. */
  readonly redraws: number;
}

/** A raw cell: of which noise and signs are made. It never leaves the API. */
export interface RawCell {
  readonly persons: number;
  readonly keys: number;
  readonly facts: number;
  readonly factKeys: number;
  /** Whole dinars, and what the two largest persons had of them, each to two digits and rounded up. */
  readonly amount: number;
  readonly largest: number;
  readonly median: number | null;
  /** Of a cell that names a region, a service or a body: how many bodies fed it, and how much of it one did. */
  readonly bodies: { readonly many: number; readonly most: number; readonly all: number } | null;
}

/** Cells by `keyOf`. */
export type RawCells = ReadonlyMap<string, RawCell>;

/** @param places of the categories in the table's order: 1 …, -1 for all of them together */
export const keyOf = (first: string, places: readonly number[]): string => [first, ...places].join(' ');

export const emptyCell: RawCell = { persons: 0, keys: 0, facts: 0, factKeys: 0, amount: 0, largest: 0, median: null, bodies: null };

/** The cells of a table out of those that are stored under the measure's own dimensions. */
export function cellsOf(stored: readonly StoredCell[], dimensions: readonly Dimension[], by: readonly Dimension[]): RawCells {
  const cells = new Map<string, RawCell>();
  for (const row of stored) {
    if (row.first === null) continue;
    const key = keyOf(row.first, placesIn(row, dimensions, by));
    cells.set(key, { ...(cells.get(key) ?? emptyCell), ...partOf(row) });
  }
  return cells;
}

function partOf({ unit, n, keys, largest, median, bodies, most, redraws }: StoredCell): Partial<RawCell> {
  if (unit === 'fact') return { facts: Number(n), factKeys: drawnKey(keys, redraws), median: Number(median) };
  if (unit === 'body') return { bodies: { many: bodies, most: Number(most), all: Number(n) } };
  if (unit === 'amount') return { amount: Number(n) };
  return { persons: Number(n), keys: drawnKey(keys, redraws), largest: Number(largest) };
}

/** The cell's key in the last draw of its period's noise (ADR 139): of the same people the same in every table, and nothing of the draw before. */
const drawnKey = (keys: string, redraws: number): number =>
  redraws === 0 ? Number(keys) : createHash('sha256').update(`${keys} ${redraws}`).digest().readUInt32BE(0);

function placesIn({ dims, code }: StoredCell, dimensions: readonly Dimension[], by: readonly Dimension[]): number[] {
  const at = bitsOf(dims);
  const places = String(code)
    .padStart(2 * mostDimensions, '0')
    .slice(2 * (mostDimensions - at.length));
  return by.map(({ id }) => {
    const place = at.findIndex((one) => dimensions[one]!.id === id);
    return place < 0 ? -1 : Number(places.slice(2 * place, 2 * place + 2));
  });
}
