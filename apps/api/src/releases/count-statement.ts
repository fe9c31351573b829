import type { AnswerableQuery, Computation, Dimension, Period } from '@himaya/domain';
import { placeOf, within } from '../statistics';

type Days = Pick<Period, 'first' | 'last'>;

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
  period: Days,
  until: string,
): { readonly text: string; readonly values: readonly unknown[] } {
  const values: unknown[] = [];
  const value = (one: unknown): string => `$${values.push(one)}`;
  const { dates, conditions } = countedIn(computed, period, value);
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
        from ${dates} join ${said} f on ${conditions} group by ${columns} having sum(f.sign) > 0),
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

/** How many people's facts in a period are others at the one line of the log than at the other: who came, who went, who was corrected. */
export function changedStatement(
  { computed }: Pick<AnswerableQuery, 'computed'>,
  period: Days,
  from: string,
  until: string,
): { readonly text: string; readonly values: readonly unknown[] } {
  const values: unknown[] = [];
  const value = (one: unknown): string => `$${values.push(one)}`;
  const { dates, conditions } = countedIn(computed, period, value);
  const text = `
    select count(distinct subject)::int as persons from (
      select f.subject from ${dates} join statistics.fact f on ${conditions}
       where f.id > ${value(from)}::bigint and f.id <= ${value(until)}::bigint
       group by ${columns
         .split(', ')
         .map((column) => `f.${column}`)
         .join(', ')} having sum(f.sign) <> 0) x`;
  return { text, values };
}

/** Which facts `f` a measure counts in a period. */
function countedIn(
  { kinds, date, where }: Computation,
  { first, last }: Days,
  value: (one: unknown) => string,
): { readonly dates: string; readonly conditions: string } {
  const conditions = [
    `f.kind = any(${value(kinds)}::text[])`,
    within[date],
    ...Object.entries(where).map(([column, codes]) =>
      column === 'forms'
        ? `f.forms && ${value(codes)}::text[]`
        : `${column === 'yes' ? 'f.yes::text' : `f.${column}`} = any(${value(codes)}::text[])`,
    ),
  ];
  return {
    dates: `(values (${value(first)}::date, ${value(last)}::date)) as p (first, last)`,
    conditions: conditions.join(' and '),
  };
}
