import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addCodes, bit, dropCodes, guarded, oneOf, run } from './sql';

const kinds = [
  'call-person', 'call-body', 'interview', 'visit', 'appointment', 'hearing', 'obtain-document', 'arrange-interpreter', 'accompany',
  'search-missing', 'follow-up', 'other',
]; // prettier-ignore
const notices = ['task-assigned', 'task-due', 'task-overdue', 'case-assigned', 'caseload-received'];
const duty = 'task';

/** Roles that give colleagues work: who leads a unit, and who works where nobody does; a test holds them against libs/auth's table. */
const givingWork = [
  'police-supervisor', 'case-coordinator', 'shelter-manager', 'health-provider', 'legal-aid-provider', 'interpreter-coordinator',
  'court-liaison', 'repatriation-officer', 'residence-liaison', 'reintegration-officer',
]; // prettier-ignore

/** Tasks inside a unit, who of it sees to which case, kept filters, and what stands still in a governorate. */
export class Tasks1764200000051 implements MigrationInterface {
  readonly name = 'Tasks1764200000051';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      addCodes('notification', 'kind', notices),
      addCodes('deadline', 'kind', [duty]),
      addCodes('escalation', 'kind', [duty]),
      addCodes('case_link', 'kind', ['same-incident']),
      'grant select, insert, update, delete on task, case_assignment, case_filter to himaya_guard',
      'set local role himaya_guard',
      `insert into guard.role_duty values ${givingWork.map((role) => `('caseload', '${role}')`).join(', ')}`,
      ...doors,
      `revoke execute on function ${[...doorsOfApp, ...doorsInside].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      'grant execute on function guard.check_task(), guard.follow_task() to himaya_owner',
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop index referral_overdue_ix, referral_turned_away_ix',
      'drop table case_filter, case_assignment, task cascade',
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, ...doorsInside].join(', ')}`,
      `delete from guard.role_duty where duty = 'caseload'`,
      `delete from deadline where kind = '${duty}'`,
      `delete from escalation where kind = '${duty}'`,
      `delete from notification where kind in (${notices.map((kind) => `'${kind}'`).join(', ')})`,
      'reset role',
      dropCodes('notification', 'kind', notices),
      dropCodes('deadline', 'kind', [duty]),
      dropCodes('escalation', 'kind', [duty]),
      dropCodes('case_link', 'kind', ['same-incident']),
    ]);
  }
}

