import type { Highs } from 'highs';
import type { Policy } from './policy';
import type { System } from './table';

/**
 * Rounds every cell to a multiple of the base so that all sums hold, each by no more than the base, and together as little as can be
 * (standards.md section 6; controlled rounding, handbook on statistical disclosure control chapter 5.4). Cells that are hidden or that no table
 * shows are rounded with the others, so that what can be subtracted is a multiple of the base too.
 *
 * @param places the cells of one table
 * @param shown whether a cell's figure will be seen: it is never rounded below the threshold
 * @returns figures by place; null where there is none, or none in time
 */
export function controlledRounding(
  highs: Highs,
  {
    system: { cells, equations },
    places,
    shown,
    before,
    policy: { base, threshold },
    secondsLeft,
  }: {
    readonly system: System;
    readonly places: readonly number[];
    readonly shown: (place: number) => boolean;
    /** What an earlier release said of a cell: the same cell keeps its figure. */
    readonly before: (key: string) => number | undefined;
    readonly policy: Policy;
    readonly secondsLeft: () => number;
  },
): Map<number, number> | null {
  if (secondsLeft() <= 0) return null;
  const model = highs.createModel();
  try {
    model.options.set({ output_flag: false, mip_rel_gap: 0.01, time_limit: Math.max(1, secondsLeft()) });
    const column = new Map(places.map((place, at) => [place, at]));
    // First the multiples, then how far each is from its count.
    for (const place of places) {
      const { persons, key } = cells[place]!;
      const least = shown(place) ? Math.ceil(threshold / base) : 0;
      const at = column.get(place)!;
      const said = before(key);
      if (said === undefined) model.addVar(Math.max(least, Math.ceil(persons / base) - 1), Math.floor(persons / base) + 1);
      else model.addVar(said / base, said / base);
      model.changeColIntegrality(at, highs.constants.variableType.integer);
    }
    places.forEach((place, at) => {
      const { persons, totals } = cells[place]!;
      const distance = places.length + at;
      model.addVar(0, highs.infinity);
      // A total is read by more people than its parts are.
      model.changeColCost(distance, 2 ** totals);
      model.addRow(-persons, highs.infinity, { indices: [distance, at], values: [1, -base] });
      model.addRow(persons, highs.infinity, { indices: [distance, at], values: [1, base] });
    });
    for (const { total, parts } of equations) {
      const columns = [total, ...parts].map((place) => column.get(place));
      if (columns.some((at) => at === undefined)) continue;
      model.addRow(0, 0, { indices: columns as number[], values: [-1, ...parts.map(() => 1)] });
    }
    const { modelStatus } = model.run();
    if (modelStatus !== highs.constants.modelStatus.optimal) return null;
    const { colValue } = model.getSolution();
    return new Map(places.map((place, at) => [place, Math.round(colValue[at]!) * base]));
  } finally {
    model.dispose();
  }
}
