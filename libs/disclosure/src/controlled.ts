import type { Highs } from 'highs';
import { perturbed } from './cell-key';
import type { Policy } from './policy';
import type { System } from './table';

/**
 * Rounds the shown figures to multiples of the base so that all sums hold, each by no more than the base from its count with noise, and together as
 * little as can be (standards.md section 6; controlled rounding, handbook on statistical disclosure control chapter 5.4). It is a function of
 * what queries about those cells answer, and of nothing else: a cell that is hidden, or that no table shows, is whatever the sums leave
 * for it, and never less than nothing.
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
    policy: { base, threshold, noise },
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
    const noisy = (place: number): number => perturbed(cells[place]!.persons, cells[place]!.recordKeys, noise);
    const column = new Map(places.map((place, at) => [place, at]));
    // First the multiples, then how far each is from its count.
    for (const place of places) {
      const at = column.get(place)!;
      const said = before(cells[place]!.key);
      const near = noisy(place);
      if (!shown(place)) model.addVar(0, highs.infinity);
      else if (said === undefined)
        model.addVar(
          Math.max(Math.ceil(threshold / base), Math.ceil(near / base) - 1),
          Math.max(Math.ceil(threshold / base), Math.floor(near / base) + 1),
        );
      else model.addVar(said / base, said / base);
      model.changeColIntegrality(at, highs.constants.variableType.integer);
    }
    places.forEach((place, at) => {
      const distance = places.length + at;
      model.addVar(0, highs.infinity);
      if (!shown(place)) return;
      // A total is read by more people than its parts are.
      model.changeColCost(distance, 2 ** cells[place]!.totals);
      model.addRow(-noisy(place), highs.infinity, { indices: [distance, at], values: [1, -base] });
      model.addRow(noisy(place), highs.infinity, { indices: [distance, at], values: [1, base] });
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