const tables = [
  `create table task (
     id uuid not null constraint task_pk primary key,
     case_id uuid not null constraint task_case_fk references case_record,
     unit_id uuid not null constraint task_unit_fk references unit,
     kind text not null,
     -- Under the case's key.
     note_ct bytea,
     due_at timestamptz not null,
     assigned_to uuid constraint task_assigned_to_fk references user_account,
     status text not null default 'requested',
     created_by uuid not null constraint task_created_by_fk references user_account,
     created_at timestamptz not null default now(),
     closed_by uuid constraint task_closed_by_fk references user_account, closed_at timestamptz,
     version int not null default 1,
     ${oneOf('task_kind_check', 'kind', kinds)},
     ${oneOf('task_status_check', 'status', ['requested', 'completed', 'cancelled'])},
     constraint task_closed_check check ((status = 'requested') = (closed_at is null) and (closed_at is null) = (closed_by is null)))`,
  `create index task_unit_due_ix on task (unit_id, due_at, id) where status = 'requested'`,
  `create index task_member_due_ix on task (assigned_to, due_at, id) where status = 'requested'`,
  'create index task_case_ix on task (case_id, due_at desc, id desc)',
  `create table case_assignment (
     case_id uuid not null constraint case_assignment_case_fk references case_record,
     unit_id uuid not null constraint case_assignment_unit_fk references unit,
     user_id uuid constraint case_assignment_user_fk references user_account,
     assigned_by uuid not null constraint case_assignment_by_fk references user_account,
     assigned_at timestamptz not null default now(),
     version int not null default 1,
     constraint case_assignment_pk primary key (case_id, unit_id))`,
  'create index case_assignment_member_ix on case_assignment (user_id, case_id)',
  // A filter has no words of its own: what somebody types could name a person.
  `create table case_filter (
     id uuid not null constraint case_filter_pk primary key,
     user_id uuid not null constraint case_filter_user_fk references user_account,
     status text, governorate text, step text, assignee text,
     created_at timestamptz not null default now(),
     ${oneOf('case_filter_status_check', 'status', ['open', 'closed'])},
     ${oneOf('case_filter_governorate_check', 'governorate', [
       'baghdad', 'basra', 'nineveh', 'erbil', 'sulaymaniyah', 'duhok', 'halabja', 'kirkuk', 'diyala', 'anbar', 'salah-al-din', 'babil',
       'karbala', 'najaf', 'wasit', 'qadisiyah', 'muthanna', 'dhi-qar', 'maysan', 'outside-country', 'unknown',
     ])},
     ${oneOf('case_filter_step_check', 'step', [
       'identification', 'shelter', 'medical', 'psychological', 'legal-aid', 'repatriation', 'reintegration',
     ])},
     ${oneOf('case_filter_assignee_check', 'assignee', ['me', 'nobody'])},
     constraint case_filter_some_check check (num_nonnulls(status, governorate, step, assignee) > 0),
     constraint case_filter_once_uq unique nulls not distinct (user_id, status, governorate, step, assignee))`, // prettier-ignore
  // What a governorate's desk looks for: unanswered ones by when they were due, and those turned away by when.
  `create index referral_overdue_ix on referral (governorate, due_at, id) where status in ('requested', 'received', 'accepted')`,
  `create index referral_turned_away_ix on referral (governorate, status_since, id) where status in ('rejected', 'failed')`,
];

const today = `(now() at time zone 'Asia/Baghdad')::date`;
const activeAccount = `exists (select 1 from user_role r join guard.role_ceiling c on c.role = r.role and c.read_mask & ${bit.core} <> 0
                 where r.user_id = u.id and now() >= r.valid_from and now() < r.valid_to)`;
/** The governorates a coordination desk answers for: its own, and Baghdad's also those that have no desk. */
const governoratesOf = (unit: string): string => `array(select g.governorate from (select distinct n.governorate from unit n) g
     where g.governorate = ${unit}.governorate or (${unit}.governorate = 'baghdad' and not exists (
       select 1 from unit d where d.kind = 'coordination-desk' and d.closed_at is null and d.governorate = g.governorate))
   union select 'unknown' where ${unit}.governorate = 'baghdad' union select 'outside-country' where ${unit}.governorate = 'baghdad')`;

/** Of an open case that this reader may hear of. */
const visible = `not guard.is_sealed(r.case_id) and not guard.hides_case(r.case_id)
                 and exists (select 1 from case_record k where k.id = r.case_id and k.status = 'open')`;

