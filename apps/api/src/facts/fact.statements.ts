import { factDimensions } from '@himaya/domain';
import { asJson } from './fold.statements';

const said = ['kind', 'month', 'until', ...factDimensions, 'forms', 'yes', 'hours', 'days', 'amount'];
const columns = ['source', 'subject', 'record_key', 'contributor', ...said].join(', ');

/**
 * Derived facts on their way from ids to pseudonyms. $1 is `guard.fact_row[]` as the database wrote it; $2 and $3 the sources' ids and
 * pseudonyms; $4 to $6 subjects' ids, pseudonyms and record keys; $7 and $8 units' ids and pseudonyms.
 * Two facts that say the same of one subject are two: the second has another print.
 */
const pseudonymised = `named as (
     select s.pseudonym as source, j.pseudonym as subject, j.record_key, u.pseudonym as contributor, ${said.map((column) => `f.${column}`).join(', ')}
       from unnest($1::guard.fact_row[]) f
       join unnest($2::uuid[], $3::bigint[]) s (id, pseudonym) on s.id = f.source
       join unnest($4::uuid[], $5::bigint[], $6::bigint[]) j (id, pseudonym, record_key) on j.id = f.subject
       left join unnest($7::uuid[], $8::bigint[]) u (id, pseudonym) on u.id = f.unit)`;

/** The facts of some sources as text that only goes back to the database, with the ids that need a pseudonym. $1 ids. */
export const derivedStatement = (door: string): string => `
  with d as materialized (select f from ${door}($1::uuid[]) f)
  select coalesce(array_agg(d.f), '{}')::text as facts, array_agg(distinct (d.f).subject) as subjects, array_agg(distinct (d.f).unit) as units from d`;

/** Makes what stands of the sources what was derived, and says the difference in the log. Answers the facts that went and came. */
export const appliedStatement = `
  with ${pseudonymised},
  told as (select n.*, n::text as line from named n),
  derived as (select t.*, md5(t.line || '|' || row_number() over (partition by t.line))::uuid as print from told t),
  gone as (delete from statistics.standing_fact s where s.source = any ($3::bigint[])
             and not exists (select from derived d where d.source = s.source and d.print = s.print) returning ${columns}),
  come as (select * from derived d where not exists (select from statistics.standing_fact s where s.source = d.source and s.print = d.print)),
  taken as (insert into statistics.fact (sign, ${columns}) select -1, ${columns} from gone),
  said as (insert into statistics.fact (sign, ${columns}) select 1, ${columns} from come),
  stands as (insert into statistics.standing_fact (print, ${columns}) select print, ${columns} from come)
  select ${asJson('gone')} as gone, ${asJson('come', ', print::text')} as come`;

/** Facts that erased cases left, under pseudonyms that were drawn: in the archive, and standing. Answers them. */
export const archivedStatement = `
  with ${pseudonymised},
  kept as (insert into statistics.archived_fact (${columns}) select ${columns} from named returning print, ${columns}),
  stands as (insert into statistics.standing_fact (print, ${columns}) select print, ${columns} from kept)
  select ${asJson('kept', ', print::text')} as come`;

export const leavingStatement = `
  with d as (select case_id, fact from statistics.leaving_fact where case_id = any ($1::uuid[]))
  select coalesce(array_agg(d.fact), '{}')::text as facts, array_agg(distinct d.case_id) as cases, array_agg(distinct (d.fact).subject) as subjects,
         array_agg(distinct (d.fact).unit) as units from d`;

/** Makes the log say of the sources what stands of them: for a rebuild, which believes neither. Answers how many lines that took. */
export const reconciledStatement = `
  with off as (
    select ${columns}, sum(w)::int as n from (
      select ${columns}, 1 as w from statistics.standing_fact where source = any ($1::bigint[])
      union all select ${columns}, -sign from statistics.fact where source = any ($1::bigint[])) x
     group by ${columns} having sum(w) <> 0),
  said as (insert into statistics.fact (sign, ${columns}) select sign(n), ${columns} from off, generate_series(1, abs(n)) returning 1)
  select count(*)::int as lines from said`;

/** What stands of sources that a rebuild did not meet, and was there before it began: gone. $1 the last number before. */
export const leftOverStatement = `
  with gone as (delete from statistics.standing_fact s where s.id <= $1::bigint
      and not exists (select from statistics.rebuilt_source r where r.source = s.source)
      and not exists (select from statistics.archived_fact a where a.source = s.source) returning 1)
  select count(*)::int as gone from gone`;

/** Whom the log knows and the rebuild did not meet: left-overs, and what came while it ran. */
export const unmetStatement = `
  select array(select distinct f.source::text from statistics.fact f where not exists (select from statistics.rebuilt_source r where r.source = f.source)) as sources`;

/** What the archive keeps stands, as it was archived. */
export const archiveStandsStatement = `
  with come as (insert into statistics.standing_fact (print, ${columns})
      select print, ${columns} from statistics.archived_fact a
       where not exists (select from statistics.standing_fact s where s.source = a.source and s.print = a.print) returning 1),
  gone as (delete from statistics.standing_fact s where exists (select from statistics.archived_fact a where a.source = s.source)
      and not exists (select from statistics.archived_fact a where a.source = s.source and a.print = s.print) returning 1)
  select (select count(*)::int from come) + (select count(*)::int from gone) as changed`;
