import type { Highs } from 'highs';
import { ceilingOf, costOf, hiddenFromStart, type Task } from './pattern';

/**
 * Hides one unsafe cell after the other, the largest first: for each side of each, the cheapest change of the table that brings the
 * cell so far and keeps every sum; whatever changes is hidden. What was hidden for one is free for the next.
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
    const largestFirst = task.primaries.toSorted((a, b) => cells[b.place]!.persons - cells[a.place]!.persons);
    for (const { place, low, high } of largestFirst) {
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
        const [forth, back] = [boundOf(column), boundOf(other)];
        model.changeColBounds(column, distance, distance);
        model.changeColBounds(other, 0, 0);
        const { modelStatus } = model.run();
        if (modelStatus !== highs.constants.modelStatus.optimal) return null;
        const { colValue } = model.getSolution();
        for (let one = 0; one < size; one += 1)
          if (colValue[one]! + colValue[one + size]! > 1e-6 && task.known[one] === null) hidden.add(one);
        model.changeColBounds(column, 0, forth);
        model.changeColBounds(other, 0, back);
      }
    }
    return hidden;

    function boundOf(column: number): number {
      return column < size ? free[column]!.up : free[column - size]!.down;
    }
  } finally {
    model.dispose();
  }
}