export const doors = [
  // Somebody of the own unit who works on cases and may see this one: neither barred from it nor left out of its seal.
  `create function guard.may_see_to(p_user uuid, p_case uuid) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from user_account u where u.id = p_user and u.unit_id = guard.unit() and u.disabled_at is null and ${activeAccount})
        and not exists (select 1 from case_bar b where b.user_id = p_user and b.case_id = p_case and b.lifted_at is null)
        and not exists (select 1 from case_seal s where s.case_id = p_case and s.unsealed_at is null
                          and not exists (select 1 from case_seal_name n where n.seal_id = s.id and n.user_id = p_user and n.removed_at is null));
   end $$`,
  // Names of colleagues, of whoever works or worked in the own unit: a task tells who made it long after.
  `create function guard.colleagues(p_ids uuid[]) returns table (id uuid, display_name text) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     if guard.reads() & ${bit.core} = 0 then return; end if;
     return query select u.id, u.display_name from user_account u
       where u.id = any (p_ids) and (u.unit_id = guard.unit() or exists (
         select 1 from task t where t.unit_id = guard.unit() and u.id in (t.assigned_to, t.created_by, t.closed_by)));
   end $$`,
  // Whom the asker may name for a case: any colleague who may see to it where the asker gives work, else the asker alone.
  `create function guard.members_for(p_case uuid) returns table (id uuid, display_name text) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     if not guard.holds_case(p_case, ${bit.core}) then return; end if;
     return query select u.id, u.display_name from user_account u
       where u.unit_id = guard.unit() and u.disabled_at is null and (u.id = guard.user_id() or guard.has_duty('caseload'))
         and guard.may_see_to(u.id, p_case)
       order by u.display_name, u.id limit 200;
   end $$`,
  // Whatever the application says: nobody but a leader gives a colleague work, and nobody gets work on a case they may not see.
  `create function guard.check_task() returns trigger language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if new.assigned_to is not null and (tg_op = 'INSERT' or new.assigned_to is distinct from old.assigned_to) then
       if not guard.may_see_to(new.assigned_to, new.case_id) or (new.assigned_to <> guard.user_id() and not guard.has_duty('caseload')) then
         raise exception 'guard: not somebody to give this work' using errcode = '42501';
       end if;
     end if;
     return new;
   end $$`,
  // The clock follows the task: told when it is due, and who leads the unit two days later.
  `create function guard.follow_task() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     delete from deadline where subject_id = new.id and kind = '${duty}' and fired_at is null;
     if new.status = 'requested' then
       insert into deadline (id, kind, step, subject_id, due_at) values
         (gen_random_uuid(), '${duty}', 'alert', new.id, new.due_at),
         (gen_random_uuid(), '${duty}', 'tell-manager-and-sender', new.id, new.due_at + interval '48 hours')
       on conflict on constraint deadline_step_uq do nothing;
     end if;
     return null;
   end $$`,
  // Gives a case to a member of the own unit, or back to all of it. Whoever leads nobody may take what is nobody's, and give back the own.
  `create function guard.assign_case(p_case uuid, p_user uuid, p_version int) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare a case_assignment; me uuid := guard.unit(); who uuid := guard.user_id(); leads boolean := guard.has_duty('caseload');
   begin
     if me is null or not guard.works_case(p_case, ${bit.core}) then raise exception 'guard: not a case of this unit' using errcode = '42501'; end if;
     perform 1 from case_access where holder_id = me and case_id = p_case for update;
     select * into a from case_assignment where case_id = p_case and unit_id = me;
     if coalesce(a.version, 0) <> p_version then return 'conflict'; end if;
     if not leads and ((p_user is not null and p_user <> who) or (a.user_id is not null and a.user_id <> who)) then return 'task.not-yours'; end if;
     if p_user is not null and not guard.may_see_to(p_user, p_case) then return 'task.member-unknown'; end if;
     insert into case_assignment (case_id, unit_id, user_id, assigned_by) values (p_case, me, p_user, who)
       on conflict on constraint case_assignment_pk do update
       set user_id = p_user, assigned_by = who, assigned_at = now(), version = case_assignment.version + 1;
     return 'done';
   end $$`,
  // Everybody of the unit with what they have; also who is gone and still holds something. Counts stop at 51.
  `create function guard.caseload() returns table (id uuid, display_name text, away_until date, cases int, tasks int, overdue int)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare me uuid := guard.unit(); bars uuid[] := guard.barred_cases();
   begin
     if not guard.has_duty('caseload') then return; end if;
     return query
       select m.id, m.display_name,
              (select max(l.to_day) from account_leave l where l.user_id = m.id and l.cancelled_at is null and ${today} between l.from_day and l.to_day),
              (select count(*)::int from (select 1 from case_assignment s join case_record c on c.id = s.case_id and c.status = 'open'
                 where s.user_id = m.id and s.unit_id = me and s.case_id <> all (bars) limit 51) x),
              (select count(*)::int from (select 1 from task t where t.assigned_to = m.id and t.unit_id = me and t.status = 'requested'
                 and t.case_id <> all (bars) limit 51) x),
              (select count(*)::int from (select 1 from task t where t.assigned_to = m.id and t.unit_id = me and t.status = 'requested'
                 and t.due_at < now() and t.case_id <> all (bars) limit 51) x)
         from (select u.id, u.display_name from user_account u
                where u.unit_id = me and ((u.disabled_at is null and ${activeAccount})
                  or exists (select 1 from task t where t.assigned_to = u.id and t.unit_id = me and t.status = 'requested')
                  or exists (select 1 from case_assignment s where s.user_id = u.id and s.unit_id = me))
                order by u.display_name, u.id limit 200) m
        order by m.display_name, m.id;
   end $$`,
  `create function guard.nobodys_work(out cases int, out tasks int) language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare me uuid := guard.unit(); bars uuid[] := guard.barred_cases();
   begin
     if not guard.has_duty('caseload') then return; end if;
     select count(*)::int into cases from (select 1 from case_record c
       where c.responsible_unit_id = me and c.status = 'open' and c.id <> all (bars)
         and not exists (select 1 from case_assignment s where s.case_id = c.id and s.unit_id = me and s.user_id is not null) limit 51) x;
     select count(*)::int into tasks from (select 1 from task t
       where t.unit_id = me and t.status = 'requested' and t.assigned_to is null and t.case_id <> all (bars) limit 51) x;
   end $$`,
  // Everything of one member goes to another of the unit; what the other may not see stays where it is and is counted.
  `create function guard.hand_over(p_from uuid, p_to uuid) returns table (cases int, tasks int, remained int) language plpgsql volatile
   security definer set search_path = public, guard, pg_temp as $$
   declare me uuid := guard.unit(); moved_cases int; moved_tasks int; kept int; bars uuid[] := guard.barred_cases();
   begin
     if me is null or not guard.has_duty('caseload') or p_from = p_to
        or (select count(*) from user_account u where u.id in (p_from, p_to) and u.unit_id = me) <> 2
        or not exists (select 1 from user_account u where u.id = p_to and u.disabled_at is null and ${activeAccount}) then
       raise exception 'guard: not a caseload to hand over' using errcode = '42501';
     end if;
     update case_assignment s set user_id = p_to, assigned_by = guard.user_id(), assigned_at = now(), version = s.version + 1
      where s.user_id = p_from and s.unit_id = me and s.case_id <> all (bars) and guard.may_see_to(p_to, s.case_id);
     get diagnostics moved_cases = row_count;
     update task t set assigned_to = p_to, version = t.version + 1
      where t.assigned_to = p_from and t.unit_id = me and t.status = 'requested' and t.case_id <> all (bars) and guard.may_see_to(p_to, t.case_id);
     get diagnostics moved_tasks = row_count;
     -- Of what this leader may know of at all.
     select (select count(*) from case_assignment s where s.user_id = p_from and s.unit_id = me and s.case_id <> all (bars))
          + (select count(*) from task t where t.assigned_to = p_from and t.unit_id = me and t.status = 'requested' and t.case_id <> all (bars)) into kept;
     return query select moved_cases, moved_tasks, kept;
   end $$`,
  // What stands still in the desk's governorates: an answer that is overdue, or a referral turned away with nobody asked since, of an open
  // case. Not of a sealed one, nor of one the asker is barred from. A placement does not say where.
  `create function guard.stuck_referrals(p_after timestamptz, p_after_id uuid, p_limit int)
   returns table (referral_id uuid, case_id uuid, number text, reason text, governorate text, service text, urgency text, status text, since timestamptz,
                  from_unit_id uuid, to_unit_id uuid)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare desk unit; places text[];
   begin
     select * into desk from unit u where u.id = guard.unit() and u.kind = 'coordination-desk' and u.closed_at is null;
     if desk.id is null or not 'case-coordinator' = any (guard.roles()) then return; end if;
     places := ${governoratesOf('desk')};
     return query
       select s.id, s.case_id, c.number, s.reason, s.governorate, s.service, s.urgency, s.status, s.since, s.from_unit_id,
              case when s.service = 'shelter' then null else s.to_unit_id end
         from (
           select * from unnest(places) p(place) cross join lateral (
             (select r.id, r.case_id, 'unanswered' as reason, r.governorate, r.service, r.urgency, r.status, r.due_at as since, r.from_unit_id, r.to_unit_id
                from referral r
               where r.governorate = p.place and r.status in ('requested', 'received', 'accepted') and r.due_at < now()
                 and (p_after is null or (r.due_at, r.id) > (p_after, p_after_id)) and ${visible}
               order by r.due_at, r.id limit p_limit)
             union all
             (select r.id, r.case_id, 'turned-away', r.governorate, r.service, r.urgency, r.status, r.status_since, r.from_unit_id, r.to_unit_id
                from referral r
               where r.governorate = p.place and r.status in ('rejected', 'failed') and r.status_since > now() - interval '90 days'
                 and (p_after is null or (r.status_since, r.id) > (p_after, p_after_id)) and ${visible}
                 and not exists (select 1 from referral later where later.case_id = r.case_id and later.service = r.service and later.status <> 'draft'
                                   and later.created_at > r.created_at)
               order by r.status_since, r.id limit p_limit)) x) s
         join case_record c on c.id = s.case_id
        order by s.since, s.id limit p_limit;
   end $$`,
];

