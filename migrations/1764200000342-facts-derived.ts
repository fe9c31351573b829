import type { MigrationInterface, QueryRunner } from 'typeorm';
import { factRow, nationalityGroup } from './fact-parts';
import { factsOfCases, factsOfConcerns, tablesOfCases, tablesWithoutWay } from './facts-of-cases';
import { factsOfProceedings } from './facts-of-proceedings';
import { oneOf, run } from './sql';

const kinds = ['case', 'concern', 'proceeding'];

/** [table, the trigger's function]: whatever facts are read from. */
const watched: readonly (readonly [string, string])[] = [
  ['case_record', 'guard.due_records'],
  ...tablesOfCases.map((table) => [table, 'guard.due_cases'] as const),
  ['concern', 'guard.due_concerns'],
  ['concern_person', 'guard.due_concern_people'],
  ['criminal_proceeding', 'guard.due_proceedings'],
  ...['defendant', 'proceeding_event'].map((table) => [table, 'guard.due_of_proceedings'] as const),
];
const functionsOfTriggers = [...new Set(watched.map(([, name]) => name)), 'guard.leave_facts'].map((name) => `${name}()`);
const doorsOfFacts = [
  'guard.facts_of_cases(uuid[])',
  'guard.facts_of_concerns(uuid[])',
  'guard.facts_of_proceedings(uuid[])',
  'guard.fact_sources(text, uuid, int)',
  'guard.forget_facts(bigint[])',
];
const inside = ['guard.country_group(text)', 'guard.case_facts(uuid[])'];

/** How facts come from what cases, reports and proceedings say: derived whole, one source at a time, whenever one of its rows changed. */
export class FactsDerived1764200000342 implements MigrationInterface {
  readonly name = 'FactsDerived1764200000342';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      // As archived, so it stands: its print keeps it from standing twice.
      'alter table statistics.archived_fact add column print uuid not null default gen_random_uuid()',
      // What to derive anew. A change adds a line and waits for nobody; many lines of one source are one derivation.
      `create table statistics.due (
         n bigint generated always as identity constraint due_pk primary key,
         kind text not null, id uuid not null,
         ${oneOf('due_kind_check', 'kind', kinds)})`,
      'grant usage on schema statistics to himaya_guard',
      'grant insert on statistics.due to himaya_guard',
      'grant select, delete on statistics.fact, statistics.standing_fact to himaya_guard',
      // The row locks of two workers that share the work ask for the right to change it.
      'grant select, update (n), delete on statistics.due to himaya_facts',
      // Whom a rebuild has met, so that its memory does not grow with the store.
      'create unlogged table statistics.rebuilt_source (source bigint not null constraint rebuilt_source_pk primary key)',
      'grant select, insert, delete on statistics.rebuilt_source to himaya_facts',
      ...tablesWithoutWay.map((table) => `create index ${table}_facts_ix on ${table} (case_id)`),
      'set local role himaya_guard',
      `create type guard.fact_row as (${factRow})`,
      ...derivations,
      ...triggers,
      `revoke execute on function ${[...doorsOfFacts, ...inside, ...functionsOfTriggers].join(', ')} from public`,
      `grant execute on function ${doorsOfFacts.join(', ')} to himaya_facts`,
      `grant execute on function ${functionsOfTriggers.join(', ')} to himaya_owner`,
      'reset role',
      // What a case leaves on the day of its erasure, until the worker has given it other pseudonyms.
      `create table statistics.leaving_fact (case_id uuid not null, fact guard.fact_row not null)`,
      'create index leaving_fact_case_ix on statistics.leaving_fact (case_id)',
      'grant insert on statistics.leaving_fact to himaya_guard',
      'grant select, delete on statistics.leaving_fact to himaya_facts',
      ...watched.flatMap(([table, name]) =>
        (['insert', 'update'] as const).map(
          (event) =>
            `create trigger ${table}_facts_${event} after ${event} on ${table} referencing new table as fresh for each statement execute function ${name}()`,
        ),
      ),
      // Before the other triggers of an erasure take anything away: they fire in the order of their names.
      'create trigger case_erasure_anonymise after insert on case_erasure for each row execute function guard.leave_facts()',
      'set local role himaya_guard',
      // What there was before.
      `insert into statistics.due (kind, id) select 'case', id from case_record union all select 'concern', id from concern
         union all select 'proceeding', id from criminal_proceeding`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop trigger case_erasure_anonymise on case_erasure',
      ...watched.flatMap(([table]) => ['insert', 'update'].map((event) => `drop trigger ${table}_facts_${event} on ${table}`)),
      'drop table statistics.leaving_fact, statistics.due, statistics.rebuilt_source',
      'alter table statistics.archived_fact drop column print',
      'set local role himaya_guard',
      `drop function ${[...doorsOfFacts, ...inside, ...functionsOfTriggers].join(', ')}`,
      'drop type guard.fact_row',
      'reset role',
      'revoke select, delete on statistics.fact, statistics.standing_fact from himaya_guard',
      'revoke usage on schema statistics from himaya_guard',
      ...tablesWithoutWay.map((table) => `drop index ${table}_facts_ix`),
    ]);
  }
}

