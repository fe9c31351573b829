import { Injectable } from '@nestjs/common';
import { custodyOldDays, type CustodyKind, type DimensionId, type Period, type StatisticsCell } from '@himaya/domain';
import { FactStore } from '../facts';
import { KeyRing } from '../platform/vault/key-ring';
import { emptyCell, type RawCell } from './raw-cells';

interface CountRow {
  /** First day of the period's last month; the count is of that month's end or before. */
  readonly last: string;
  readonly dimension: DimensionId | null;
  readonly category: string | null;
  readonly males: number;
  readonly females: number;
}

const personsOf = ({ males, females }: CountRow, sex: string | undefined): number =>
  sex === 'male' ? males : sex === 'female' ? females : males + females;

const statement = `
  select (date_trunc('month', c.day))::date::text as last, c.dimension, c.category, c.males, c.females
    from guard.custody_counts($1, array(select (d + interval '1 month - 1 day')::date from unnest($2::date[]) d), $3) c`;

/**
 * What Justice and Labour counted themselves, as cells that are protected like every other (ADR 125). Nobody's record key is known of a count, so its
 * key follows from what it is a count of and how many there were: the same number is told the same in every table and every period, whoever asks. All of a
 * sex or of a category are the same people as the whole, and have its key.
 */
@Injectable()
export class CustodyFigures {
  constructor(
    private readonly facts: FactStore,
    private readonly ring: KeyRing,
  ) {}

  /** What stands in a cell: `not-collected` where no body counted near the period's end, or not by this. */
  async of(
    what: CustodyKind,
    periods: readonly Period[],
  ): Promise<(period: Period, at: StatisticsCell['at']) => RawCell | 'not-collected'> {
    const rows = await this.facts.query<CountRow>(statement, [what, periods.map(({ last }) => last), custodyOldDays]);
    return ({ last }, at) => {
      const { sex, ...broken } = at;
      const [dimension = null, category = null] = Object.entries(broken)[0] ?? [];
      const rowOf = (by: string | null, of: string | null): CountRow | undefined =>
        rows.find((one) => one.last === last && one.dimension === by && one.category === of);
      const [row, whole] = [rowOf(dimension, category), rowOf(null, null)];
      if (row === undefined || whole === undefined) return 'not-collected';
      const persons = personsOf(row, sex);
      const everybody = persons === personsOf(whole, sex) ? whole : row;
      const both = persons === personsOf(everybody, undefined) ? undefined : sex;
      const key = this.ring.mac('returned-counts', [what, everybody.dimension, everybody.category, both, persons].join('|')).readUInt32BE();
      return { ...emptyCell, persons, keys: key };
    };
  }
}
