import type { Highs, Model } from 'highs';
import type { Interval } from './policy';
import type { Equation } from './table';

/** The end of what a cell may hold, and how much each bound adds to it: the dual values of a linear programme. */
export interface End {
  readonly value: number;
  /** By place: positive where the cell's upper bound holds the end back, negative where its lower bound does. */
  readonly prices: Float64Array;
  /** A table in which the cell is so; null where it has no end. */
  readonly table: Float64Array | null;
}

/**
 * Everything that the cells of a system can be, given what is known of each and every sum between them. Held in the solver, which
 * goes on from the last answer: `close` gives its memory back, which nothing else does.
 */
export class Polytope {
  private readonly model: Model;

  constructor(
    private readonly highs: Highs,
    private readonly size: number,
    equations: readonly Equation[],
  ) {
    this.model = highs.createModel();
    this.model.options.set({ output_flag: false, presolve: 'off' });
    for (let place = 0; place < size; place += 1) this.model.addVar(0, highs.infinity);
    for (const { total, parts } of equations) this.model.addRow(0, 0, { indices: [total, ...parts], values: [-1, ...parts.map(() => 1)] });
    this.model.changeObjectiveSense(highs.constants.objectiveSense.maximize);
  }

  know(known: readonly Interval[]): void {
    const finite = (bound: number): number => Math.min(bound, this.highs.infinity);
    this.model.changeColsBounds(
      { kind: 'range', from: 0, to: this.size - 1 },
      known.map(({ low }) => low),
      known.map(({ high }) => finite(high)),
    );
  }

  /**
   * The least or the most that a cell can be.
   * @returns null where what is known contradicts itself
   * @throws {Error} where the solver gives up
   */
  end(place: number, side: 'low' | 'high'): End | null {
    const sign = side === 'high' ? 1 : -1;
    this.model.changeColCost(place, sign);
    const { modelStatus } = this.model.run();
    const { optimal, infeasible, unbounded, unboundedOrInfeasible } = this.highs.constants.modelStatus;
    const solution = modelStatus === optimal ? this.model.getSolution() : null;
    const prices = solution?.colDual ?? new Float64Array(this.size);
    const value = modelStatus === optimal ? sign * this.model.getObjectiveValue() : Number.POSITIVE_INFINITY;
    this.model.changeColCost(place, 0);
    if (modelStatus === infeasible) return null;
    if (![optimal, unbounded, unboundedOrInfeasible].includes(modelStatus as never))
      throw new Error(`the solver stopped with ${modelStatus}`);
    return { value, prices, table: solution === null ? null : Float64Array.from(solution.colValue) };
  }

  /** What the cell can be, from the least to the most. @returns null where what is known contradicts itself */
  range(place: number): Interval | null {
    const [low, high] = [this.end(place, 'low'), this.end(place, 'high')];
    return low === null || high === null ? null : { low: low.value, high: high.value };
  }

  close(): void {
    this.model.dispose();
  }
}
