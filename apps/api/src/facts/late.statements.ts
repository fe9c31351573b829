const key = 'months, first, dims, unit, code, value';
const add = `on conflict on constraint folded_cell_pk do update set n = c.n + excluded.n, keys = mod(c.keys + excluded.keys, 4294967296)`;

/** $1 this month. */
export const filledStatement = 'select began < $1::date as filled from statistics.late_turn';

const due = '(began < $1::date and coalesce(settled, began) < $1::date)';
export const dueTurnStatement = `select from statistics.late_turn where ${due}`;
export const takenTurnStatement = `update statistics.late_turn set settled = $1::date where ${due}`;

/** Moves what waits into the cells, of periods whose base has enough of it. $1 this month, $2 the fewest people. */
export const settledStatement = `
  with ripe as (
    select p.rule, p.months, p.first from statistics.late_period p
      join statistics.folded_rule r on r.id = p.rule and r.stands
      join statistics.folded_rule b on (b.measure, b.version) = (r.measure, r.version) and b.stands and not b.part
      join statistics.late_period q on q.rule = b.id and (q.months, q.first) = (p.months, p.first)
     where q.changes >= $2::int),
  gone as (
    delete from statistics.late_cell l using ripe where (l.rule, l.months, l.first) = (ripe.rule, ripe.months, ripe.first) returning l.*),
  come as (insert into statistics.folded_cell as c (rule, ${key}, n, keys) select rule, ${key}, n, keys from gone ${add}),
  marked as (
    update statistics.late_period p set changes = 0, revised = $1::date from ripe
     where (p.rule, p.months, p.first) = (ripe.rule, ripe.months, ripe.first) returning 1)
  select count(*)::int as periods from marked`;
/** $1 this month. */
export const revisedEmptiedStatement = `
  delete from statistics.folded_cell c using statistics.late_period p
   where p.revised = $1::date and (c.rule, c.months, c.first) = (p.rule, p.months, p.first) and c.n = 0`;

/** Rules that were added up anew, $1, each beside what stood of it. */
const pair = `
  with pair as (
    select o.id as old, f.id as fresh, o.print = f.print as alike from statistics.folded_rule o
      join statistics.folded_rule f on (f.measure, f.version, f.part) = (o.measure, o.version, o.part)
     where o.stands and f.id = any ($1::int[]))`;
export const carriedStatement = `${pair}
  insert into statistics.late_cell (rule, ${key}, n, keys) select fresh, ${key}, n, keys from statistics.late_cell join pair on old = rule where alike`;
export const subtractedStatement = `
  insert into statistics.folded_cell as c (rule, ${key}, n, keys)
    select rule, ${key}, -n, mod(4294967296 - keys, 4294967296) from statistics.late_cell where rule = any ($1::int[]) ${add}`;
/** $2 this month: what waited and can wait no more went in now. */
export const carriedPeriodsStatement = `${pair}
  insert into statistics.late_period (rule, months, first, changes, revised)
    select fresh, months, first, case when alike then changes else 0 end, case when not alike and changes > 0 then $2::date else revised end
      from statistics.late_period join pair on old = rule`;

/** One more person's change waits for each of these periods: $1 rules, $2 months, $3 first months, $4 people. */
export const countedLateStatement = `
  insert into statistics.late_period as p (rule, months, first, changes)
    select * from unnest($1::int[], $2::smallint[], $3::date[], $4::int[]) order by 1, 2, 3
  on conflict on constraint late_period_pk do update set changes = p.changes + excluded.changes`;

/** When each period was revised last: $1 measure, $2 version, $3 months, $4 first months. */
export const revisionsStatement = `
  select p.first::text, p.revised::text from statistics.late_period p join statistics.folded_rule r on r.id = p.rule
   where r.stands and not r.part and (r.measure, r.version) = ($1, $2) and p.months = $3 and p.first = any ($4::date[]) and p.revised is not null`;

/**
 * Up to where questions about a period that is over count the log: the turn of the month in which something went in last, or after which the
 * period was over. None in the month in which the store was first filled. $1 measure, $2 version, $3 months, $4 first month, $5 the month after.
 */
export const askedLineStatement = `
  select l.facts_until::text as until, l.month::text from statistics.late_turn t join statistics.line_of_turn l
    on l.month >= greatest((t.began + interval '1 month')::date, $5::date,
         (select max(p.revised) from statistics.late_period p join statistics.folded_rule r on r.id = p.rule
           where r.stands and not r.part and (r.measure, r.version) = ($1, $2) and p.months = $3 and p.first = $4::date))
   order by l.month limit 1`;
