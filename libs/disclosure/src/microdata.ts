import { cellKey, keyTelling, noiseTable, perturbed, safeNoise, type NoiseTable } from './cell-key';

/**
 * Rows about single persons that may leave the house (standards.md section 6, "Microdata out"): each looks like at least `k` rows in all its
 * columns together, and a group that looks alike in what is not sensitive has at least `l` sensitive values, none of which dominates
 * (recursive (c, l)-diversity: Machanavajjhala and others, 2007).
 */
export interface RowPolicy {
  /** Fewest rows alike in every column. */
  readonly k: number;
  /** Fewest sensitive values in a group. */
  readonly l: number;
  /** A value that more than half of a group has must have under `c` times the rows of those from the `l`-th most frequent on. */
  readonly c: number;
  /** The largest part of the rows that may be left out. */
  readonly lost: number;
  /** Fewest rows, to the nearest `base`, that a file is made of. */
  readonly fewest: number;
  readonly base: number;
  /** A class has as many rows as a query about its people would answer: who knows all but one learns nothing certain of that one. */
  readonly noise: NoiseTable;
}

export const rowPolicy: RowPolicy = { k: 11, l: 3, c: 4, lost: 0.1, fewest: 300, base: 5, noise: noiseTable(safeNoise) };

/** A column and the ways to tell less in it, the finest first: what each value is shown as; what is not named is shown as `unknown`. */
export interface RowColumn {
  readonly id: string;
  readonly sensitive: boolean;
  readonly levels: readonly Readonly<Record<string, string>>[];
  /** Whether the file is of use without it. */
  readonly droppable: boolean;
  /** What a level less costs, beside other columns. */
  readonly weight: number;
}

/** So many persons with the same values. */
export interface RowGroup {
  readonly of: Readonly<Record<string, string>>;
  readonly count: number;
  /** Sum of their secret record keys, modulo 2^32 (cell-key method). */
  readonly recordKeys: number;
}

export type RowRefusal = 'too-few' | 'too-coarse';

/** A file's rows, in an order that says nothing. */
export interface RowFile {
  /** The columns that are in it, and which of their levels. */
  readonly columns: readonly { readonly id: string; readonly level: number }[];
  readonly rows: readonly (readonly string[])[];
}

interface Shown {
  readonly values: readonly string[];
  readonly count: number;
  readonly recordKeys: number;
  /** How many rows stand for them. */
  readonly rows: number;
}

interface Candidate {
  readonly levels: readonly number[];
  readonly kept: readonly Shown[];
  readonly cost: number;
}

/**
 * The file that tells most of those that are safe, or why there is none. Every value of a column is told alike in all rows.
 *
 * @param draw a whole number from 0 up to, not including, its argument, from a source nobody foresees
 */
export function anonymousRows(
  columns: readonly RowColumn[],
  groups: readonly RowGroup[],
  policy: RowPolicy,
  draw: (below: number) => number,
): RowFile | { readonly refused: RowRefusal } {
  const total = groups.reduce((sum, { count }) => sum + count, 0);
  // By the rounded number: whether somebody is counted must not turn a refusal.
  if (Math.floor((total + policy.base / 2) / policy.base) * policy.base < policy.fewest) return { refused: 'too-few' };
  let best: Candidate | null = null;
  for (const levels of ways(columns)) {
    const kept = safeRows(columns, levels, groups, policy);
    const part = 1 - kept.reduce((sum, { rows }) => sum + rows, 0) / total;
    if (part > policy.lost) continue;
    const cost = part + columns.reduce((sum, column, at) => sum + column.weight * told(column, levels[at]!), 0);
    if (best === null || cost < best.cost) best = { levels, kept, cost };
  }
  if (best === null) return { refused: 'too-coarse' };
  const { levels, kept } = best;
  const rows = kept.flatMap(({ values, rows: times }) => Array.from({ length: times }, () => values));
  return { columns: shown(columns, levels).map(({ column, level }) => ({ id: column.id, level })), rows: shuffled(rows, draw) };
}

