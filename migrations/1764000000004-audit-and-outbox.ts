import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guarded, oneOf, run } from './sql';

/** The audit trail, the outbox and its hand-over book, idempotency keys, and imports. */
export class AuditAndOutbox1764000000004 implements MigrationInterface {
  readonly name = 'AuditAndOutbox1764000000004';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      'grant select, insert on audit_event, audit_event_case to himaya_guard',
      'grant select, insert, update, delete on outbox_event, handled_event, idempotency_key, import_file, import_row to himaya_guard',
      'set local role himaya_guard',
      ...doors,
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop table import_row, import_file, idempotency_key, handled_event, outbox_event, audit_event_case, audit_event cascade',
      'drop function make_audit_partitions()',
      'set local role himaya_guard',
      'drop function guard.access_log(uuid, text[], boolean, timestamptz, uuid, int)',
      'drop function guard.index_listed_cases()',
      'reset role',
    ]);
  }
}

const tables = [
  `create table audit_event (
     id uuid not null default gen_random_uuid(),
     at timestamptz not null default clock_timestamp(),
     xact xid8 not null default pg_current_xact_id(),
     action text not null, result text not null, problem text,
     user_id uuid, unit_id uuid,
     case_id uuid, subject_id uuid,
     categories int not null default 0,
     address text, request_id text,
     route text,
     case_ids uuid[],
     search_mark bytea constraint audit_event_search_mark_check check (octet_length(search_mark) = 8), own_name boolean,
     constraint audit_event_pk primary key (at, id),
     ${oneOf('audit_event_result_check', 'result', ['done', 'refused', 'failed'])}) partition by range (at)`,
  'create index audit_event_case_ix on audit_event (case_id, at desc, id desc) where case_id is not null',
  'create index audit_event_user_ix on audit_event (user_id, at desc, id desc)',
  'create index audit_event_unit_ix on audit_event (unit_id, at desc, id desc)',
  'create index audit_event_action_ix on audit_event (action, at desc, id desc)',
  `create index audit_event_refused_ix on audit_event (at desc, id desc) where result <> 'done'`,
  // What the sealer walks along, and nobody else.
  'create index audit_event_xact_ix on audit_event (xact, at, id)',
  // Which lines of lists and searches showed a case; made from audit_event.case_ids, which is what is sealed.
  `create table audit_event_case (
     case_id uuid not null, at timestamptz not null, id uuid not null,
     constraint audit_event_case_pk primary key (case_id, at, id)) partition by range (at)`,
  // This month's and the two next; called at every start and once a day, so a line always finds its place.
  `create function make_audit_partitions() returns void language plpgsql volatile security definer set search_path = public, pg_temp
   set timezone = 'UTC' as $$
   declare month date; parent text; name text;
   begin
     for month, parent in select (date_trunc('month', now()) + n * interval '1 month')::date, p
         from generate_series(0, 2) n, unnest(array['audit_event', 'audit_event_case']) p loop
       name := parent || '_' || to_char(month, 'YYYYMM');
       if to_regclass('public.' || name) is null then
         execute format('create table %I partition of %I for values from (%L) to (%L)', name, parent, month, (month + interval '1 month')::date);
         -- Lines go through the parent; addressed by its own name a partition is closed to all.
         execute format('alter table %I enable row level security', name);
         execute format('alter table %I force row level security', name);
       end if;
     end loop;
   end $$`,
  'revoke execute on function make_audit_partitions() from public',
  'grant execute on function make_audit_partitions() to himaya_worker',
  'select make_audit_partitions()',
  `create table outbox_event (
     id bigint not null generated always as identity constraint outbox_event_pk primary key,
     kind text not null constraint outbox_event_kind_check check (kind ~ '^[a-z]+(-[a-z]+)*$'),
     subject_id uuid not null,
     payload jsonb not null default '{}',
     created_at timestamptz not null default now(),
     handed_over_at timestamptz, hand_overs int not null default 0,
     done_at timestamptz)`,
  'create index outbox_event_undone_ix on outbox_event (id) where done_at is null',
  `create table handled_event (
     event_id bigint not null constraint handled_event_event_fk references outbox_event on delete cascade,
     handler text not null,
     at timestamptz not null default now(),
     constraint handled_event_pk primary key (event_id, handler))`,
  `create table idempotency_key (
     user_id uuid not null, key text not null, route text not null,
     body_hmac bytea not null, result_id uuid not null,
     created_at timestamptz not null default now(),
     constraint idempotency_key_pk primary key (user_id, key),
     constraint idempotency_key_key_check check (length(key) between 1 and 200))`,
  'create index idempotency_key_age_ix on idempotency_key (created_at)',
  `create table import_file (
     id uuid not null constraint import_file_pk primary key,
     unit_id uuid not null constraint import_file_unit_fk references unit,
     file_hash bytea not null constraint import_file_file_hash_check check (octet_length(file_hash) = 32),
     format text not null, rows int not null,
     started_by uuid not null, started_at timestamptz not null default now(),
     constraint import_file_uq unique (unit_id, file_hash),
     ${oneOf('import_file_format_check', 'format', ['uk-nrm-csv', 'htcds-workbook'])})`,
  `create table import_row (
     import_id uuid not null constraint import_row_file_fk references import_file,
     row int not null constraint import_row_row_check check (row >= 1),
     case_id uuid not null,
     constraint import_row_pk primary key (import_id, row))`,
];

