import type { Client } from 'pg';
import type { Computation, DateRule, Dimension, StatisticsCell, Where } from '@himaya/domain';

const within: Readonly<Record<DateRule, string>> = {
  month: 'month between $1::date and $2::date',
  span: 'month <= $2::date and (until is null or until >= $1::date)',
  stock: 'month <= $2::date and $1::date <= $2::date and (until is null or until > $2::date)',
};

/** One cell counted straight from the facts that stand, by a statement of its own: slow, and nothing of it is the product's. */
export async function countedInSql(
  admin: Client,
  { kinds, where, date, dimensions }: Computation,
  at: StatisticsCell['at'],
  [first, last]: readonly [string, string],
): Promise<{ persons: number; keys: number; facts: number; bodies: number; most: number }> {
  const values: unknown[] = [first, last, kinds];
  const holds = (column: string, codes: readonly string[]): string => {
    values.push(codes);
    return column === 'forms' ? `forms && $${values.length}::text[]` : `${column}::text = any ($${values.length}::text[])`;
  };
  const conditions = [
    ...Object.entries(where satisfies Where).map(([column, codes]) => holds(column, codes)),
    ...Object.entries(at).map(([id, category]) => inCategory(dimensions.find((dimension) => dimension.id === id)!, category, holds)),
  ];
  const { rows } = await admin.query<{ persons: number; keys: string; facts: number; bodies: number; most: number }>(
    `with f as (select * from statistics.standing_fact where kind = any ($3::text[]) and ${[within[date], ...conditions].join(' and ')}),
          p as (select subject, min(record_key) as key, mode() within group (order by coalesce(contributor, 0)::text) as body from f group by subject),
          b as (select count(*)::int as n from p group by body)
     select (select count(*)::int from p) as persons, (select mod(coalesce(sum(key), 0), 4294967296)::text from p) as keys, (select count(*)::int from f) as facts,
            (select count(*)::int from b) as bodies, (select coalesce(max(n), 0)::int from b) as most`,
    values,
  );
  return { ...rows[0]!, keys: Number(rows[0]!.keys) };
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