/** Months and spans are Iraq's, whoever asks from wherever. */
const reading = `language plpgsql stable security definer set search_path = public, guard, pg_temp set timezone = 'Asia/Baghdad'`;

const derivations = [
  `create function guard.country_group(p_country text) returns text language sql immutable parallel safe
   as $$ select ${nationalityGroup('p_country')} $$`,
  `create function guard.case_facts(p_cases uuid[]) returns setof guard.fact_row ${reading} as $$
   begin
     return query ${factsOfCases};
   end $$`,
  // For the facts worker alone: the rows as they stand. Of an erased case there is nothing to derive: it left its facts.
  `create function guard.facts_of_cases(p_ids uuid[]) returns setof guard.fact_row ${reading} as $$
   begin
     return query select * from guard.case_facts(array(select i from unnest(p_ids) i where not exists (select from case_erasure e where e.case_id = i)));
   end $$`,
  `create function guard.facts_of_concerns(p_ids uuid[]) returns setof guard.fact_row ${reading} as $$
   begin
     return query ${factsOfConcerns};
   end $$`,
  `create function guard.facts_of_proceedings(p_ids uuid[]) returns setof guard.fact_row ${reading} as $$
   begin
     return query ${factsOfProceedings};
   end $$`,
  // A page of everything of a kind, in the order of the ids: for a rebuild.
  `create function guard.fact_sources(p_kind text, p_after uuid, p_limit int) returns setof uuid language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return query execute format('select id from %I where id > $1 order by id limit $2',
       case p_kind when 'case' then 'case_record' when 'concern' then 'concern' when 'proceeding' then 'criminal_proceeding' end) using p_after, p_limit;
   end $$`,
  // The one way out of the log: of what was erased nothing may be found by its old pseudonym.
  `create function guard.forget_facts(p_sources bigint[]) returns void language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     delete from statistics.fact where source = any (p_sources);
     delete from statistics.standing_fact where source = any (p_sources);
   end $$`,
];

const noting = 'returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp';
/** Marks what a select over the changed rows names. */
const marks = (name: string, select: string): string => `create function ${name}() ${noting} as $$
   begin
     insert into statistics.due (kind, id) ${select};
     return null;
   end $$`;

const triggers = [
  marks('guard.due_records', `select 'case', f.id from fresh f`),
  marks('guard.due_cases', `select distinct 'case', f.case_id from fresh f where f.case_id is not null`),
  marks(
    'guard.due_concerns',
    `select 'concern', f.id from fresh f union all select distinct 'case', f.case_id from fresh f where f.case_id is not null`,
  ),
  marks(
    'guard.due_concern_people',
    `select distinct case when k.case_id is null then 'concern' else 'case' end, coalesce(k.case_id, k.id) from fresh f join concern k on k.id = f.concern_id`,
  ),
  marks('guard.due_proceedings', `select 'proceeding', f.id from fresh f`),
  marks('guard.due_of_proceedings', `select distinct 'proceeding', f.proceeding_id from fresh f`),
  `create function guard.leave_facts() ${noting} as $$
   begin
     insert into statistics.leaving_fact (case_id, fact) select new.case_id, f from guard.case_facts(array[new.case_id]) f;
     insert into statistics.due (kind, id) values ('case', new.case_id);
     return null;
   end $$`,
];
