import type { AnswerableQuery, DateRule, Dimension, Where } from '@himaya/domain';

/** One statement and its values; nothing that was asked for stands in the text. */
export interface FigureStatement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** A raw cell of the store's answer; it never leaves the API. */
export interface RawCell {
  /** Place of the period. */
  readonly at: number;
  /** Place of the category by dimension: 1 …, 0 for what is in none, -1 for all of them together. */
  readonly d1?: number;
  readonly d2?: number;
  readonly d3?: number;
  readonly persons: string;
  /** Sum of the persons' record keys, modulo 2^32. */
  readonly keys: string;
  readonly facts: string;
  /** Sum of the record keys over the facts, modulo 2^32. */
  readonly fact_keys: string;
  /** Whole dinars, and what of them the two largest persons had. */
  readonly amount: string | null;
  readonly largest: string | null;
  readonly median: string | null;
}

const within: Readonly<Record<DateRule, string>> = {
  month: 'f.month between p.first and p.last',
  span: 'f.month <= p.last and (f.until is null or f.until >= p.first)',
  stock: 'f.month <= p.last and (f.until is null or f.until > p.last)',
};

/** A column as the text its codes are compared with; a form is the one row of the person's forms. */
const valueOf = (column: Dimension['column']): string =>
  column === 'forms' ? 'form.code' : column === 'yes' ? 'f.yes::text' : `f.${column}`;

/**
 * One grouped statement: the cells of the table and of all its totals, in each the distinct persons and the sum of their record keys.
 * Where a person stands in several cells (two forms, two regions) every total counts them once: those few are summed again by
 * themselves, all others in one pass.
 */
export function figureStatement({ computed, by, periods }: AnswerableQuery, where: Where): FigureStatement {
  const values: unknown[] = [];
  const value = (one: unknown): string => `$${values.push(one)}`;
  const period = `period (at, first, last) as (
      select * from unnest(${value(periods.map((_, at) => at))}::int[], ${value(periods.map(({ first }) => first))}::date[], ${value(periods.map(({ last }) => last))}::date[]))`;
  const conditions = [
    `f.kind = any(${value(computed.kinds)}::text[])`,
    within[computed.date],
    ...Object.entries(where).map(([column, codes]) =>
      column === 'forms' ? `f.forms && ${value(codes)}::text[]` : `${valueOf(column as keyof Where)} = any(${value(codes)}::text[])`,
    ),
  ];
  const places = by.map((dimension) => placeOf(dimension, value));
  const forms = by.some(({ column }) => column === 'forms')
    ? `cross join lateral unnest(case when cardinality(f.forms) > 0 then f.forms else array['unknown'] end) with ordinality as form (code, nth)`
    : 'cross join (values (1)) as form (nth)';
  const names = by.map((_, at) => `d${at + 1}`);
  const drawn = `drawn as (
      select p.at, f.id as fact, f.subject, f.record_key, f.hours, f.amount, (form.nth = 1)::int as whole${places.map((place, at) => `, ${place} as d${at + 1}`).join('')}
        from period p join statistics.standing_fact f on ${conditions.join(' and ')} ${forms})`;
  const build = { amount: amounts, median: medians, persons: counts, facts: counts, ratio: counts }[computed.counts.of];
  return { text: `with ${period}, ${drawn}${build(names)}`, values };
}

/** The category's place by the column's code. */
function placeOf({ column, categories, codes, rest }: Dimension, value: (one: unknown) => string): string {
  const pairs = categories.codes.flatMap((category, at) => (codes[category] ?? []).map((code) => [code, at + 1] as const));
  const of = valueOf(column);
  const known = `(${value(pairs.map(([, place]) => place))}::int[])[array_position(${value(pairs.map(([code]) => code))}::text[], ${of})]`;
  const other = rest === undefined ? '0' : `case when ${of} <> 'unknown' then ${categories.codes.indexOf(rest) + 1} else 0 end`;
  return `coalesce(${known}, ${other})`;
}

const listed = (parts: readonly string[]): string => parts.map((part) => `, ${part}`).join('');
const modulo = (sum: string): string => `mod(${sum}, 4294967296)`;
/** Every total: each dimension as it is or as all of it, by the bits of `level`. */
const totals = (names: readonly string[]): string =>
  listed(names.map((name, at) => `case when level & ${1 << at} > 0 then -1 else ${name} end as ${name}`));
const levels = (names: readonly string[]): string => `cross join generate_series(0, ${(1 << names.length) - 1}) as level`;
function counts(names: readonly string[]): string {
  const moved = names.map((name) => `least_${name} <> most_${name}`).join(' or ') || 'false';
  const sets = names.length === 0 ? '' : `, cube (${names.map((name) => `least_${name}`).join(', ')})`;
  return `,
    person as (
      select at, subject, min(record_key) as key, sum(whole) as facts${listed(names.flatMap((name) => [`min(${name}) as least_${name}`, `max(${name}) as most_${name}`]))}
        from drawn group by at, subject),
    cell as (
      select at${listed(names.map((name) => `coalesce(least_${name}, -1) as ${name}`))}, count(*) as persons, sum(key) as keys, sum(facts) as facts, sum(key * facts) as fact_keys
        from person where not (${moved}) group by at${sets}
      union all
      select at${listed(names)}, count(*), sum(key), sum(facts), sum(key * facts)
        from (select at, subject${listed(names)}, min(record_key) as key, count(distinct fact) as facts
                from (select d.at, d.subject, d.record_key, d.fact${totals(names)}
                        from drawn d join person m on m.at = d.at and m.subject = d.subject and (${moved}) ${levels(names)}) each group by at, subject${listed(names)}) several
       group by at${listed(names)})
    select at${listed(names)}, sum(persons)::text as persons, ${modulo('sum(keys)')}::text as keys, sum(facts)::text as facts,
           ${modulo('sum(fact_keys)')}::text as fact_keys, null as amount, null as largest, null as median
      from cell group by at${listed(names)}`;
}

function amounts(names: readonly string[]): string {
  return `
    select at${listed(names)}, count(*)::text as persons, ${modulo('sum(key)')}::text as keys, sum(facts)::text as facts,
           ${modulo('sum(key * facts)')}::text as fact_keys, sum(amount)::text as amount,
           (coalesce((array_agg(amount order by amount desc))[1], 0) + coalesce((array_agg(amount order by amount desc))[2], 0))::text as largest,
           null as median
      from (select at, subject${listed(names)}, min(record_key) as key, sum(whole) as facts, sum(amount) as amount
              from (select d.at, d.subject, d.record_key, d.whole, coalesce(d.amount, 0) as amount${totals(names)} from drawn d ${levels(names)}) each
             group by at, subject${listed(names)}) person
     group by at${listed(names)}`;
}

function medians(names: readonly string[]): string {
  return `
    select at${listed(names)}, count(distinct subject)::text as persons, ${modulo('sum(record_key)')}::text as keys, count(*)::text as facts,
           ${modulo('sum(record_key)')}::text as fact_keys, null as amount, null as largest,
           percentile_disc(0.5) within group (order by hours)::text as median
      from (select d.at, d.subject, d.record_key, d.hours${totals(names)} from drawn d ${levels(names)} where d.hours is not null) each
     group by at${listed(names)}`;
}
