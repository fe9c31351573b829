import type { Client } from 'pg';
import type { Computation, DateRule, Dimension, StatisticsAnswer, StatisticsCell, Where } from '@himaya/domain';
import { measureOf } from '@himaya/domain/reference';
import { cellsOf, spanOf } from './figures-told';
import { from, to } from './statistics-people';

const within: Readonly<Record<DateRule, string>> = {
  month: 'month between $1::date and $2::date',
  span: 'month <= $2::date and (until is null or until >= $1::date)',
  stock: 'month <= $2::date and $1::date <= $2::date and (until is null or until > $2::date)',
};

/** One cell counted straight from the facts that stand, by a statement of its own: slow, and nothing of it is the product's. */
async function countedInSql(
  admin: Client,
  { kinds, where, date, dimensions }: Computation,
  at: StatisticsCell['at'],
  [first, last]: readonly [string, string],
): Promise<{ persons: number; bodies: number; most: number }> {
  const values: unknown[] = [first, last, kinds];
  const holds = (column: string, codes: readonly string[]): string => {
    values.push(codes);
    return column === 'forms' ? `forms && $${values.length}::text[]` : `${column}::text = any ($${values.length}::text[])`;
  };
  const conditions = [
    ...Object.entries(where satisfies Where).map(([column, codes]) => holds(column, codes)),
    ...Object.entries(at).map(([id, category]) => inCategory(dimensions.find((dimension) => dimension.id === id)!, category, holds)),
  ];
  const { rows } = await admin.query<{ persons: number; bodies: number; most: number }>(
    `with f as (select * from statistics.standing_fact where kind = any ($3::text[]) and ${[within[date], ...conditions].join(' and ')}),
          p as (select subject, mode() within group (order by coalesce(contributor, 0)::text) as body from f group by subject),
          b as (select count(*)::int as n from p group by body)
     select (select count(*)::int from p) as persons, (select count(*)::int from b) as bodies, (select coalesce(max(n), 0)::int from b) as most`,
    values,
  );
  return rows[0]!;
}

function inCategory(
  { column, codes, rest }: Dimension,
  category: string,
  holds: (column: string, codes: readonly string[]) => string,
): string {
  if (category !== rest) return holds(column, codes[category]!);
  const others = Object.entries(codes).flatMap(([one, its]) => (one === rest ? [] : its));
  return `${column} <> 'unknown' and not ${holds(column, others)}`;
}

const tables = [
  ['region', 'sex', 'form'],
  ['region', 'age-group'],
  ['sex', 'citizenship'],
];

/** Every cell of some tables beside its plain count: those that are not as they should be, and how many were shown and how many one body's. */
export async function comparedInSql(
  admin: Client,
  ask: (measure: string, query: string) => Promise<StatisticsAnswer>,
): Promise<{ wrong: unknown[]; shown: number; oneBodys: number }> {
  const found = { wrong: [] as unknown[], shown: 0, oneBodys: 0 };
  for (const measure of ['presumed-victims-reported', 'victims-identified', 'victims-assisted', 'victims-in-shelter']) {
    const rule = measureOf(measure)!.computed as Computation;
    for (const by of tables.filter((ids) => ids.every((id) => rule.dimensions.some((dimension) => dimension.id === id)))) {
      const answer = await ask(measure, `by=${by.join(',')}&from=${from}&to=${to}`);
      for (const { period, at, figure } of cellsOf(answer)) {
        const { persons, bodies, most } = await countedInSql(admin, rule, at, spanOf(answer, period));
        const oneBodys = at.region !== undefined && (bodies < 3 || most > 0.8 * persons);
        const { form, ...group } = at;
        const others = form === undefined ? Infinity : (await countedInSql(admin, rule, group, spanOf(answer, period))).persons - persons;
        const ofOne = others < 20;
        const right =
          typeof figure === 'number' ? Math.abs(figure - persons) <= 10 && !oneBodys && others > 2 : persons < 20 || oneBodys || ofOne;
        if (!right) found.wrong.push([measure, at, figure, persons, bodies, most]);
        found.shown += Number(typeof figure === 'number');
        found.oneBodys += Number(oneBodys && persons >= 20);
      }
    }
  }
  return found;
}
