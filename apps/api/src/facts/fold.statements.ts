import { factDimensions } from '@himaya/domain';
import { redrawsOf } from './late.statements';

/** A fact on its way to the cells: 64-bit numbers as text, months as text. */
export const toldColumns = [
  'source::text',
  'subject::text',
  'record_key::text',
  'contributor::text',
  'kind',
  'month::text',
  'until::text',
  ...factDimensions,
  'forms',
  'yes',
  'hours',
  'amount::text',
].join(', ');

/** Rows of a named query as one value. */
export const asJson = (name: string, more = ''): string =>
  `(select coalesce(json_agg(row_to_json(x)), '[]') from (select ${toldColumns}${more} from ${name}) x)`;

/** $1 subjects: whoever changes facts of one of them waits here for who did before, and then reads what it left. */
export const lockedStatement = `select pg_advisory_xact_lock(s) from (select s from unnest($1::bigint[]) s order by s) o`;
export const standingStatement = `select ${toldColumns}, print::text from statistics.standing_fact where subject = any ($1::bigint[])`;

export const rulesStatement = `
  select id, measure, version, part, print, horizon::text, stands from statistics.folded_rule where stands order by id`;
export const ruleStatement = `
  insert into statistics.folded_rule (measure, version, part, print, horizon, stands) values ($1, $2, $3, $4, $5, false) returning id`;

const lines = `unnest($1::int[], $2::smallint[], $3::date[], $4::smallint[], $5::text[], $6::int[], $7::bigint[], $8::bigint[], $9::bigint[])
    as l (rule, months, first, dims, unit, code, value, n, keys)`;
const key = ['rule', 'months', 'first', 'dims', 'unit', 'code', 'value'];

const added = (table: 'folded_cell' | 'late_cell'): string => `
  insert into statistics.${table} as c (${key.join(', ')}, n, keys) select ${key.join(', ')}, n, keys from ${lines} order by ${key.join(', ')}
  on conflict on constraint ${table}_pk do update set n = c.n + excluded.n, keys = mod(c.keys + excluded.keys, 4294967296)`;

/** Adds lines to cells, or to what waits beside them, in one order for everybody; a cell in which nobody is left goes. */
export const addedStatement = added('folded_cell');
export const addedLateStatement = added('late_cell');
export const emptiedStatement = `
  delete from statistics.folded_cell c using ${lines} where c.n = 0 and l.n < 0 and ${key.map((column) => `c.${column} = l.${column}`).join(' and ')}`;

/** How many cells of what was folded ($1) are not as what is folded now ($2). */
export const differingStatement = `
  select count(*)::int as cells from (select * from statistics.folded_cell where rule = any ($1::int[])) o
    join statistics.folded_rule oldr on oldr.id = o.rule
    full join (select n.*, r.measure, r.version, r.part from statistics.folded_cell n join statistics.folded_rule r on r.id = n.rule where n.rule = any ($2::int[])) f
      on (f.measure, f.version, f.part) = (oldr.measure, oldr.version, oldr.part)
     and (f.months, f.first, f.dims, f.unit, f.code, f.value) = (o.months, o.first, o.dims, o.unit, o.code, o.value)
   where (o.n, o.keys) is distinct from (f.n, f.keys)`;

/**
 * Cells of one rule: $1 measure, $2 version, $3 part, $4 print, $5 the last period's first month, $6 months, $7 first months, $8 dimensions. One row
 * at least where the rule is folded so far; with each, how often its period's noise was drawn anew.
 */
export const cellsStatement = `
  with line as (
    select c.*, sum(n) over (cell order by value) as up, sum(n) over (cell order by value desc) as down, sum(n) over cell as all_of
      from statistics.folded_rule r join statistics.folded_cell c on c.rule = r.id
     where r.stands and (r.measure, r.version, r.part, r.print) = ($1, $2, $3, $4)
       and c.months = $6 and c.first = any ($7::date[]) and c.dims = any ($8::smallint[]) and c.n > 0
    window cell as (partition by c.first, c.dims, c.unit, c.code)),
  cell as (
    select first::text, dims, unit, code, sum(n)::text as n, mod(sum(keys), 4294967296)::text as keys,
           sum(case when unit = 'person' then value::numeric * greatest(0, least(n, 2 - (down - n))) end)::text as largest,
           (min(value) filter (where 2 * up >= all_of))::text as median, count(*)::int as bodies, max(n)::text as most
      from line group by first, dims, unit, code)
  select cell.*, redraws from statistics.folded_rule r left join cell on true
    left join (select p.first::text, ${redrawsOf('p.first', '$6::smallint')} as redraws from unnest($7::date[]) p (first)) drawn using (first)
   where r.stands and (r.measure, r.version, r.part, r.print) = ($1, $2, $3, $4) and r.horizon >= $5`;
