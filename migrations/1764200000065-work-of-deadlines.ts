import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as doorsOfTasks } from './1764200000051-tasks';
import { asBefore, bit, guarded, oneOf, run } from './sql';

/** What the clocks of a case await; what awaits an answer of a desk is read from the referrals, offers and requests themselves. */
const kinds = [
  'transfer-offer', 'rights-explain', 'identification-decide', 'reflection-end', 'safeguard-due', 'risk-review', 'need', 'plan-review',
  'guardian-appointment',
]; // prettier-ignore

/** Who owes what about a case by when, kept beside the records so that a unit's list of work is read off one index. */
export class WorkOfDeadlines1764200000065 implements MigrationInterface {
  readonly name = 'WorkOfDeadlines1764200000065';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      'grant select, insert, update, delete on duty to himaya_guard',
      'set local role himaya_guard',
      ...doors,
      'drop function guard.caseload(), guard.nobodys_work(), guard.hand_over(uuid, uuid)',
      ...caseloadDoors(),
      `revoke execute on function ${[...inside, ...doorsOfWorker, ...ofCaseload].join(', ')} from public`,
      `grant execute on function ${ofCaseload.join(', ')} to himaya_app`,
      `grant execute on function ${doorsOfWorker.join(', ')} to himaya_worker`,
      'grant execute on function guard.follow_duties() to himaya_owner',
      'reset role',
      ...policies,
      'set local role himaya_guard',
      `select guard.place_duties(id) from case_record where status = 'open'`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...followed.map(([table]) => `drop trigger ${table}_duties on ${table}`),
      'drop table duty',
      'drop index referral_hold_ix, concern_due_ix',
      'set local role himaya_guard',
      `drop function ${[...inside, ...doorsOfWorker, ...ofCaseload].join(', ')}`,
      ...asBefore(doorsOfTasks, ['caseload', 'nobodys_work', 'hand_over']),
      `revoke execute on function ${ofCaseload.join(', ')} from public`,
      `grant execute on function ${ofCaseload.join(', ')} to himaya_app`,
      'reset role',
    ]);
  }
}

const tables = [
  `create table duty (
     id uuid not null default gen_random_uuid() constraint duty_pk primary key,
     kind text not null,
     -- What the deadline of this kind is about.
     subject_id uuid not null,
     case_id uuid not null constraint duty_case_fk references case_record,
     unit_id uuid not null constraint duty_unit_fk references unit,
     -- Who of the unit sees to the case; null while nobody does.
     user_id uuid constraint duty_user_fk references user_account,
     due_at timestamptz not null,
     constraint duty_once_uq unique (case_id, kind, subject_id, unit_id),
     ${oneOf('duty_kind_check', 'kind', kinds)})`,
  'create index duty_unit_due_ix on duty (unit_id, due_at, id)',
  'create index duty_member_due_ix on duty (unit_id, user_id, due_at, id)',
  // A pause ends at eight in the morning of its day, as the desk is reminded.
  `create index referral_hold_ix on referral (to_unit_id, ((hold_until + time '08:00') at time zone 'Asia/Baghdad'), id) where status = 'on-hold'`,
  `create index concern_due_ix on concern (queue, due_at, id) where status = 'received'`,
];

const at = (kind: string, subject: string): string =>
  `(select d.due_at from deadline d where d.kind = '${kind}' and d.step = 'alert' and d.subject_id = ${subject} and d.cancelled_at is null)`;

/** Somebody was asked to meet the need \`n\`: any referral of its service that is open. */
export const askedByService = `exists (select 1 from referral f where f.case_id = n.case_id and f.service = n.service
            and f.status in ('requested', 'received', 'accepted', 'in-progress', 'on-hold'))`;

/**
 * What a case's clocks await now, of whom and by when; the records say whether it is still owed, the deadlines when.
 * @param asked when a need \`n\` waits for somebody who was asked; @param more further parts of the union
 */