export const doors = [
  `create function guard.index_listed_cases() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     insert into audit_event_case (case_id, at, id) select distinct c, new.at, new.id from unnest(new.case_ids) c;
     return null;
   end $$`,
  'revoke execute on function guard.index_listed_cases() from public',
  'grant execute on function guard.index_listed_cases() to himaya_owner',
  // Who looked at a case, for its responsible unit; asking is itself a line. p_lists: the lists and searches that showed it, else what
  // was done with it; p_actions leaves of that only these and what was refused.
  `create function guard.access_log(p_case uuid, p_actions text[], p_lists boolean, p_before timestamptz, p_before_id uuid, p_limit int)
   returns table (id uuid, at timestamptz, action text, result text, user_id uuid, display_name text, unit_id uuid,
                  unit_name_ar text, unit_name_ckb text, unit_name_en text, categories int)
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     if not guard.reads_case(p_case, 1) or not exists (
       select 1 from case_record c where c.id = p_case and c.responsible_unit_id = guard.unit()) then return; end if;
     insert into audit_event (action, result, user_id, unit_id, case_id, categories)
       values ('case.access-log', 'done', guard.user_id(), guard.unit(), p_case, 1);
     return query
       select e.id, e.at, e.action, e.result, e.user_id, u.display_name, e.unit_id, n.name_ar, n.name_ckb, n.name_en, e.categories
         from (
           (select x.id, x.at, x.action, x.result, x.user_id, x.unit_id, x.categories from audit_event x
             where not p_lists and x.case_id = p_case and (x.at, x.id) < (p_before, p_before_id)
               and (p_actions is null or x.result <> 'done' or x.action = any (p_actions))
             order by x.at desc, x.id desc limit least(p_limit, 200))
           union all
           (select x.id, x.at, x.action, x.result, x.user_id, x.unit_id, x.categories
              from audit_event_case l join audit_event x on x.at = l.at and x.id = l.id
             where p_lists and l.case_id = p_case and (l.at, l.id) < (p_before, p_before_id)
             order by l.at desc, l.id desc limit least(p_limit, 200))) e
         left join user_account u on u.id = e.user_id left join unit n on n.id = e.unit_id
        order by e.at desc, e.id desc limit least(p_limit, 200);
   end $$`,
  'revoke execute on function guard.access_log(uuid, text[], boolean, timestamptz, uuid, int) from public',
  'grant execute on function guard.access_log(uuid, text[], boolean, timestamptz, uuid, int) to himaya_app',
];

/** What a writer says of an audit line; when it happened, and in which transaction, the database says. */
const auditColumns =
  'action, result, problem, user_id, unit_id, case_id, subject_id, categories, address, request_id, route, case_ids, search_mark, own_name';

const policies = [
  `create trigger audit_event_listed after insert on audit_event for each row when (new.case_ids is not null)
     execute function guard.index_listed_cases()`,
  ...['audit_event', 'audit_event_case', 'outbox_event', 'handled_event', 'idempotency_key', 'import_file', 'import_row'].flatMap(guarded),
  // Nobody writes a line in another's name; a line without a user is a sign-in that failed or a job.
  `create policy audit_event_append on audit_event for insert to himaya_app
     with check (user_id is not distinct from (select guard.user_id()) and unit_id is not distinct from (select guard.unit()))`,
  `grant insert (${auditColumns}) on audit_event to himaya_app`,
  'create policy audit_event_worker on audit_event for insert to himaya_worker with check (user_id is null)',
  `grant insert (${auditColumns}) on audit_event to himaya_worker`,
  'create policy audit_event_case_guard on audit_event_case to himaya_guard using (true)',

  'create policy outbox_event_append on outbox_event for insert to himaya_app with check ((select guard.unit()) is not null)',
  'grant insert (kind, subject_id, payload) on outbox_event to himaya_app',
  'create policy outbox_event_worker on outbox_event to himaya_worker using (true) with check (true)',
  'grant select, update (handed_over_at, hand_overs, done_at) on outbox_event to himaya_worker',
  'create policy handled_event_worker on handled_event to himaya_worker using (true) with check (true)',
  'grant select, insert on handled_event to himaya_worker',

  `create policy idempotency_key_own on idempotency_key to himaya_app
     using (user_id = (select guard.user_id())) with check (user_id = (select guard.user_id()))`,
  'grant select, insert, delete on idempotency_key to himaya_app',
  'create policy idempotency_key_age on idempotency_key to himaya_worker using (true)',
  'grant select (created_at), delete on idempotency_key to himaya_worker',

  `create policy import_file_own on import_file to himaya_app
     using (unit_id = (select guard.unit()) and (select guard.reads()) & 1 <> 0)
     with check (unit_id = (select guard.unit()) and started_by = (select guard.user_id()))`,
  'grant select, insert on import_file to himaya_app',
  `create policy import_row_own on import_row to himaya_app
     using (exists (select 1 from import_file f where f.id = import_id) and case_id <> all ((select guard.barred_cases())::uuid[]))
     with check (exists (select 1 from import_file f where f.id = import_id))`,
  'grant select, insert on import_row to himaya_app',
];