/** How much of a column is lost: none of it at its finest level, all of it where it is left out. */
const told = ({ levels }: RowColumn, level: number): number => level / levels.length;

/** Every choice of a level for each column; the level after the last leaves the column out. */
function ways(columns: readonly RowColumn[]): number[][] {
  return columns.reduce<number[][]>(
    (found, { levels, droppable }) =>
      found.flatMap((before) => Array.from({ length: levels.length + (droppable ? 1 : 0) }, (_, level) => [...before, level])),
    [[]],
  );
}

const shown = (columns: readonly RowColumn[], levels: readonly number[]): { readonly column: RowColumn; readonly level: number }[] =>
  columns.map((column, at) => ({ column, level: levels[at]! })).filter(({ column, level }) => level < column.levels.length);

/** Rows by what they have alike. */
function together(rows: readonly Shown[], alike: (row: Shown) => readonly string[]): Map<string, Shown[]> {
  const found = new Map<string, Shown[]>();
  for (const row of rows) {
    const key = alike(row).join('\n');
    const same = found.get(key);
    if (same === undefined) found.set(key, [row]);
    else same.push(row);
  }
  return found;
}

function safeRows(columns: readonly RowColumn[], levels: readonly number[], groups: readonly RowGroup[], policy: RowPolicy): Shown[] {
  const used = shown(columns, levels);
  const alike = merged(
    groups.map(({ of, count, recordKeys }) => ({
      values: used.map(({ column, level }) => column.levels[level]![of[column.id] ?? ''] ?? 'unknown'),
      ...{ count, recordKeys, rows: count },
    })),
  )
    .map((row) => ({ ...row, rows: perturbed(row.count, keyTelling(row.recordKeys, sensitiveOf(used, row)), policy.noise) }))
    .filter(({ count, rows }) => count >= policy.k && rows >= policy.k);
  const sensitive = used.flatMap(({ column }, at) => (column.sensitive ? [at] : []));
  if (sensitive.length === 0) return alike;
  const byRest = together(alike, ({ values }) => values.filter((_, at) => !sensitive.includes(at)));
  return [...byRest.values()].filter((group) => sensitive.every((at) => isDiverse(valuesOf(group, at), policy))).flat();
}

/** What is sensitive in a row, in the codes in which a question would ask for it. */
const sensitiveOf = (used: ReturnType<typeof shown>, { values }: Shown): string[] =>
  used.flatMap(({ column, level }, at) => {
    if (!column.sensitive) return [];
    const codes = Object.entries(column.levels[level]!).flatMap(([code, value]) => (value === values[at] ? [code] : []));
    return [`${column.id}=${codes.join('+')}`];
  });

function merged(rows: readonly Shown[]): Shown[] {
  return [...together(rows, ({ values }) => values).values()].map((same) => ({
    values: same[0]!.values,
    count: same.reduce((sum, { count }) => sum + count, 0),
    recordKeys: cellKey(same.map(({ recordKeys }) => recordKeys)),
    rows: same.reduce((sum, { rows }) => sum + rows, 0),
  }));
}

/** How many rows of a group have each value of a column. */
const valuesOf = (group: readonly Shown[], at: number): number[] =>
  merged(group.map((row) => ({ ...row, values: [row.values[at]!] }))).map(({ rows }) => rows);

function isDiverse(counts: readonly number[], { l, c }: RowPolicy): boolean {
  if (counts.length < l) return false;
  const falling = counts.toSorted((one, other) => other - one);
  const all = falling.reduce((sum, count) => sum + count, 0);
  const rest = falling.slice(l - 1).reduce((sum, count) => sum + count, 0);
  return falling[0]! * 2 <= all || falling[0]! < c * rest;
}

/** Fisher and Yates. */
function shuffled<T>(rows: readonly T[], draw: (below: number) => number): T[] {
  const mixed = [...rows];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = draw(last + 1);
    [mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!];
  }
  return mixed;
}