export const dutiesOf = (asked: string, more = ''): string =>
  `create or replace function guard.duties_of(p_case uuid) returns table (kind text, subject_id uuid, unit_id uuid, user_id uuid, due_at timestamptz)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   declare c case_record;
   begin
     select * into c from case_record where id = p_case and status = 'open';
     if c.id is null then return; end if;
     return query
       with owed (kind, subject_id, unit_id, due_at) as (
         (select 'risk-review', r.id, c.responsible_unit_id, r.due_at from risk_assessment r
           where r.case_id = c.id order by r.recorded_at desc, r.id desc limit 1)
         union all
         select 'need', n.id, c.responsible_unit_id, n.due_at from need n
          where n.case_id = c.id and n.status = 'open' and not ${asked}
         union all
         select 'plan-review', v.id, c.responsible_unit_id, v.due_at from plan_review v where v.case_id = c.id and v.done_at is null
         union all
         select 'guardian-appointment', g.subject_id, c.responsible_unit_id, g.due_at
           from (select d.subject_id, d.due_at from deadline d
                  where d.kind = 'guardian-appointment' and d.step = 'alert' and d.cancelled_at is null
                    and (d.subject_id = c.id or d.subject_id in (select x.id from guardianship x where x.case_id = c.id))
                  order by d.due_at desc limit 1) g
          where guard.is_child(c.id) and guard.guardian_state(c.id) <> 'appointed'
         union all
         select 'rights-explain', c.id, c.responsible_unit_id, ${at('rights-explain', 'c.id')} where c.rights_explained_on is null
         union all
         select 'transfer-offer', c.id, o.unit_id, ${at('transfer-offer', 'c.id')} from guard.owes_transfer(c.id) o
         union all
         select 'identification-decide', c.id, o.unit_id, k.due_at
           from identification_clock k, (select x.unit_id, x.police, bool_or(x.police) over () as by_police from guard.owes_identification(c.id) x) o
          where k.case_id = c.id and (o.police or not o.by_police)
         union all
         select 'reflection-end', p.change_id, u.unit_id, ${at('reflection-end', 'p.change_id')}
           from reflection_period p, guard.units_answering(c.id) u where p.case_id = c.id and p.status = 'running'
         union all
         -- Whoever wrote it down, or who answers for the case once they do not hold it any more.
         select 'safeguard-due', s.id, case when exists (select 1 from case_access a where a.holder_id = s.recorded_unit_id and a.case_id = c.id)
                  then s.recorded_unit_id else c.responsible_unit_id end, ${at('safeguard-due', 's.id')}
           from safeguard s where s.case_id = c.id and s.state <> 'closed'${more})
       select o.kind, o.subject_id, o.unit_id, s.user_id, o.due_at
         from owed o left join case_assignment s on s.case_id = c.id and s.unit_id = o.unit_id
        where o.due_at is not null;
   end $$`;

export const doors = [
  dutiesOf(askedByService),
  // Brings what is kept of one case up to what is owed. One at a time for each case: of two that change it at once the second sees the first's.
  `create function guard.place_duties(p_case uuid) returns void language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     perform pg_advisory_xact_lock(hashtextextended('duty|' || p_case, 0));
     delete from duty d where d.case_id = p_case and not exists (
       select 1 from guard.duties_of(p_case) o where o.kind = d.kind and o.subject_id = d.subject_id and o.unit_id = d.unit_id);
     insert into duty (kind, subject_id, case_id, unit_id, user_id, due_at)
       select o.kind, o.subject_id, p_case, o.unit_id, o.user_id, o.due_at from guard.duties_of(p_case) o
       on conflict on constraint duty_once_uq do update set user_id = excluded.user_id, due_at = excluded.due_at
          where (duty.user_id, duty.due_at) is distinct from (excluded.user_id, excluded.due_at);
   end $$`,
  // At the commit, when everything of the transaction stands. The argument names the column with the case.
  `create function guard.follow_duties() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     perform guard.place_duties((to_jsonb(new) ->> tg_argv[0])::uuid);
     return null;
   end $$`,
  // What the worker may know of a referral that nobody answers, to propose the next desk by the same rules as the sender's: what its summary
  // shows, the desks that were asked, and what each side of the line lets across. Nothing of one that is answered.
  `create function guard.sought_by(p_referral uuid) returns table (service text, urgency text, sex text, age_band text, languages text[],
     governorate text, from_unit_id uuid, packet_mask int, but_not uuid[], limits jsonb)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     return query
       select r.service, r.urgency, r.sex, r.age_band, r.languages, r.governorate, r.from_unit_id, r.packet_mask,
              array(with recursive chain as (
                select r.previous_id, r.to_unit_id
                union all select b.previous_id, b.to_unit_id from chain c join referral b on b.id = c.previous_id)
                select distinct to_unit_id from chain),
              (select jsonb_agg(jsonb_build_object('side', l.side, 'give', l.give_mask, 'take', l.take_mask, 'transfers', l.transfers) order by l.side)
                 from (select distinct on (x.side) x.* from line_limit x order by x.side, x.version desc) l)
         from referral r where r.id = p_referral and r.status in ('requested', 'received', 'accepted');
   end $$`,
];

