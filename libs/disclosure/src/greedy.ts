import type { Highs } from 'highs';
import { everybody, Possible, readerOf, type Demands, type Reader } from './insiders';
import { ceilingOf, costOf, hiddenFromStart, type Task } from './pattern';
import type { Primary } from './primary';

interface Pattern {
  readonly hidden: Set<number>;
  readonly demands: Demands;
}

/**
 * Hides one unsafe cell after the other, the largest first: for each side of each, the cheapest change of the table that brings the
 * cell so far and keeps every sum; whatever changes is hidden. What was hidden for one is free for the next. First for everybody, then for
 * each body that knows a hidden cell as its own.
 *
 * @returns the hidden cells and how far each body inside was kept, or null where a cell cannot be brought so far by hiding anything
 */
export function greedyPattern(highs: Highs, task: Task): Pattern | null {
  const { cells, equations } = task.system;
  const size = cells.length;
  const ceiling = ceilingOf(task.system);
  const hidden = hiddenFromStart(task);
  const possible = new Possible(cells);
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
    for (let place = 0; place < size; place += 1) price(place);
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
    if (openedTo(everybody(task)) === null) return null;
    // To hide more narrows nothing for anybody: each body's turn is once, and comes when it knows a cell that is hidden.
    const demands = new Map<ReadonlySet<number>, Map<number, Primary>>();
    for (let turns = -1; turns < demands.size; ) {
      turns = demands.size;
      for (const knows of task.insiders) {
        const reader = demands.has(knows) ? null : readerOf(task, hidden, knows);
        if (reader === null || reader.primaries.length === 0) continue;
        const opened = openedTo(reader);
        if (opened === null) return null;
        demands.set(knows, new Map(opened.map((primary) => [primary.place, primary])));
      }
    }
    return { hidden, demands };

    /** What each cell was opened to; null where one cannot be to everybody. */
    function openedTo({ knows, primaries }: Reader): Primary[] | null {
      for (const place of knows) hold(place, 0, 0);
      const opened = largestFirst(primaries).map((primary) => ({
        ...primary,
        low: cells[primary.place]!.persons - broughtFar(primary, 'down', knows),
        high: cells[primary.place]!.persons + broughtFar(primary, 'up', knows),
      }));
      for (const place of knows) hold(place, free[place]!.up, free[place]!.down);
      const asAsked = opened.every(({ place, low, high }) =>
        primaries.some((one) => one.place === place && low <= one.low && high >= one.high),
      );
      return asAsked || knows.size > 0 ? opened : null;
    }

    function price(place: number): void {
      model.changeColCost(place, cost(place));
      model.changeColCost(place + size, cost(place));
    }

    function hold(place: number, up: number, down: number): void {
      model.changeColBounds(place, 0, up);
      model.changeColBounds(place + size, 0, down);
    }

    /**
     * Hides what lets a cell be so many persons more or fewer. To a body that knows its own: as many as anything that can be hidden lets
     * it be. Where that is nobody, the body knows the cell by what is published already.
     *
     * @returns how many
     */
    function broughtFar({ place, low, high }: Primary, side: 'up' | 'down', knows: ReadonlySet<number>): number {
      const { persons } = cells[place]!;
      const whole = side === 'up' ? high - persons : persons - low;
      const parts = knows.size === 0 ? [whole] : [whole, Math.min(whole, task.room), Math.min(whole, 1)];
      return parts.find((distance) => distance <= 0 || isOpened(place, side, distance, knows)) ?? 0;
    }

    function isOpened(place: number, side: 'up' | 'down', distance: number, knows: ReadonlySet<number>): boolean {
      const [column, other, end] = side === 'up' ? ([place, place + size, 'high'] as const) : ([place + size, place, 'low'] as const);
      const { persons } = cells[place]!;
      if (knows.size > 0 && possible.has({ place, why: 'small', low: persons - distance, high: persons + distance }, end, knows))
        return true;
      model.changeColBounds(column, distance, distance);
      model.changeColBounds(other, 0, 0);
      const { modelStatus } = model.run();
      const moved = modelStatus === highs.constants.modelStatus.optimal ? model.getSolution().colValue : null;
      hold(place, free[place]!.up, free[place]!.down);
      if (moved === null) return false;
      possible.add(
        place,
        end,
        Float64Array.from(cells, (cell, one) => cell.persons + moved[one]! - moved[one + size]!),
      );
      for (let one = 0; one < size; one += 1)
        if (!knows.has(one) && moved[one]! + moved[one + size]! > 1e-6 && task.known[one] === null) {
          hidden.add(one);
          price(one);
        }
      return true;
    }
  } finally {
    model.dispose();
  }
}
