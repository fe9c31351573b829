import { Injectable } from '@nestjs/common';
import type { AnswerableQuery, Dimension, IsoDate, ProtectedFigure, StatisticsCell, Where } from '@himaya/domain';
import { FactStore } from '../facts';
import { figureStatement, type RawGroup, type RawSum } from './figure-statement';
import { amountIn, factsIn, medianIn, percentIn, personsIn } from './protect-figures';
import { cellsOfGroups, cellsOfSums, keyOf, type RawCells } from './raw-cells';

/** Asks the fact store and lets only protected figures out of here: what was counted stays in this class. */
@Injectable()
export class Figures {
  constructor(private readonly facts: FactStore) {}

  /**
   * Every cell of the table and of all its totals, the same ones whatever was counted.
   *
   * @param since first month of which anything was collected; a period that begins before it says so
   */
  async of(query: AnswerableQuery, since: IsoDate): Promise<StatisticsCell[]> {
    const figureOf = await this.protectedOf(query);
    return query.periods.flatMap(({ id, first }, at) =>
      combinations(query.by).map(({ places, at: categories }) => ({
        period: id,
        at: categories,
        figure: first < since ? ('not-collected' as const) : figureOf(keyOf(at, places)),
      })),
    );
  }

  private async protectedOf(query: AnswerableQuery): Promise<(key: string) => ProtectedFigure> {
    const { counts, where } = query.computed;
    const base = await this.cells(query, where);
    if (counts.of === 'ratio') {
      const part = await this.cells(query, { ...where, ...counts.part });
      return (key) => percentIn(part.get(key), base.get(key));
    }
    const figureIn = { persons: personsIn, facts: factsIn, amount: amountIn, median: medianIn }[counts.of];
    return (key) => figureIn(base.get(key));
  }

  private async cells(query: AnswerableQuery, where: Where): Promise<RawCells> {
    const { text, values } = figureStatement(query, where);
    const { of } = query.computed.counts;
    return of === 'amount' || of === 'median'
      ? cellsOfSums(await this.facts.query<RawSum>(text, values), query.by.length)
      : cellsOfGroups(await this.facts.query<RawGroup>(text, values), query.by.length);
  }
}

interface Combination {
  /** Place of the category by dimension, -1 for all. */
  readonly places: readonly number[];
  readonly at: Readonly<Record<string, string>>;
}

/** Totals first, then each category, dimension by dimension. */
function combinations(by: readonly Dimension[]): Combination[] {
  return by.reduce<Combination[]>(
    (all, { id, categories }) =>
      all.flatMap(({ places, at }) => [
        { places: [...places, -1], at },
        ...categories.codes.map((code, place) => ({ places: [...places, place + 1], at: { ...at, [id]: code } })),
      ]),
    [{ places: [], at: {} }],
  );
}
