import type { AnswerableQuery, Dimension, Period } from '@himaya/domain';
import { placeOf, within } from '../statistics';

/** Columns of a fact: what has all of them alike is one, said and taken back. */
const columns = [
  ...['source', 'subject', 'record_key', 'contributor', 'kind', 'month', 'until', 'governorate', 'sex', 'age_group', 'nationality_group'],
  ...['channel', 'agency', 'service', 'status', 'outcome', 'category', 'language', 'country_group', 'article', 'court', 'forms', 'yes'],
  ...['hours', 'days', 'amount'],
].join(', ');

/** So many persons or facts in the same categories, fed by one body. */
export interface CountRow {
  /** Place of the category in each dimension: 1 …, 0 for what is in none, -1 for what is in several. */
  readonly places: readonly number[];
  /** Pseudonym of the body that fed most of it; null where none is known. */
  readonly body: string | null;
  readonly count: number;
  /** Sum of their record keys, modulo 2^32: what is counted in a query has the same one, and the same noise. */
  readonly keys: string;
}

/**
 * One statement that counts a period, told apart by these dimensions: each person, or each fact, once and in one place of every
 * dimension. Whoever is in several places of one is in none of them alone.
 *
 * @param until the last line of the log that is read
 */
export function countStatement(
  { computed }: Pick<AnswerableQuery, 'computed'>,
  by: readonly Dimension[],
  period: Pick<Period, 'first' | 'last'>,
  until: string,
): { readonly text: string; readonly values: readonly unknown[] } {
  const values: unknown[] = [];
  const value = (one: unknown): string => `$${values.push(one)}`;
  const conditions = [
    `f.kind = any(${value(computed.kinds)}::text[])`,
    within[computed.date],
    ...Object.entries(computed.where).map(([column, codes]) =>
      column === 'forms'
        ? `f.forms && ${value(codes)}::text[]`
        : `${column === 'yes' ? 'f.yes::text' : `f.${column}`} = any(${value(codes)}::text[])`,
    ),
  ];
  const dates = `(values (${value(period.first)}::date, ${value(period.last)}::date)) as p (first, last)`;
  const forms = by.some(({ column }) => column === 'forms')
    ? `cross join lateral unnest(case when cardinality(f.forms) > 0 then f.forms else array['unknown'] end) as form (code)`
    : '';
  const places = by.map((dimension) => placeOf(dimension, value));
  // The log up to a line of it, and what erased cases left, which the log forgets: what is counted today can be counted again.
  const said = `(select sign, ${columns} from statistics.fact where id <= ${value(until)}::bigint
                 union all select 1, ${columns} from statistics.archived_fact)`;
  const each = computed.counts.of === 'persons' ? 'f.subject' : 'f.one';
  const place = (at: number): string => `case when min(d${at}) = max(d${at}) then min(d${at}) else -1 end`;
  const text = `
    with stands as (
      select ${columns}, row_number() over () as one, sum(f.sign) as times
        from ${dates} join ${said} f on ${conditions.join(' and ')} group by ${columns} having sum(f.sign) > 0),
    drawn as (
      select ${each} as one, f.contributor, f.record_key, ${computed.counts.of === 'persons' ? '1::bigint' : 'f.times'} as times${places.map((one, at) => `, ${one} as d${at}`).join('')}
        from stands f ${forms}),
    counted as (
      select one, max(times) as times, min(record_key) as record_key, mode() within group (order by contributor)::text as body,
             array[${by.map((_, at) => place(at)).join(', ')}]::int[] as places
        from drawn group by one)
    select places, body, sum(times)::int as count, mod(sum(times * record_key), 4294967296)::text as keys from counted group by places, body order by places, body`;
  return { text, values };
}
