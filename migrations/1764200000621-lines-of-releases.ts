import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as releaseDoors } from './1764200000391-releases';
import { asBefore, changed, guarded, run } from './sql';

const older = (name: string): string => asBefore(releaseDoors, [name])[0]!;

const request = 'guard.request_release(uuid, text, int, text[], text, date, date, int, uuid, text)';
const requestOfLine = 'guard.request_release(uuid, text, int, text[], text, date, date, int, uuid, text, bigint, date)';
const finish = 'guard.finish_release(uuid, jsonb)';
const finishClaimed = 'guard.finish_release(uuid, uuid, jsonb)';
const hold = 'guard.hold_release(uuid, uuid)';

/** As it stood before: of 391 with what 422 put into it. */
const toComputeBefore = changed(
  changed(older('release_to_compute'), `'revision', r.revision,`, `'revision', r.revision, 'rounding', r.rounding,`),
  `'cells', o.cells)`,
  `'cells', o.cells, 'rounded', o.rounded)`,
);
const finishBefore = changed(
  changed(older('finish_release'), `method = p_result ->> 'method',`, `method = p_result ->> 'method', rounded = p_result ->> 'rounded',`),
  `refusal = p_result ->> 'refusal',`,
  `refusal = p_result ->> 'refusal', coverage = case when not p_result ? 'refusal' then guard.coverage_in(first, last) end,`,
);
const created = (statement: string): string => statement.replace('create or replace function', 'create function');

/**
 * Which line of the log of facts a table is counted up to (ADR 144): fixed when the first table of an issue is asked for, drafts that are
 * discarded or refused with it, and moved on at the turn of a month only. And a table that is computed is claimed for a minute at a time,
 * and its row locked by nobody.
 */
export class LinesOfReleases1764200000621 implements MigrationInterface {
  readonly name = 'LinesOfReleases1764200000621';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...linesOfTurns,
      `create table release_line (
         measure text not null constraint release_line_measure_check check (measure ~ '^[a-z]+(-[a-z]+)*$'),
         measure_version int not null, first date not null, last date not null, revision int not null,
         -- The log up to here is what every table of the issue counts, and the month at whose turn it ended so.
         facts_until bigint not null, month date not null constraint release_line_month_check check (extract(day from month) = 1),
         constraint release_line_pk primary key (measure, measure_version, first, last, revision))`,
      `insert into release_line
         select measure, measure_version, first, last, revision, min(facts_until), date_trunc('month', min(requested_at) at time zone 'Asia/Baghdad')::date
           from statistic_release where facts_until is not null group by measure, measure_version, first, last, revision`,
      ...guarded('release_line'),
      `create policy release_line_read on release_line for select to himaya_app using ('secretariat-analyst' = any ((select guard.roles())::text[]))`,
      'grant select on release_line to himaya_app',
      'grant select, insert, update on release_line to himaya_guard',
      'alter table statistic_release add column claim uuid, add column claimed_until timestamptz',
      'set local role himaya_guard',
      `drop function ${request}, ${finish}`,
      requestWithLine,
      toCompute,
      `create function guard.hold_release(p_id uuid, p_claim uuid) returns boolean
       language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
       begin
         update statistic_release set claimed_until = clock_timestamp() + interval '1 minute' where id = p_id and claim = p_claim and status = 'computing';
         return found;
       end $$`,
      finishOfClaim,
      `revoke execute on function ${requestOfLine}, ${finishClaimed}, ${hold} from public`,
      `grant execute on function ${requestOfLine} to himaya_app`,
      `grant execute on function ${finishClaimed}, ${hold} to himaya_worker`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      `drop function ${requestOfLine}, ${finishClaimed}, ${hold}`,
      created(older('request_release')),
      toComputeBefore,
      created(finishBefore),
      `revoke execute on function ${request}, ${finish} from public`,
      `grant execute on function ${request} to himaya_app`,
      `grant execute on function ${finish} to himaya_worker`,
      'reset role',
      'alter table statistic_release drop column claim, drop column claimed_until',
      'drop table release_line',
      'drop trigger late_turn_line on statistics.late_turn',
      'drop function statistics.keep_line_of_turn()',
      'drop table statistics.line_of_turn',
    ]);
  }
}

