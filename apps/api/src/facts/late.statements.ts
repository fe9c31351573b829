const key = 'months, first, dims, unit, code, value';
const add = `on conflict on constraint folded_cell_pk do update set n = c.n + excluded.n, keys = mod(c.keys + excluded.keys, 4294967296)`;

/** $1 this month. */
export const filledStatement = 'select began < $1::date as filled from statistics.late_turn';

const due = '(began < $1::date and coalesce(settled, began) < $1::date)';
export const dueTurnStatement = `select from statistics.late_turn where ${due}`;
/** Answers the month whose turn was taken before. */
export const takenTurnStatement = `
  with before as (select coalesce(settled, began)::text as before from statistics.late_turn where ${due} for update),
  taken as (update statistics.late_turn set settled = $1::date where ${due})
  select before from before`;

/** Years after the end of a period whose January lets in all that waits for it, however few people's it is, and draws its noise anew. */
export const lastTurnsAfter = [1, 5, 10] as const;

/** The last turns of a period up to a month, those that were past when the store began left out; `first`, `months` and `upTo` are expressions. */
const lastTurns = (first: string, months: string, upTo: string): string => `
  from statistics.late_turn t, unnest('{${lastTurnsAfter.map((years) => 12 * years).join(',')}}'::int[]) after,
       lateral (select date_trunc('year', ${first} + make_interval(months => ${months} + after + 11))::date as january) turn
 where january > t.began and january <= ${upTo}`;
/** How often the noise of a period was drawn anew so far. */
export const redrawsOf = (first: string, months: string): string =>
  `(select count(*)::int ${lastTurns(first, months, 'coalesce(t.settled, t.began)')})`;
/** Of a period: whether a last turn of it lies after the month $3 and up to $1. */
const isLast = `exists (select ${lastTurns('l.first', 'l.months', '$1::date')} and january > $3::date)`;

/**
 * Fewest different people that there can be: an erased case's facts go under one pseudonym and come under another, which is one person's change, so who
 * only goes and who only comes may be the same.
 */
const fewestPeople = `count(*) filter (where heads = 0) + greatest(count(*) filter (where heads > 0), count(*) filter (where heads < 0))`;

/**
 * Moves what waits into the cells, of periods for which enough people's changes wait, be it to a measure's base or to its part, and of those whose last turn
 * it is; the former alone are marked, for a last turn is every period's. $1 this month, $2 the fewest people, $3 the month whose turn was taken before.
 */
export const settledStatement = `
  with waiting as (
    select r.measure, r.version, l.months, l.first, l.subject, coalesce(sum(l.heads) filter (where not r.part), 0) as heads
      from statistics.late_person l join statistics.folded_rule r on r.id = l.rule and r.stands group by 1, 2, 3, 4, 5),
  enough as (select measure, version, months, first from waiting group by 1, 2, 3, 4 having ${fewestPeople} >= $2::int),
  many as (
    select r.id as rule, e.months, e.first from enough e join statistics.folded_rule r on (r.measure, r.version) = (e.measure, e.version) and r.stands),
  ripe as (
    select * from many
    union
    select l.rule, l.months, l.first from (select rule, months, first from statistics.late_cell union select rule, months, first from statistics.late_person) l
      join statistics.folded_rule r on r.id = l.rule and r.stands where ${isLast}),
  known as (delete from statistics.late_person l using ripe where (l.rule, l.months, l.first) = (ripe.rule, ripe.months, ripe.first)),
  gone as (
    delete from statistics.late_cell l using ripe where (l.rule, l.months, l.first) = (ripe.rule, ripe.months, ripe.first) returning l.*),
  come as (insert into statistics.folded_cell as c (rule, ${key}, n, keys) select rule, ${key}, n, keys from gone ${add}),
  marked as (
    insert into statistics.late_period as p (rule, months, first, revised) select rule, months, first, $1::date from many
    on conflict on constraint late_period_pk do update set revised = excluded.revised)
  select count(*)::int as periods from ripe`;
export const leftEmptyStatement = 'delete from statistics.folded_cell where n = 0';

/** Rules that were added up anew, $1, each beside what stood of it. */
const pair = `
  with pair as (
    select o.id as old, f.id as fresh, o.print = f.print as alike from statistics.folded_rule o
      join statistics.folded_rule f on (f.measure, f.version, f.part) = (o.measure, o.version, o.part)
     where o.stands and f.id = any ($1::int[]))`;
export const carriedStatement = `${pair}
  insert into statistics.late_cell (rule, ${key}, n, keys) select fresh, ${key}, n, keys from statistics.late_cell join pair on old = rule where alike`;
export const carriedPeopleStatement = `${pair}
  insert into statistics.late_person (rule, months, first, subject, heads, print)
    select fresh, months, first, subject, heads, print from statistics.late_person join pair on old = rule where alike`;
export const subtractedStatement = `
  insert into statistics.folded_cell as c (rule, ${key}, n, keys)
    select rule, ${key}, -n, mod(4294967296 - keys, 4294967296) from statistics.late_cell where rule = any ($1::int[]) ${add}`;
/** $2 this month: what waited and can wait no more went in now. */
export const carriedPeriodsStatement = `${pair}
  insert into statistics.late_period (rule, months, first, revised)
    select fresh, months, first, max(revised) from (
      select rule, months, first, revised from statistics.late_period
      union all select rule, months, first, $2::date from statistics.late_person join pair on old = rule where not alike) p join pair on old = rule
     group by 1, 2, 3`;

const person = ['rule', 'months', 'first', 'subject'];
const people = `unnest($1::int[], $2::smallint[], $3::date[], $4::bigint[], $5::int[], $6::bigint[]) as l (${person.join(', ')}, heads, print)`;
/** What changes of these people in these periods: $1 rules, $2 months, $3 first months, $4 pseudonyms, $5 heads, $6 prints. */
export const waitingPeopleStatement = `
  insert into statistics.late_person as p (${person.join(', ')}, heads, print) select * from ${people} order by 1, 2, 3, 4
  on conflict on constraint late_person_pk do update set heads = p.heads + excluded.heads, print = p.print + excluded.print`;
/** Whose change was taken back waits no more. */
export const waitingNoMoreStatement = `
  delete from statistics.late_person p using ${people}
   where (${person.map((column) => `p.${column}`).join(', ')}) = (${person.map((column) => `l.${column}`).join(', ')}) and p.heads = 0 and p.print = 0`;
/** An erased case's old pseudonym ($1) is kept nowhere: whose change it was is nobody's to say. */
export const forgottenPeopleStatement = `
  update statistics.late_person set subject = -(random() * 9e18)::bigint where subject = any ($1::bigint[])`;

/** When each period was revised last: $1 measure, $2 version, $3 months, $4 first months. */
export const revisionsStatement = `
  select p.first::text, greatest(
      (select max(l.revised) from statistics.late_period l join statistics.folded_rule r on r.id = l.rule
        where r.stands and (r.measure, r.version) = ($1, $2) and (l.months, l.first) = ($3::smallint, p.first)),
      (select max(january) ${lastTurns('p.first', '$3::smallint', 'coalesce(t.settled, t.began)')}))::text as revised
    from unnest($4::date[]) p (first)`;
