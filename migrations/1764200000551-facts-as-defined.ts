import type { MigrationInterface, QueryRunner } from 'typeorm';
import { factsOfCasesAsDefined, factsOfConcernsAsDefined } from './facts-as-defined';
import { factsOfCases, factsOfConcerns } from './facts-of-cases';
import { factsWithConvictionsOfTrafficking, factsWithPrincipalArticle } from './facts-of-proceedings';
import { run } from './sql';

const reading = `language plpgsql stable security definer set search_path = public, guard, pg_temp set timezone = 'Asia/Baghdad'`;
const derivation = (head: string, body: string): string =>
  `create or replace function guard.${head} returns setof guard.fact_row ${reading} as $$
   begin
     return query ${body};
   end $$`;
const noting = 'returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp';

/** Facts are derived anew by the worker; what changes is taken back and said anew in the log. */
const anew = `insert into statistics.due (kind, id) select 'case', id from case_record union all select 'concern', id from concern
  union all select 'proceeding', id from criminal_proceeding`;

/** Read since now, or by a way that nothing watched: [trigger, table, function]. */
const watched = [
  ['case_transfer_facts', 'case_transfer', 'guard.due_cases'],
  ['concern_triage_facts', 'concern_triage', 'guard.due_concern_people'],
  ['concern_case_people_facts', 'concern_case', 'guard.due_concern_people'],
] as const;

/** Every figure is what its definition says (ADR 137): facts of cases, reports and proceedings, and who is one person. */
export class FactsAsDefined1764200000551 implements MigrationInterface {
  readonly name = 'FactsAsDefined1764200000551';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'create index case_closure_duplicate_ix on case_closure (duplicate_of, case_id) where duplicate_of is not null',
      'create index archived_fact_subject_ix on statistics.archived_fact (subject)',
      'grant select on statistics.leaving_fact, statistics.archived_fact to himaya_guard',
      'grant update (subject, record_key) on statistics.fact, statistics.standing_fact, statistics.archived_fact to himaya_guard',
      'set local role himaya_guard',
      ...persons,
      derivation('case_facts(p_cases uuid[])', factsOfCasesAsDefined),
      derivation('facts_of_concerns(p_ids uuid[])', factsOfConcernsAsDefined),
      derivation('facts_of_proceedings(p_ids uuid[])', factsWithConvictionsOfTrafficking),
      ...triggers(
        `select 'case', f.id from fresh f
           union all select 'case', m.id from fresh f cross join lateral guard.cases_of_person(f.id) m
            where m.id <> f.id and exists (select from case_closure l where l.duplicate_of = f.id)`,
        `insert into statistics.due (kind, id) select 'case', m.id from guard.cases_of_person(new.case_id) m;`,
      ),
      `revoke execute on function ${[...inside, ...doors].join(', ')} from public`,
      `grant execute on function ${doors.join(', ')} to himaya_facts`,
      'reset role',
      ...watched.flatMap(([trigger, table, name]) =>
        (['insert', 'update'] as const).map(
          (event) =>
            `create trigger ${trigger}_${event} after ${event} on ${table} referencing new table as fresh for each statement execute function ${name}()`,
        ),
      ),
      'set local role himaya_guard',
      anew,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...watched.flatMap(([trigger, table]) => ['insert', 'update'].map((event) => `drop trigger ${trigger}_${event} on ${table}`)),
      'set local role himaya_guard',
      derivation('case_facts(p_cases uuid[])', factsOfCases),
      derivation('facts_of_concerns(p_ids uuid[])', factsOfConcerns),
      derivation('facts_of_proceedings(p_ids uuid[])', factsWithPrincipalArticle),
      ...triggers(`select 'case', f.id from fresh f`, `insert into statistics.due (kind, id) values ('case', new.case_id);`),
      `drop function ${[...inside, ...doors].join(', ')}`,
      anew,
      'reset role',
      'revoke update (subject, record_key) on statistics.fact, statistics.standing_fact, statistics.archived_fact from himaya_guard',
      'revoke select on statistics.leaving_fact, statistics.archived_fact from himaya_guard',
      'drop index statistics.archived_fact_subject_ix',
      'drop index case_closure_duplicate_ix',
    ]);
  }
}

