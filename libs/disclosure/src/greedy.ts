import type { Highs } from 'highs';
import { everybody, readerOf, type Reader } from './insiders';
import { ceilingOf, costOf, hiddenFromStart, type Task } from './pattern';
import type { Primary } from './primary';

/**
 * Hides one unsafe cell after the other, the largest first: for each side of each, the cheapest change of the table that brings the
 * cell so far and keeps every sum; whatever changes is hidden. What was hidden for one is free for the next. First for everybody, then for
 * each body that knows a hidden cell as its own.
 *
 * @returns the hidden cells, or null where a cell cannot be brought so far by hiding anything
 */
export function greedyPattern(highs: Highs, task: Task): Set<number> | null {
  const { cells, equations } = task.system;
  const size = cells.length;
  const ceiling = ceilingOf(task.system);
  const hidden = hiddenFromStart(task);
  const model = highs.createModel();
  try {
    model.options.set({ output_flag: false, presolve: 'off' });
    // For each cell what comes to it, and behind all of those what goes from it.
    const cost = (place: number): number => (hidden.has(place) || task.known[place] !== null ? 0 : costOf(cells[place]!));
    const free = cells.map(({ persons }, place) => {
      const known = task.known[place];
      return known ? { up: known.high - persons, down: persons - known.low } : { up: ceiling, down: persons };
    });
    for (const { up } of free) model.addVar(0, up);
    for (const { down } of free) model.addVar(0, down);
    for (const { total, parts } of equations) {
      const [places, signs] = [
        [total, ...parts],
        [-1, ...parts.map(() => 1)],
      ];
      model.addRow(0, 0, {
        indices: [...places, ...places.map((place) => place + size)],
        values: [...signs, ...signs.map((sign) => -sign)],
      });
    }
    const largestFirst = (primaries: readonly Primary[]): Primary[] =>
      primaries.toSorted((a, b) => cells[b.place]!.persons - cells[a.place]!.persons);
    if (!openedTo(everybody(task))) return null;
    // To hide more narrows nothing for anybody: each body's turn is once.
    for (const knows of task.insiders) if (!openedTo(readerOf(task, hidden, knows))) return null;
    return hidden;

    function openedTo({ knows, primaries }: Reader): boolean {
      const known = primaries.length === 0 ? [] : [...knows];
      for (const place of known) hold(place, 0, 0);
      const opened = largestFirst(primaries).every((primary) => broughtFar(primary, knows));
      for (const place of known) hold(place, free[place]!.up, free[place]!.down);
      return opened;
    }

    function hold(place: number, up: number, down: number): void {
      model.changeColBounds(place, 0, up);
      model.changeColBounds(place + size, 0, down);
    }

    function broughtFar({ place, low, high }: Primary, knows: ReadonlySet<number>): boolean {
      const persons = cells[place]!.persons;
      for (const [column, other, distance] of [
        [place, place + size, high - persons],
        [place + size, place, persons - low],
      ] as const) {
        if (distance <= 0) continue;
        for (let one = 0; one < size; one += 1) {
          model.changeColCost(one, cost(one));
          model.changeColCost(one + size, cost(one));
        }
        model.changeColBounds(column, distance, distance);
        model.changeColBounds(other, 0, 0);
        const { modelStatus } = model.run();
        if (modelStatus !== highs.constants.modelStatus.optimal) return false;
        const { colValue } = model.getSolution();
        for (let one = 0; one < size; one += 1)
          if (!knows.has(one) && colValue[one]! + colValue[one + size]! > 1e-6 && task.known[one] === null) hidden.add(one);
        hold(place, free[place]!.up, free[place]!.down);
      }
      return true;
    }
  } finally {
    model.dispose();
  }
}
