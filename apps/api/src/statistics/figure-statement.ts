import type { AnswerableQuery, DateRule, Dimension, Where } from '@himaya/domain';

/** One statement and its values; nothing that was asked for stands in the text. */
export interface FigureStatement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** All that stand in the very same cells, as the store counts them; it never leaves the API. */
export interface RawGroup {
  readonly of: 'persons' | 'facts';
  /** Place of the period. */
  readonly at: number;
  /** The cells they stand in: places of categories, two digits a dimension; 0 is what is in none. */
  readonly codes: readonly number[];
  readonly n: string;
  /** Sum of their record keys, modulo 2^32. */
  readonly keys: string;
}

/** A cell of money or hours as the store sums it; it never leaves the API. */
export interface RawSum {
  readonly at: number;
  /** Place of the category by dimension: 1 …, 0 for what is in none, -1 for all of them together. */
  readonly d1?: number;
  readonly d2?: number;
  readonly d3?: number;
  readonly persons: string;
  readonly keys: string;
  readonly facts: string;
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
 * One grouped statement: how many distinct persons, and facts where facts are counted, stand in which cells, with the sum of their record
 * keys. Whoever stands in several cells (two forms, two regions) is grouped with those who stand in the same ones, so that every total
 * can count them once. Money and hours are summed for every total at once.
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
      select p.at, f.id as fact, f.subject, f.record_key, f.hours, f.amount, (form.nth = 1)::int as whole${places.map((place, at) => `, ${place} as d${at + 1}`).join('')},
             ${codeOf(places)} as code
        from period p join statistics.standing_fact f on ${conditions.join(' and ')} ${forms})`;
  const counted = computed.counts.of;
  const rest =
    counted === 'amount'
      ? amounts(names)
      : counted === 'median'
        ? medians(names)
        : groups(
            counted !== 'persons',
            by.some(({ column }) => column === 'forms'),
          );
  return { text: `with ${period}, ${drawn}${rest}`, values };
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
/** A cell's number: two digits a dimension, as `placesOf` reads them. */
const codeOf = (places: readonly string[]): string => places.reduce((code, place) => `(${code}) * 100 + ${place}`, '0');

/** The places that a cell's number stands for. */
export const placesOf = (code: number, dimensions: number): number[] =>
  Array.from({ length: dimensions }, (_, at) => Math.floor(code / 100 ** (dimensions - 1 - at)) % 100);

const grouped = (of: 'persons' | 'facts', units: string): string =>
  `select '${of}' as of, at, codes, count(*)::text as n, ${modulo('sum(key)')}::text as keys from (${units}) ${of} group by at, codes`;

/** Most stand in one cell, and are found without a list of them for each. */
function groups(alsoFacts: boolean, inSeveral: boolean): string {
  const parts = [
    grouped('persons', 'select at, array[least] as codes, key from person where least = most'),
    grouped(
      'persons',
      `select d.at, d.subject, array_agg(distinct d.code) as codes, min(d.record_key) as key
         from person m join drawn d on d.at = m.at and d.subject = m.subject where m.least <> m.most group by d.at, d.subject`,
    ),
  ];
  const facts = inSeveral
    ? 'select at, fact, array_agg(distinct code) as codes, min(record_key) as key from drawn group by at, fact'
    : 'select at, array[code] as codes, record_key as key from drawn';
  return `,
    person as (select at, subject, min(record_key) as key, min(code) as least, max(code) as most from drawn group by at, subject)
    ${[...parts, ...(alsoFacts ? [grouped('facts', facts)] : [])].join(' union all ')}`;
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
