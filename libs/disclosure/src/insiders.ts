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

/** Everybody, and each body that knows one of the hidden cells, with the unsafe cells of which it may learn more by that. */
export const everybody = (task: Task): Reader => ({ knows: nothing, primaries: task.primaries });
export const insideReaders = (task: Task, hidden: ReadonlySet<number>): Reader[] =>
  task.insiders.map((knows) => readerOf(task, hidden, knows)).filter(({ primaries }) => primaries.length > 0);

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