const inside = ['guard.duplicate_of(uuid)', 'guard.cases_of_person(uuid)', 'guard.person_of_case(uuid)'];
const doors = ['guard.people_of_cases(uuid[])', 'guard.rename_subjects(bigint[], bigint[], bigint[], bigint[])'];

const lookup = 'language plpgsql stable security definer set search_path = public, guard, pg_temp';
const isErased = (id: string): string => `exists (select from case_erasure e where e.case_id = ${id})`;

/** A person has the cases that closed as duplicates of one another: the last is the root, which stays. */
const persons = [
  `create function guard.duplicate_of(p_case uuid) returns uuid ${lookup} as $$
   begin
     return (select l.duplicate_of from case_closure l join case_record r on r.id = l.case_id
              where l.case_id = p_case and r.status = 'closed' order by l.number desc limit 1);
   end $$`,
  // All cases of the person of this one, in the order in which they became one; the root first.
  `create function guard.cases_of_person(p_case uuid) returns table (id uuid, since timestamptz) ${lookup} as $$
   #variable_conflict use_column
   declare root uuid := p_case; twin uuid; met uuid[] := array[p_case];
   begin
     loop
       twin := guard.duplicate_of(root);
       exit when twin is null or twin = any (met);
       met := met || twin;
       root := twin;
     end loop;
     return query
       with recursive member (id, since) as (
         select root, '-infinity'::timestamptz
         union
         select l.case_id, l.closed_at from member m join case_closure l on l.duplicate_of = m.id
          where l.case_id <> root and guard.duplicate_of(l.case_id) = m.id
            and l.number = (select max(n.number) from case_closure n where n.case_id = l.case_id))
       select m.id, m.since from member m order by m.since, m.id;
   end $$`,
  // The case under whose pseudonym the person is counted: the root, and once it is erased the first that is not. None: nobody is found again.
  `create function guard.person_of_case(p_case uuid) returns table (root uuid, subject uuid) ${lookup} as $$
   begin
     if not ${isErased('p_case')} and guard.duplicate_of(p_case) is null then return query select p_case, p_case; return; end if;
     return query select (array_agg(m.id order by m.since, m.id))[1], (array_agg(m.id order by m.since, m.id) filter (where not ${isErased('m.id')}))[1]
       from guard.cases_of_person(p_case) m;
   end $$`,
  // Of these cases: whose they are. With an erased one come the person's others, but those whose facts have long left.
  `create function guard.people_of_cases(p_ids uuid[]) returns table (id uuid, root uuid, subject uuid, erased boolean) ${lookup} as $$
   #variable_conflict use_column
   begin
     return query
       with asked as (select distinct r.id from case_record r where r.id = any (p_ids)),
       whole as (
         select a.id from asked a
         union select m.id from asked a cross join lateral guard.cases_of_person(a.id) m
          where ${isErased('a.id')} and (not ${isErased('m.id')} or exists (select from statistics.leaving_fact l where l.case_id = m.id)))
       select w.id, p.root, p.subject, ${isErased('w.id')} from whole w cross join lateral guard.person_of_case(w.id) p;
   end $$`,
  // A person under another pseudonym: in the archive, and in the log and among what stands of these sources.
  `create function guard.rename_subjects(p_was bigint[], p_now bigint[], p_keys bigint[], p_sources bigint[]) returns void
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     update statistics.standing_fact s set subject = n.now, record_key = n.key from unnest(p_was, p_now, p_keys) n (was, now, key)
      where s.subject = n.was and (s.source = any (p_sources) or exists (select from statistics.archived_fact a where a.source = s.source));
     update statistics.archived_fact a set subject = n.now, record_key = n.key from unnest(p_was, p_now, p_keys) n (was, now, key) where a.subject = n.was;
     update statistics.fact f set subject = n.now, record_key = n.key from unnest(p_was, p_now, p_keys) n (was, now, key)
      where f.source = any (p_sources) and f.subject = n.was;
   end $$`,
];

/** A case that opens or closes may carry others with it, and so does an erased one. */
const triggers = (due: string, leaving: string): string[] => [
  `create or replace function guard.due_records() ${noting} as $$
   begin
     insert into statistics.due (kind, id) ${due};
     return null;
   end $$`,
  `create or replace function guard.leave_facts() ${noting} as $$
   begin
     insert into statistics.leaving_fact (case_id, fact) select new.case_id, f from guard.case_facts(array[new.case_id]) f;
     ${leaving}
     return null;
   end $$`,
];