/** In the transaction that takes a month's turn, while nobody else writes the log. */
const linesOfTurns = [
  `create table statistics.line_of_turn (
     month date not null constraint line_of_turn_pk primary key constraint line_of_turn_month_check check (extract(day from month) = 1),
     facts_until bigint not null)`,
  `create function statistics.keep_line_of_turn() returns trigger language plpgsql set search_path = statistics, pg_temp as $$
   begin
     insert into line_of_turn select new.settled, coalesce(max(f.id), 0) from fact f on conflict do nothing;
     return null;
   end $$`,
  `create trigger late_turn_line after update of settled on statistics.late_turn for each row
     when (new.settled is distinct from old.settled and new.settled is not null) execute function statistics.keep_line_of_turn()`,
  'grant select, insert on statistics.line_of_turn to himaya_facts',
];

const requestWithLine = changed(
  changed(
    created(older('request_release')),
    `p_corrects uuid, p_reason text)
   returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin`,
    `p_corrects uuid, p_reason text, p_until bigint, p_month date)
   returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare l release_line;
   begin`,
  ),
  `     insert into statistic_release (`,
  `     select * into l from release_line x
      where (x.measure, x.measure_version, x.first, x.last, x.revision) = (p_measure, p_version, p_first, p_last, p_revision);
     if l.measure is null then
       -- A new issue counts more than every one before it, from the turn of a later month.
       if exists (select from release_line x where (x.measure, x.measure_version, x.first, x.last) = (p_measure, p_version, p_first, p_last)
                   and (x.facts_until >= p_until or x.month >= p_month)) then return 'release.nothing-new'; end if;
       insert into release_line values (p_measure, p_version, p_first, p_last, p_revision, p_until, p_month);
     elsif p_until > l.facts_until and p_month > l.month
       and not exists (select from statistic_release o where (o.measure, o.measure_version, o.first, o.last, o.revision) = (p_measure, p_version, p_first, p_last, p_revision)
                        and o.status not in ('refused', 'discarded')) then
       -- Of this issue nothing stands: it may be begun anew.
       update release_line x set facts_until = p_until, month = p_month
        where (x.measure, x.measure_version, x.first, x.last, x.revision) = (p_measure, p_version, p_first, p_last, p_revision);
     end if;
     insert into statistic_release (`,
);

/** The next table to count, a minute at a time this worker's alone, with what is public of the same persons. */
const toCompute = `create or replace function guard.release_to_compute() returns jsonb language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare r statistic_release;
   begin
     select * into r from statistic_release where status = 'computing' and (claimed_until is null or claimed_until < now())
      order by requested_at, id limit 1 for update skip locked;
     if r.id is null then return null; end if;
     update statistic_release set claim = gen_random_uuid(), claimed_until = clock_timestamp() + interval '1 minute' where id = r.id returning claim into r.claim;
     return jsonb_build_object('id', r.id, 'claim', r.claim, 'measure', r.measure, 'measureVersion', r.measure_version, 'by', r.dimensions, 'period', r.period,
       'first', r.first, 'last', r.last, 'revision', r.revision, 'rounding', r.rounding,
       'factsUntil', (select l.facts_until::text from release_line l
                       where (l.measure, l.measure_version, l.first, l.last, l.revision) = (r.measure, r.measure_version, r.first, r.last, r.revision)),
       'earlier', (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'categories', o.categories, 'cells', o.cells, 'rounded', o.rounded) order by o.published_at, o.id), '[]')
                     from statistic_release o where o.published_at is not null and o.measure = r.measure and o.measure_version = r.measure_version
                      and (o.first, o.last, o.revision) = (r.first, r.last, r.revision)));
   end $$`;

/** @returns whether the claim still stood: what somebody else computes meanwhile is not written over */
const finishOfClaim = (
  [
    ['finish_release(p_id uuid, p_result jsonb) returns void', 'finish_release(p_id uuid, p_claim uuid, p_result jsonb) returns boolean'],
    [`where id = p_id and status = 'computing'`, `where id = p_id and status = 'computing' and claim = p_claim`],
    [
      `if found then insert into release_event (release_id, step) values (p_id, 'compute'); end if;`,
      `if not found then return false; end if;
     insert into release_event (release_id, step) values (p_id, 'compute');
     return true;`,
    ],
  ] as const
).reduce((statement, [from, to]) => changed(statement, from, to), created(finishBefore));
