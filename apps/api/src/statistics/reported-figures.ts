import { Injectable } from '@nestjs/common';
import type { Computation, Dimension, Period, ProtectedFigure, StatisticsCell } from '@himaya/domain';
import { FactStore } from '../facts';
import { KeyRing } from '../platform/vault/key-ring';
import { personsIn } from './protect-figures';
import { emptyCell } from './raw-cells';

interface ReportedRow {
  /** First day of the period. */
  readonly first: string;
  /** Who gave it; null for a part of a breakdown, which is of all of them. */
  readonly agency: string | null;
  readonly dimension: string | null;
  readonly category: string | null;
  readonly figure: number;
}

const statement = `
  select r.first::text, r.agency_id as agency, r.dimension, r.category, r.figure::float8 as figure
    from guard.reported_figures($1, $2, $3::date[], $4::date[]) r`;

const sum = (rows: readonly ReportedRow[]): number => rows.reduce((all, { figure }) => all + figure, 0);

/**
 * Figures of what the bodies' accepted months say (ADR 138). What counts people is protected like every other count, with a key that follows
 * from what it is a count of and how many there were, as of the ministries' returns (ADR 125). What counts nobody is told as it was given.
 */
@Injectable()
export class ReportedFigures {
  constructor(
    private readonly facts: FactStore,
    private readonly ring: KeyRing,
  ) {}

  /** What stands in a cell: `not-collected` where no accepted month says it, or says nothing of this breakdown. */
  async of(
    measure: string,
    { date, dimensions }: Computation,
    persons: boolean,
    periods: readonly Period[],
  ): Promise<(period: Period, at: StatisticsCell['at']) => ProtectedFigure> {
    const spans = [periods.map(({ first }) => first), periods.map(({ last }) => last)];
    const rows = await this.facts.query<ReportedRow>(statement, [measure, date === 'stock', ...spans]);
    return ({ first }, at) => {
      const own = rows.filter((row) => row.first === first);
      const wholes = own.filter(({ agency }) => agency !== null);
      const [dimension, category] = Object.entries(at)[0] ?? [];
      const found = dimension === undefined ? wholes : partsIn(own, dimensions.find(({ id }) => id === dimension)!, category!);
      if (found.length === 0) return 'not-collected';
      const figure = sum(found);
      return persons ? this.safe(measure, figure === sum(wholes) ? [] : [dimension, category], figure) : figure;
    };
  }

  /** All of a category are the same people as the whole, and have its key. */
  private safe(measure: string, of: readonly (string | undefined)[], persons: number): ProtectedFigure {
    const key = this.ring.mac('returned-counts', ['reported', measure, ...of, persons].join('|')).readUInt32BE();
    return personsIn({ ...emptyCell, persons, keys: key });
  }
}

/** The rows that a category is made of: bodies of a kind, governorates of a region, or the category itself. */
function partsIn(rows: readonly ReportedRow[], { id, codes, rest }: Dimension, category: string): ReportedRow[] {
  const own = codes[category] ?? [];
  if (id === 'agency-kind') {
    const named = Object.values(codes).flat();
    return rows.filter(({ agency }) => agency !== null && (own.includes(agency) || (category === rest && !named.includes(agency))));
  }
  const asked = id === 'region' ? 'governorate' : id;
  return rows.filter((row) => row.dimension === asked && own.includes(row.category!));
}