const inside = ['guard.duties_of(uuid)', 'guard.place_duties(uuid)', 'guard.follow_duties()'];
const doorsOfWorker = ['guard.sought_by(uuid)'];

const today = `(now() at time zone 'Asia/Baghdad')::date`;
const activeAccount = `exists (select 1 from user_role r join guard.role_ceiling c on c.role = r.role and c.read_mask & ${bit.core} <> 0
                 where r.user_id = u.id and now() >= r.valid_from and now() < r.valid_to)`;
const open = `('requested', 'received', 'accepted', 'in-progress', 'on-hold')`;
const taken = (of: string): string => `f.assigned_to = ${of} and f.to_unit_id = me and f.status in ${open} and f.case_id <> all (bars)`;

/**
 * As before, with the referrals that a member took from the desk.
 * @param held what a case of a task or an assignment must be besides, given the column with its id
 */
export const caseloadDoors = (held: (caseId: string) => string = () => ''): string[] => [
  `create function guard.caseload() returns table (id uuid, display_name text, away_until date, cases int, tasks int, overdue int, referrals int)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare me uuid := guard.unit(); bars uuid[] := guard.barred_cases();
   begin
     if not guard.has_duty('caseload') then return; end if;
     return query
       select m.id, m.display_name,
              (select max(l.to_day) from account_leave l where l.user_id = m.id and l.cancelled_at is null and ${today} between l.from_day and l.to_day),
              (select count(*)::int from (select 1 from case_assignment s join case_record c on c.id = s.case_id and c.status = 'open'
                 where s.user_id = m.id and s.unit_id = me and s.case_id <> all (bars)${held('s.case_id')} limit 51) x),
              (select count(*)::int from (select 1 from task t where t.assigned_to = m.id and t.unit_id = me and t.status = 'requested'
                 and t.case_id <> all (bars)${held('t.case_id')} limit 51) x),
              (select count(*)::int from (select 1 from task t where t.assigned_to = m.id and t.unit_id = me and t.status = 'requested'
                 and t.due_at < now() and t.case_id <> all (bars)${held('t.case_id')} limit 51) x),
              (select count(*)::int from (select 1 from referral f where ${taken('m.id')} limit 51) x)
         from (select u.id, u.display_name from user_account u
                where u.unit_id = me and ((u.disabled_at is null and ${activeAccount})
                  or exists (select 1 from task t where t.assigned_to = u.id and t.unit_id = me and t.status = 'requested'${held('t.case_id')})
                  or exists (select 1 from case_assignment s where s.user_id = u.id and s.unit_id = me${held('s.case_id')})
                  or exists (select 1 from referral f where f.assigned_to = u.id and f.to_unit_id = me and f.status in ${open}))
                order by u.display_name, u.id limit 200) m
        order by m.display_name, m.id;
   end $$`,
  `create function guard.nobodys_work(out cases int, out tasks int, out referrals int) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   declare me uuid := guard.unit(); bars uuid[] := guard.barred_cases();
   begin
     if not guard.has_duty('caseload') then return; end if;
     select count(*)::int into cases from (select 1 from case_record c
       where c.responsible_unit_id = me and c.status = 'open' and c.id <> all (bars)
         and not exists (select 1 from case_assignment s where s.case_id = c.id and s.unit_id = me and s.user_id is not null) limit 51) x;
     select count(*)::int into tasks from (select 1 from task t
       where t.unit_id = me and t.status = 'requested' and t.assigned_to is null and t.case_id <> all (bars)${held('t.case_id')} limit 51) x;
     select count(*)::int into referrals from (select 1 from referral f
       where f.to_unit_id = me and f.assigned_to is null and f.status in ${open} and f.case_id <> all (bars) limit 51) x;
   end $$`,
  // Everything of one member goes to another of the unit; what the other may not see stays where it is and is counted.
  `create function guard.hand_over(p_from uuid, p_to uuid) returns table (cases int, tasks int, referrals int, remained int) language plpgsql volatile
   security definer set search_path = public, guard, pg_temp as $$
   declare me uuid := guard.unit(); moved_cases int; moved_tasks int; moved_referrals int; kept int; bars uuid[] := guard.barred_cases();
   begin
     if me is null or not guard.has_duty('caseload') or p_from = p_to
        or (select count(*) from user_account u where u.id in (p_from, p_to) and u.unit_id = me) <> 2
        or not exists (select 1 from user_account u where u.id = p_to and u.disabled_at is null and ${activeAccount}) then
       raise exception 'guard: not a caseload to hand over' using errcode = '42501';
     end if;
     update case_assignment s set user_id = p_to, assigned_by = guard.user_id(), assigned_at = now(), version = s.version + 1
      where s.user_id = p_from and s.unit_id = me and s.case_id <> all (bars)${held('s.case_id')} and guard.may_see_to(p_to, s.case_id);
     get diagnostics moved_cases = row_count;
     update task t set assigned_to = p_to, version = t.version + 1
      where t.assigned_to = p_from and t.unit_id = me and t.status = 'requested' and t.case_id <> all (bars)${held('t.case_id')} and guard.may_see_to(p_to, t.case_id);
     get diagnostics moved_tasks = row_count;
     update referral f set assigned_to = p_to, assigned_at = now(), version = f.version + 1
      where ${taken('p_from')} and guard.may_see_to(p_to, f.case_id);
     get diagnostics moved_referrals = row_count;
     -- Of what this leader may know of at all.
     select (select count(*) from case_assignment s where s.user_id = p_from and s.unit_id = me and s.case_id <> all (bars)${held('s.case_id')})
          + (select count(*) from task t where t.assigned_to = p_from and t.unit_id = me and t.status = 'requested' and t.case_id <> all (bars)${held('t.case_id')})
          + (select count(*) from referral f where ${taken('p_from')}) into kept;
     return query select moved_cases, moved_tasks, moved_referrals, kept;
   end $$`,
];

