import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guarded, oneOf, run } from './sql';

const statuses = ['computing', 'refused', 'computed', 'proposed', 'published', 'superseded', 'withdrawn', 'discarded'];
const reasons = ['wrong-figures', 'late-records', 'wrong-definition', 'incomplete-coverage', 'not-needed', 'safety'];
const refusals = ['too-few', 'too-coarse', 'cannot-be-protected'];
const readers = `array['secretariat-analyst', 'committee-chair', 'external-evaluator']`;
const makers = `array['secretariat-analyst']`;
const publishers = `array['secretariat-analyst', 'committee-chair']`;

const doorsOfApp = [
  'guard.request_contribution(uuid, int, int)',
  'guard.step_contribution(uuid, int, text, text)',
  'guard.contribution_content(uuid)',
];
const doorsOfWorker = ['guard.contribution_to_compute()', 'guard.finish_contribution(uuid, jsonb)'];

/** Files of rows about single persons for the international contribution (standards.md section 6, "Microdata out"), let out by two people. */
export class Contributions1764200000451 implements MigrationInterface {
  readonly name = 'Contributions1764200000451';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      'grant select, insert, update on contribution to himaya_guard',
      'set local role himaya_guard',
      ...contributionDoors,
      `revoke execute on function ${[...doorsOfApp, ...doorsOfWorker].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${doorsOfWorker.join(', ')} to himaya_worker`,
      'reset role',
      ...guarded('contribution'),
      `create policy contribution_read on contribution for select to himaya_app using (((select guard.roles())::text[]) && ${readers})`,
      // All but the rows: they go out by a door of their own.
      `grant select (id, version, status, first_year, last_year, columns, rows, refusal, reason, requested_by, requested_at, proposed_by, published_by,
                     published_at) on contribution to himaya_app`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, ...doorsOfWorker].join(', ')}`,
      'reset role',
      'drop table contribution',
    ]);
  }
}

const tables = [
  `create table contribution (
     id uuid not null constraint contribution_pk primary key,
     version int not null default 1,
     status text not null default 'computing',
     first_year int not null, last_year int not null,
     facts_until bigint, columns jsonb,
     -- To the nearest five.
     rows int,
     -- Gone where it was discarded or withdrawn.
     content text, content_hash bytea,
     refusal text, reason text,
     requested_by uuid not null constraint contribution_requested_by_fk references user_account, requested_at timestamptz not null default now(),
     proposed_by uuid constraint contribution_proposed_by_fk references user_account,
     published_by uuid constraint contribution_published_by_fk references user_account, published_at timestamptz,
     ${oneOf('contribution_status_check', 'status', statuses)},
     ${oneOf('contribution_refusal_check', 'refusal', refusals)},
     ${oneOf('contribution_reason_check', 'reason', reasons)},
     constraint contribution_years_check check (last_year between first_year and first_year + 2),
     constraint contribution_two_check check (published_by is null or published_by <> requested_by and published_by <> proposed_by),
     constraint contribution_frozen_check check ((status in ('computed', 'proposed', 'published')) = (content is not null)),
     constraint contribution_hash_check check (octet_length(content_hash) = 32))`,
  'create index contribution_list_ix on contribution (requested_at desc, id desc)',
  `create index contribution_waiting_ix on contribution (requested_at, id) where status = 'computing'`,
];

export const contributionDoors = [
  // A year goes into one file: two of the same people differ by the newcomers, row by row. What was withdrawn was read.
  `create function guard.request_contribution(p_id uuid, p_from int, p_to int) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   begin
     if guard.user_id() is null or not guard.roles() && ${makers} then return 'role.forbidden'; end if;
     perform pg_advisory_xact_lock(hashtextextended('contribution', 0));
     if exists (select from contribution c where c.status not in ('refused', 'discarded') and c.first_year <= p_to and c.last_year >= p_from) then
       return 'release.overlaps';
     end if;
     insert into contribution (id, first_year, last_year, requested_by) values (p_id, p_from, p_to, guard.user_id());
     return 'done';
   end $$`,
  `create function guard.step_contribution(p_id uuid, p_version int, p_step text, p_reason text) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare c contribution; m guard.release_move; me uuid := guard.user_id();
   begin
     select * into m from guard.release_move where step = p_step;
     if me is null or m.step is null
        or not guard.roles() && (case when p_step in ('publish', 'return', 'withdraw') then ${publishers} else ${makers} end) then return 'role.forbidden'; end if;
     select * into c from contribution where id = p_id for update;
     if c.id is null then return 'not-found'; end if;
     if c.version <> p_version then return 'conflict'; end if;
     if c.status <> all (m.from_statuses) then return 'release.status'; end if;
     if m.by_another and me in (c.requested_by, c.proposed_by) then return 'release.second-person'; end if;
     if m.needs_reason <> (p_reason is not null) then return 'body.invalid'; end if;
     update contribution set status = m.to_status, version = version + 1,
            reason = case when p_step = 'withdraw' then p_reason else reason end,
            content = case when m.to_status in ('withdrawn', 'discarded') then null else content end,
            proposed_by = case p_step when 'propose' then me when 'return' then null else proposed_by end,
            published_by = case when p_step = 'publish' then me else published_by end,
            published_at = case when p_step = 'publish' then now() else published_at end
      where id = p_id;
     return 'done';
   end $$`,
  // To be counted before it is let out, by those who let it out; to be handed out, once it is.
  `create function guard.contribution_content(p_id uuid) returns text language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if guard.user_id() is null or not guard.roles() && ${publishers} then return null; end if;
     return (select c.content from contribution c where c.id = p_id and c.status in ('proposed', 'published') and sha256(convert_to(c.content, 'UTF8')) = c.content_hash);
   end $$`,
  `create function guard.contribution_to_compute() returns jsonb language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare c contribution;
   begin
     select * into c from contribution where status = 'computing' order by requested_at, id limit 1 for update skip locked;
     if c.id is null then return null; end if;
     return jsonb_build_object('id', c.id, 'from', c.first_year, 'to', c.last_year);
   end $$`,
  `create function guard.finish_contribution(p_id uuid, p_result jsonb) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   begin
     update contribution set status = case when p_result ? 'refusal' then 'refused' else 'computed' end, version = version + 1,
            facts_until = (p_result ->> 'factsUntil')::bigint, columns = p_result -> 'columns', rows = (p_result ->> 'rows')::int,
            content = p_result ->> 'content', content_hash = sha256(convert_to(p_result ->> 'content', 'UTF8')), refusal = p_result ->> 'refusal'
      where id = p_id and status = 'computing';
   end $$`,
];
