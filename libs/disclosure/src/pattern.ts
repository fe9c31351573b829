import type { Interval } from './policy';
import type { Primary } from './primary';
import type { Cell, System } from './table';

/** A table for which somebody must choose what to hide. */
export interface Task {
  readonly system: System;
  readonly primaries: readonly Primary[];
  /** What the world already knows of a cell, by an earlier release: it can be hidden no more. Null where nothing is known. */
  readonly known: readonly (Interval | null)[];
  /** The cells that one body alone feeds and so knows, body by body. */
  readonly insiders: readonly ReadonlySet<number>[];
  /** How far from its number a cell must be possible to such a body at least. */
  readonly room: number;
}

/** More persons than there are: no attacker's bound on a hidden cell. */
export const ceilingOf = ({ cells }: System): number => 2 * Math.max(50, ...cells.map(({ persons }) => persons));

/** What each cell says where these are hidden and the others told exactly, which is more than is ever published, to somebody who knows some of them. */
export function knowledge({ system, known }: Task, hidden: ReadonlySet<number>, knows: ReadonlySet<number>): Interval[] {
  const ceiling = ceilingOf(system);
  return system.cells.map(({ persons }, place) =>
    knows.has(place)
      ? { low: persons, high: persons }
      : hidden.has(place)
        ? { low: 0, high: ceiling }
        : (known[place] ?? { low: persons, high: persons }),
  );
}

/** Cells that nothing keeps from the reader, or that no release has told yet. */
export const hideable = ({ system, known }: Task): number[] => [...system.cells.keys()].filter((place) => known[place] === null);

/** Cells that are hidden before anybody chooses: the unsafe ones, and those that no table shows. */
export const hiddenFromStart = ({ system, primaries, known }: Task): Set<number> =>
  new Set([
    ...primaries.map(({ place }) => place).filter((place) => known[place] === null),
    ...[...system.cells.keys()].filter((place) => !system.cells[place]!.shown),
  ]);

/** What it costs to hide a cell: less and less for each further person, and more for a total, which more people read. */
export const costOf = ({ persons, totals }: Cell): number => Math.log(2 + persons) * 4 ** totals;
