import type { Task } from './pattern';
import type { Primary } from './primary';
import type { Cell } from './table';

/** Somebody who reads a table: with what cells known beforehand, and which unsafe cells must stay open to them. */
export interface Reader {
  readonly knows: ReadonlySet<number>;
  readonly primaries: readonly Primary[];
}

/** What is fed by no body of a name. */
const nameless = 'unknown';
const nothing: ReadonlySet<number> = new Set();

/** The cells that each body alone feeds, of bodies that so feed one which is shown: such a body knows them, hidden or not. */
export function insidersOf(cells: readonly Cell[]): ReadonlySet<number>[] {
  const places = new Map<string, number[]>();
  cells.forEach(({ bodies }, place) => {
    const [one, other] = bodies.filter(({ persons }) => persons > 0);
    if (one !== undefined && other === undefined && one.body !== nameless) places.set(one.body, [...(places.get(one.body) ?? []), place]);
  });
  return [...places.values()].filter((own) => own.some((place) => cells[place]!.shown)).map((own) => new Set(own));
}

export const everybody = (task: Task): Reader => ({ knows: nothing, primaries: task.primaries });

/** How far each body can be kept from an unsafe cell, where that is less far than everybody is. */
export type Demands = ReadonlyMap<ReadonlySet<number>, ReadonlyMap<number, Primary>>;

/** Each body that knows one of the hidden cells, with the unsafe cells of which it may learn more by that. */
export const insideReaders = (task: Task, hidden: ReadonlySet<number>, demands: Demands): Reader[] =>
  task.insiders
    .map((knows) => readerOf(task, hidden, knows))
    .filter(({ primaries }) => primaries.length > 0)
    .map(({ knows, primaries }) => ({ knows, primaries: primaries.map((one) => demands.get(knows)?.get(one.place) ?? one) }));

export function readerOf(task: Task, hidden: ReadonlySet<number>, knows: ReadonlySet<number>): Reader {
  const told = [...knows].filter((place) => hidden.has(place));
  const useful = told.some((place) => task.system.cells[place]!.shown);
  const reached = useful ? reachedFrom(task, hidden, told) : nothing;
  return { knows, primaries: task.primaries.filter(({ place }) => reached.has(place) && !knows.has(place)) };
}

/** The cells that some sums tie to these, through cells that nobody was told exactly. */
function reachedFrom({ system: { equations }, known }: Task, hidden: ReadonlySet<number>, from: readonly number[]): Set<number> {
  const isOpen = (place: number): boolean => hidden.has(place) || known[place] !== null;
  const open = equations.map(({ total, parts }) => [total, ...parts].filter(isOpen));
  const sumsOf = new Map<number, number[]>();
  open.forEach((places, sum) => places.forEach((place) => sumsOf.set(place, [...(sumsOf.get(place) ?? []), sum])));
  const reached = new Set(from);
  const waiting = [...from];
  const taken = new Set<number>();
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    for (const sum of sumsOf.get(place) ?? []) {
      if (taken.has(sum)) continue;
      taken.add(sum);
      for (const next of open[sum]!) {
        if (reached.has(next)) continue;
        reached.add(next);
        waiting.push(next);
      }
    }
  }
  return reached;
}

/** Tables that were found possible: where one of them has a body's own cells as they are, that body cannot exclude it either, and nothing need be solved. */
export class Possible {
  private readonly tables = new Map<string, Float64Array[]>();

  constructor(private readonly cells: readonly Cell[]) {}

  /** @param table every cell's number, found while this cell was brought as far as it goes */
  add(place: number, side: 'low' | 'high', table: Float64Array): void {
    const found = this.tables.get(`${side} ${place}`);
    if (found === undefined) this.tables.set(`${side} ${place}`, [table]);
    else found.push(table);
  }

  /** Whether one of them has this cell so far from its number, and is possible to somebody who knows these. */
  has({ place, low, high }: Primary, side: 'low' | 'high', knows: ReadonlySet<number>): boolean {
    const isAsIs = (table: Float64Array): boolean => [...knows].every((own) => Math.abs(table[own]! - this.cells[own]!.persons) < 1e-6);
    const isFar = (value: number): boolean => (side === 'low' ? value <= low + 1e-6 : value >= high - 1e-6);
    return this.tables.get(`${side} ${place}`)?.some((table) => isFar(table[place]!) && isAsIs(table)) ?? false;
  }
}
