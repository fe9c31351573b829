import { Injectable } from '@nestjs/common';
import {
  sensitiveDimensions,
  type AnswerableQuery,
  type Dimension,
  type MeasureDeclaration,
  type Period,
  type PeriodRevision,
  type ProtectedFigure,
  type StatisticsCell,
} from '@himaya/domain';
import { partOfMeasure, toldOfAll } from '@himaya/domain/reference';
import { cellsStatement, FactStore, foldRuleOf, revisionsStatement } from '../facts';
import { CustodyFigures } from './custody-figures';
import { amountIn, factsIn, isOfOneKindIn, medianIn, percentIn, personsIn, telling } from './protect-figures';
import { cellsOf, keyOf, type RawCell, type RawCells, type StoredCell } from './raw-cells';

/** Asks the fact store and lets only protected figures out of here: what was counted stays in this class. */
@Injectable()
export class Figures {
  constructor(
    private readonly facts: FactStore,
    private readonly custody: CustodyFigures,
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
    const rows = await this.facts.query<{ first: string; revised: string | null }>(revisionsStatement, [
      id,
      version,
      periods[0]!.months,
      firsts,
    ]);
    const months = new Map(rows.map(({ first, revised }) => [first, revised]));
    return periods.flatMap(({ id: period, first }) => {
      const month = months.get(first);
      return month ? [{ period, month }] : [];
    });
  }

  private async protectedOf(
    measure: Pick<MeasureDeclaration, 'id' | 'version'>,
    query: AnswerableQuery,
  ): Promise<(period: Period, combination: Combination) => ProtectedFigure> {
    const { computed, by, periods } = query;
    const { counts } = computed;
    if (counts.of === 'returned') {
      const counted = await this.custody.of(counts.what, periods);
      return (period, { at }) => {
        const cell = counted(period, at);
        if (cell === 'not-collected') return cell;
        const groups = groupsOf(by, at).map(({ group }) => counted(period, group));
        const held = groups.some((group) => group !== 'not-collected' && isOfOneKindIn(group, cell));
        return held ? 'held' : personsIn(telling(cell, toldIn(at)));
      };
    }
    const base = await this.cells(measure, query, false);
    const part = counts.of === 'ratio' ? await this.cells(measure, query, true) : base;
    const around = await this.around({ id: measure.id, computed }, query);
    const ofAll = toldOfAll({ id: measure.id, computed });
    const figureIn = { persons: personsIn, facts: factsIn, amount: amountIn, median: medianIn };
    return ({ first }, { places, at }) => {
      const cell = base.get(keyOf(first, places));
      const groups = groupsOf(by, at).map(({ place }) => base.get(keyOf(first, places.with(place, -1))));
      if ([...groups, around(first, places)].some((group) => isOfOneKindIn(group, cell))) return 'held';
      const names = [...ofAll, ...toldIn(at)];
      if (counts.of === 'ratio') return percentIn(telling(part.get(keyOf(first, places)), names), telling(cell, names));
      return figureIn[counts.of](telling(cell, names));
    };
  }

  /** Of a measure that counts one sensitive category of another: the other's cell at the same places, where it can be told apart so. */
  private async around(
    measure: Pick<MeasureDeclaration, 'id' | 'computed'>,
    { by, periods }: AnswerableQuery,
  ): Promise<(first: string, places: readonly number[]) => RawCell | undefined> {
    const whole = partOfMeasure(measure)?.whole;
    if (whole === undefined || typeof whole.computed === 'string') return () => undefined;
    const { dimensions } = whole.computed;
    const isShared = by.map(({ id }) => dimensions.some((one) => one.id === id));
    const shared = by.filter((_, at) => isShared[at]);
    const cells = await this.cells(whole, { computed: whole.computed, by: shared, periods }, false);
    return (first, places) =>
      places.some((place, at) => place !== -1 && !isShared[at])
        ? undefined
        : cells.get(
            keyOf(
              first,
              places.filter((_, at) => isShared[at]),
            ),
          );
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
  readonly at: StatisticsCell['at'];
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

/** What a cell tells of its people that is sensitive. */
const toldIn = (at: StatisticsCell['at']): string[] =>
  sensitiveDimensions.flatMap((id) => (at[id] === undefined ? [] : [`${id}=${at[id]}`]));

/** The groups of which the cell tells something sensitive, each all of its people whatever they are in that dimension, which stands at `place`. */
const groupsOf = (by: readonly Dimension[], at: StatisticsCell['at']): { readonly place: number; readonly group: StatisticsCell['at'] }[] =>
  by.flatMap(({ id }, place) => {
    if (at[id] === undefined || !sensitiveDimensions.includes(id)) return [];
    return [{ place, group: Object.fromEntries(Object.entries(at).filter(([one]) => one !== id)) }];
  });
