import { Injectable } from '@nestjs/common';
import type {
  AnswerableQuery,
  Dimension,
  MeasureDeclaration,
  Period,
  PeriodRevision,
  ProtectedFigure,
  StatisticsCell,
} from '@himaya/domain';
import { cellsStatement, FactStore, foldRuleOf, revisionsStatement } from '../facts';
import { CustodyFigures } from './custody-figures';
import { ReportedFigures } from './reported-figures';
import { amountIn, factsIn, medianIn, percentIn, personsIn } from './protect-figures';
import { cellsOf, keyOf, type RawCells, type StoredCell } from './raw-cells';

/** Asks the fact store and lets only protected figures out of here: what was counted stays in this class. */
@Injectable()
export class Figures {
  constructor(
    private readonly facts: FactStore,
    private readonly custody: CustodyFigures,
    private readonly reported: ReportedFigures,
  ) {}

  /**
   * Every cell of the table and of all its totals, the same ones whatever was counted. A period that begins before anything was collected
   * says so.
   *
   * @throws Error where the cells of the measure were not added up by the rule as it reads now, or not for the last period
   */
  async of(measure: Pick<MeasureDeclaration, 'id' | 'version' | 'since'>, query: AnswerableQuery): Promise<StatisticsCell[]> {
    const figureOf = await this.protectedOf(measure, query);
    return query.periods.flatMap((period) =>
      combinations(query.by).map((combination) => ({
        period: period.id,
        at: combination.at,
        figure: period.first < measure.since ? ('not-collected' as const) : figureOf(period, combination),
      })),
    );
  }

  /** Which of the periods were revised since they were over, each with the month; it says of no cell that it changed. */
  async revisions({ id, version }: Pick<MeasureDeclaration, 'id' | 'version'>, { periods }: AnswerableQuery): Promise<PeriodRevision[]> {
    const firsts = periods.map(({ first }) => first);
    const rows = await this.facts.query<{ first: string; revised: string }>(revisionsStatement, [id, version, periods[0]!.months, firsts]);
    const months = new Map(rows.map(({ first, revised }) => [first, revised]));
    return periods.flatMap(({ id: period, first }) => (months.has(first) ? [{ period, month: months.get(first)! }] : []));
  }

  private async protectedOf(
    measure: Pick<MeasureDeclaration, 'id' | 'version'>,
    query: AnswerableQuery,
  ): Promise<(period: Period, combination: Combination) => ProtectedFigure> {
    const { counts } = query.computed;
    if (counts.of === 'returned') {
      const figureOf = await this.custody.of(counts.what, query.periods);
      return (period, { at }) => figureOf(period, at);
    }
    if (counts.of === 'reported') {
      const figureOf = await this.reported.of(measure.id, query.computed, counts.persons, query.periods);
      return (period, { at }) => figureOf(period, at);
    }
    const base = await this.cells(measure, query, false);
    if (counts.of === 'ratio') {
      const part = await this.cells(measure, query, true);
      return ({ first }, { places }) => percentIn(part.get(keyOf(first, places)), base.get(keyOf(first, places)));
    }
    const figureIn = { persons: personsIn, facts: factsIn, amount: amountIn, median: medianIn }[counts.of];
    return ({ first }, { places }) => figureIn(base.get(keyOf(first, places)));
  }

  private async cells(
    { id, version }: Pick<MeasureDeclaration, 'id' | 'version'>,
    { computed, by, periods }: AnswerableQuery,
    part: boolean,
  ): Promise<RawCells> {
    const { dimensions } = computed;
    const firsts = periods.map(({ first }) => first);
    const asked = by.reduce((dims, { id: one }) => dims | (1 << dimensions.findIndex((dimension) => dimension.id === one)), 0);
    const totals = Array.from({ length: asked + 1 }, (_, dims) => dims).filter((dims) => (dims & asked) === dims);
    const stored = await this.facts.query<StoredCell>(cellsStatement, [
      id,
      version,
      part,
      foldRuleOf(id, version, part).print,
      firsts.at(-1),
      periods[0]!.months,
      firsts,
      totals,
    ]);
    if (stored.length === 0) throw new Error(`the cells of ${id} are not added up`);
    return cellsOf(stored, dimensions, by);
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
