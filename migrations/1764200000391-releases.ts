import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guarded, oneOf, run } from './sql';

const statuses = ['computing', 'refused', 'computed', 'proposed', 'published', 'superseded', 'withdrawn', 'discarded'];
const reasons = ['wrong-figures', 'late-records', 'wrong-definition', 'incomplete-coverage', 'not-needed', 'safety'];
const refusals = ['too-thin', 'too-much-hidden', 'cannot-be-protected'];
const methods = ['nothing-hidden', 'integer-programme', 'greedy'];
/** [step, from, to, by another than who asked or proposed, with a reason]: a test holds it against libs/domain's table. */
const steps: readonly (readonly [string, readonly string[], string, boolean, boolean])[] = [
  ['propose', ['computed'], 'proposed', false, false],
  ['publish', ['proposed'], 'published', true, false],
  ['return', ['proposed'], 'computed', false, true],
  ['discard', ['computing', 'refused', 'computed', 'proposed'], 'discarded', false, false],
  ['withdraw', ['published', 'superseded'], 'withdrawn', false, true],
];
const readers = `array['secretariat-analyst', 'committee-chair', 'external-evaluator']`;
const makers = `array['secretariat-analyst']`;
const publishers = `array['secretariat-analyst', 'committee-chair']`;

/** Releases: tables frozen, made safe, published by two people (standards.md section 6). They hold no count that was hidden. */
export class Releases1764200000391 implements MigrationInterface {
  readonly name = 'Releases1764200000391';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      'grant select, insert, update on statistic_release to himaya_guard',
      'grant select, insert on release_event to himaya_guard',
      'set local role himaya_guard',
      `create table guard.release_move (step text not null constraint release_move_pk primary key, from_statuses text[] not null, to_status text not null,
         by_another boolean not null, needs_reason boolean not null)`,
      `insert into guard.release_move values ${steps
        .map(([step, from, to, another, reason]) => `('${step}', '{${from.join(',')}}', '${to}', ${another}, ${reason})`)
        .join(', ')}`,
      ...doors,
      `revoke execute on function ${[...doorsOfApp, ...doorsOfWorker].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${doorsOfWorker.join(', ')} to himaya_worker`,
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      // Their answers are rows of the table: they go first.
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, ...doorsOfWorker].join(', ')}`,
      'drop table guard.release_move',
      'reset role',
      'drop table release_event, statistic_release',
    ]);
  }
}

const tables = [
  `create table statistic_release (
     id uuid not null constraint statistic_release_pk primary key,
     version int not null default 1,
     status text not null default 'computing',
     measure text not null constraint statistic_release_measure_check check (measure ~ '^[a-z]+(-[a-z]+)*$'),
     measure_version int not null, dimensions text[] not null,
     period text not null, first date not null, last date not null, revision int not null,
     corrects uuid constraint statistic_release_corrects_fk references statistic_release, reason text,
     -- The log of facts up to here is what was counted: releases of one revision share it, and anybody with the store can count again.
     facts_until bigint,
     -- The releases it was made safe beside.
     beside uuid[], categories jsonb, cells jsonb, bodies int, method text, threshold int, base int,
     refusal text, coarser text[],
     requested_by uuid not null constraint statistic_release_requested_by_fk references user_account, requested_at timestamptz not null default now(),
     proposed_by uuid constraint statistic_release_proposed_by_fk references user_account,
     published_by uuid constraint statistic_release_published_by_fk references user_account, published_at timestamptz,
     ${oneOf('statistic_release_status_check', 'status', statuses)},
     ${oneOf('statistic_release_reason_check', 'reason', reasons)},
     ${oneOf('statistic_release_refusal_check', 'refusal', refusals)},
     ${oneOf('statistic_release_method_check', 'method', methods)},
     constraint statistic_release_two_check check (published_by is null or published_by <> requested_by and published_by <> proposed_by),
     constraint statistic_release_frozen_check check (status not in ('computed', 'proposed', 'published', 'superseded')
       or (cells is not null and method is not null and facts_until is not null)))`,
  `create unique index statistic_release_once_uq on statistic_release (measure, measure_version, first, last, dimensions, revision)
     where status not in ('refused', 'discarded')`,
  `create index statistic_release_list_ix on statistic_release (status, requested_at desc, id desc)`,
  `create index statistic_release_public_ix on statistic_release (published_at desc, id desc) where published_at is not null`,
  `create table release_event (
     id bigint generated always as identity constraint release_event_pk primary key,
     release_id uuid not null constraint release_event_release_fk references statistic_release,
     step text not null, reason text, at timestamptz not null default now(), by uuid constraint release_event_by_fk references user_account,
     ${oneOf('release_event_step_check', 'step', ['request', 'compute', 'supersede', ...steps.map(([step]) => step)])},
     ${oneOf('release_event_reason_check', 'reason', reasons)})`,
  'create index release_event_release_ix on release_event (release_id, id)',
];

const doorsOfApp = [
  'guard.request_release(uuid, text, int, text[], text, date, date, int, uuid, text)',
  'guard.step_release(uuid, int, text, text)',
  'guard.published_releases(timestamptz, uuid, int)',
  'guard.published_release(uuid)',
];
const doorsOfWorker = ['guard.release_to_compute()', 'guard.finish_release(uuid, jsonb)'];

export const doors = [
  `create function guard.request_release(p_id uuid, p_measure text, p_version int, p_dimensions text[], p_period text, p_first date, p_last date, p_revision int,
     p_corrects uuid, p_reason text)
   returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     if guard.user_id() is null or not guard.roles() && ${makers} then return 'role.forbidden'; end if;
     -- One at a time for each measure: what overlaps is seen.
     perform pg_advisory_xact_lock(hashtextextended('release ' || p_measure, 0));
     if exists (select from statistic_release r where r.measure = p_measure and r.status not in ('refused', 'discarded')
                 and r.first <= p_last and r.last >= p_first and (r.first, r.last) <> (p_first, p_last)) then return 'release.overlaps'; end if;
     if p_corrects is not null and not exists (select from statistic_release r where r.id = p_corrects and r.status = 'published' and r.measure = p_measure
                 and (r.first, r.last) = (p_first, p_last) and r.revision < p_revision) then return 'release.nothing-to-correct'; end if;
     insert into statistic_release (id, measure, measure_version, dimensions, period, first, last, revision, corrects, reason, requested_by)
       values (p_id, p_measure, p_version, (select coalesce(array_agg(d order by d), '{}') from unnest(p_dimensions) d), p_period, p_first, p_last, p_revision,
               p_corrects, p_reason, guard.user_id())
       on conflict do nothing;
     if not found then return 'release.exists'; end if;
     insert into release_event (release_id, step, reason, by) values (p_id, 'request', p_reason, guard.user_id());
     return 'done';
   end $$`,
  `create function guard.step_release(p_id uuid, p_version int, p_step text, p_reason text)
   returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare r statistic_release; m guard.release_move; me uuid := guard.user_id();
   begin
     select * into m from guard.release_move where step = p_step;
     if me is null or m.step is null
        or not guard.roles() && (case when p_step in ('publish', 'return', 'withdraw') then ${publishers} else ${makers} end) then return 'role.forbidden'; end if;
     select * into r from statistic_release where id = p_id for update;
     if r.id is null then return 'not-found'; end if;
     if r.version <> p_version then return 'conflict'; end if;
     if r.status <> all (m.from_statuses) then return 'release.status'; end if;
     if m.by_another and me in (r.requested_by, r.proposed_by) then return 'release.second-person'; end if;
     if m.needs_reason <> (p_reason is not null) then return 'body.invalid'; end if;
     if p_step = 'publish' then
       perform pg_advisory_xact_lock(hashtextextended('release ' || r.measure, 0));
       -- It was made safe beside some releases; with one that was published since it is not.
       if exists (select from statistic_release o where o.published_at is not null and o.measure = r.measure and o.measure_version = r.measure_version
                   and (o.first, o.last, o.revision) = (r.first, r.last, r.revision) and o.id <> all (r.beside)) then return 'release.stale'; end if;
       if r.corrects is not null then
         update statistic_release set status = 'superseded', version = version + 1 where id = r.corrects and status = 'published';
         insert into release_event (release_id, step, by) values (r.corrects, 'supersede', me);
       end if;
     end if;
     update statistic_release set status = m.to_status, version = version + 1,
            reason = case when p_step = 'withdraw' then p_reason else reason end,
            proposed_by = case p_step when 'propose' then me when 'return' then null else proposed_by end,
            published_by = case when p_step = 'publish' then me else published_by end,
            published_at = case when p_step = 'publish' then now() else published_at end
      where id = p_id;
     insert into release_event (release_id, step, reason, by) values (p_id, p_step, p_reason, me);
     return 'done';
   end $$`,
  // Open to anybody: what was published, and that something was withdrawn.
  `create function guard.published_releases(p_before timestamptz, p_id uuid, p_limit int) returns setof statistic_release
   language sql stable security definer set search_path = public, guard, pg_temp as $$
     select * from statistic_release r
      where r.published_at is not null and (p_before is null or (r.published_at, r.id) < (p_before, p_id)) order by r.published_at desc, r.id desc limit p_limit
   $$`,
  `create function guard.published_release(p_id uuid) returns setof statistic_release
   language sql stable security definer set search_path = public, guard, pg_temp as $$
     select * from statistic_release r where r.id = p_id and r.published_at is not null
   $$`,
  // The next table to count, for as long as the transaction lasts this worker's alone, with what is public of the same persons.
  `create function guard.release_to_compute() returns jsonb language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare r statistic_release;
   begin
     select * into r from statistic_release where status = 'computing' order by requested_at, id limit 1 for update skip locked;
     if r.id is null then return null; end if;
     return jsonb_build_object('id', r.id, 'measure', r.measure, 'measureVersion', r.measure_version, 'by', r.dimensions, 'period', r.period, 'first', r.first, 'last', r.last,
       'revision', r.revision,
       'factsUntil', (select min(o.facts_until)::text from statistic_release o where o.measure = r.measure and o.measure_version = r.measure_version
                       and (o.first, o.last, o.revision) = (r.first, r.last, r.revision) and o.status not in ('refused', 'discarded')),
       'earlier', (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'categories', o.categories, 'cells', o.cells) order by o.published_at, o.id), '[]')
                     from statistic_release o where o.published_at is not null and o.measure = r.measure and o.measure_version = r.measure_version
                      and (o.first, o.last, o.revision) = (r.first, r.last, r.revision)));
   end $$`,
  `create function guard.finish_release(p_id uuid, p_result jsonb) returns void language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     update statistic_release set status = case when p_result ? 'refusal' then 'refused' else 'computed' end, version = version + 1,
            facts_until = (p_result ->> 'factsUntil')::bigint, beside = (select coalesce(array_agg(b::uuid), '{}') from jsonb_array_elements_text(p_result -> 'beside') b),
            categories = p_result -> 'categories', cells = p_result -> 'cells', bodies = (p_result ->> 'bodies')::int, method = p_result ->> 'method',
            threshold = (p_result ->> 'threshold')::int, base = (p_result ->> 'base')::int, refusal = p_result ->> 'refusal',
            coarser = (select array_agg(c) from jsonb_array_elements_text(p_result -> 'coarser') c)
      where id = p_id and status = 'computing';
     if found then insert into release_event (release_id, step) values (p_id, 'compute'); end if;
   end $$`,
];

const policies = ['statistic_release', 'release_event'].flatMap((table) => [
  ...guarded(table),
  `create policy ${table}_read on ${table} for select to himaya_app using (((select guard.roles())::text[]) && ${readers})`,
  `grant select on ${table} to himaya_app`,
]);