const doorsOfApp = [
  'guard.may_see_to(uuid, uuid)',
  'guard.colleagues(uuid[])',
  'guard.members_for(uuid)',
  'guard.assign_case(uuid, uuid, int)',
  'guard.caseload()',
  'guard.nobodys_work()',
  'guard.hand_over(uuid, uuid)',
  'guard.stuck_referrals(timestamptz, uuid, int)',
];
const doorsInside = ['guard.check_task()', 'guard.follow_task()'];

const policies = [
  ...['task', 'case_assignment', 'case_filter'].flatMap(guarded),
  `create trigger task_check before insert or update of assigned_to on task for each row
     when (current_user <> 'himaya_guard') execute function guard.check_task()`,
  'create trigger task_follow after insert or update of status, due_at on task for each row execute function guard.follow_task()',
  // A unit's own rows, by an index that starts with it; whether the case may be read, a function says, which the planner cannot turn round.
  `create policy task_read on task for select to himaya_app using (unit_id = (select guard.unit()) and guard.reads_case(case_id, ${bit.core}))`,
  `create policy task_record on task for insert to himaya_app
     with check (unit_id = (select guard.unit()) and created_by = (select guard.user_id()) and guard.works_case(case_id, ${bit.core}))`,
  `create policy task_change on task for update to himaya_app
     using (unit_id = (select guard.unit()) and guard.reads_case(case_id, ${bit.core})) with check (unit_id = (select guard.unit()))`,
  'grant select, insert on task to himaya_app',
  'grant update (note_ct, due_at, assigned_to, status, closed_by, closed_at, version) on task to himaya_app',
  'create policy task_worker on task for select to himaya_worker using (true)',
  'grant select (id, case_id, unit_id, kind, due_at, assigned_to, status) on task to himaya_worker',
  `create policy case_assignment_read on case_assignment for select to himaya_app
     using (unit_id = (select guard.unit()) and guard.reads_case(case_id, ${bit.core}))`,
  'grant select on case_assignment to himaya_app',
  'create policy case_assignment_worker on case_assignment for select to himaya_worker using (true)',
  'grant select on case_assignment to himaya_worker',
  `create policy case_filter_own on case_filter to himaya_app
     using (user_id = (select guard.user_id())) with check (user_id = (select guard.user_id()))`,
  'grant select, insert, delete on case_filter to himaya_app',
];