const ofCaseload = ['guard.caseload()', 'guard.nobodys_work()', 'guard.hand_over(uuid, uuid)'];

/** Each table that says what is owed of a case, by which changes, and the column with the case. */
const followed: readonly (readonly [table: string, on: string, column: string, when?: string])[] = [
  ['case_record', 'insert or update of status, responsible_unit_id, rights_explained_on, identification_status, age_band', 'id'],
  ['case_grant', 'insert or update of ended_at', 'case_id'],
  ['case_assignment', 'insert or update of user_id', 'case_id'],
  ['case_transfer', 'insert or update of status', 'case_id'],
  ['referral', 'insert or update of status', 'case_id'],
  ['risk_assessment', 'insert', 'case_id'],
  ['need', 'insert or update of status', 'case_id'],
  ['plan_review', 'insert or update of done_at', 'case_id'],
  ['guardianship', 'insert or update of suspected_at, ended_at', 'case_id'],
  ['identification_clock', 'insert or update', 'case_id'],
  ['reflection_period', 'insert or update of status, change_id', 'case_id'],
  ['safeguard', 'insert or update of state', 'case_id'],
  // Those that the worker sets about a case itself; all others are set with one of the rows above.
  [
    'deadline',
    'insert or update of due_at',
    'subject_id',
    `when (new.step = 'alert' and new.kind in ('guardian-appointment', 'rights-explain', 'transfer-offer'))`,
  ],
];

const policies = [
  ...followed.map(
    ([table, on, column, when = '']) => `create constraint trigger ${table}_duties after ${on} on ${table} deferrable initially deferred
       for each row ${when} execute function guard.follow_duties('${column}')`,
  ),
  ...guarded('duty'),
  // A unit's own rows, by an index that starts with it; whether the case may be read, a function says, which the planner cannot turn round.
  `create policy duty_read on duty for select to himaya_app using (unit_id = (select guard.unit()) and guard.reads_case(case_id, ${bit.core}))`,
  'grant select on duty to himaya_app',
];
