import type { MigrationInterface, QueryRunner } from 'typeorm';
import { renewed as renewedDoors } from './1764200000090-duties-renewed';
import { addCodes, asBefore, bit, dropCodes, guarded, oneOf, reads, run } from './sql';

const outcomes = [
  'reintegrated', 'returned-home-country', 'resettled', 'left-voluntarily', 'missing', 'deceased', 'not-a-victim', 'duplicate-of', 'other',
]; // prettier-ignore
const unasked = ['missing', 'deceased', 'not-a-victim', 'duplicate-of'];
const reasons = [
  're-trafficked', 'person-returned', 'person-asked', 'new-need', 'new-danger', 'person-found', 'identification-changed', 'closed-in-error', 'other',
]; // prettier-ignore
/** Roles that close and reopen what their unit answers for; a test holds them against libs/auth's table. */
const closing = [
  'police-officer', 'police-supervisor', 'case-coordinator', 'shelter-caseworker', 'shelter-manager', 'health-provider', 'legal-aid-provider',
]; // prettier-ignore
const told = ['case-closed', 'case-reopened'];
const quoted = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ');

const active = `('requested', 'received', 'accepted', 'in-progress', 'on-hold')`;
const running = `('accepted', 'in-progress', 'on-hold')`;
const staying = `('waiting', 'reserved', 'in-shelter', 'on-leave', 'handing-over')`;
const housed = `('in-shelter', 'on-leave', 'handing-over')`;
const today = `(now() at time zone 'Asia/Baghdad')::date`;

/** The guarded end of a case, its way back, and what goes on after it: nobody but the database changes a case's status. */
export class Closure1764200000221 implements MigrationInterface {
  readonly name = 'Closure1764200000221';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      addCodes('timeline_event', 'kind', told),
      addCodes('notification', 'kind', told),
      // History: once written nobody changes it, the guard neither.
      'grant select, insert on case_closure, case_reopening to himaya_guard',
      'revoke update (status) on case_record from himaya_app',
      'set local role himaya_guard',
      `insert into guard.role_duty values ${closing.map((role) => `('close-case', '${role}')`).join(', ')}`,
      ...doors,
      closeUnit,
      `revoke execute on function ${[...doorsOfApp, ...doorsOfWorker, ...doorsOfOwner, ...doorsInside].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${doorsOfWorker.join(', ')} to himaya_worker`,
      `grant execute on function ${doorsOfOwner.join(', ')} to himaya_owner`,
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop trigger case_record_closing on case_record',
      'drop trigger referral_still_open on referral',
      'drop index task_follow_up_ix',
      'drop table case_reopening, case_closure cascade',
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, ...doorsOfWorker, ...doorsOfOwner, ...doorsInside].join(', ')}`,
      ...asBefore(renewedDoors, ['close_unit']),
      `delete from guard.role_duty where duty = 'close-case'`,
      `delete from notification where kind in (${quoted(told)})`,
      `delete from timeline_event where kind in (${quoted(told)})`,
      'reset role',
      'grant update (status) on case_record to himaya_app',
      dropCodes('timeline_event', 'kind', told),
      dropCodes('notification', 'kind', told),
    ]);
  }
}

const tables = [
  `create table case_closure (
     id uuid not null constraint case_closure_pk primary key,
     case_id uuid not null constraint case_closure_case_fk references case_record,
     -- The first, the second … time: of two that close at once one is second, and refused.
     number int not null,
     unit_id uuid not null constraint case_closure_unit_fk references unit,
     closed_by uuid not null constraint case_closure_closed_by_fk references user_account,
     closed_at timestamptz not null default now(),
     outcome text not null,
     duplicate_of uuid constraint case_closure_duplicate_fk references case_record,
     after_care text not null,
     consent_id uuid constraint case_closure_consent_fk references consent,
     -- Of a person who declined: how, and in which language.
     method text, language text constraint case_closure_language_check check (language ~ '^[a-z]{2,3}$'),
     -- Under the case's key.
     words_ct bytea,
     constraint case_closure_number_uq unique (case_id, number),
     ${oneOf('case_closure_outcome_check', 'outcome', outcomes)},
     ${oneOf('case_closure_after_care_check', 'after_care', ['agreed', 'declined', 'nobody-to-ask'])},
     ${oneOf('case_closure_method_check', 'method', ['spoken', 'signed', 'thumbprint', 'recorded'])},
     constraint case_closure_asked_check check ((after_care = 'nobody-to-ask') = (outcome in (${quoted(unasked)}))),
     constraint case_closure_agreed_check check ((after_care = 'agreed') = (consent_id is not null)),
     constraint case_closure_declined_check check ((after_care = 'declined') = (method is not null) and (method is null) = (language is null)),
     constraint case_closure_double_check check ((outcome = 'duplicate-of') = (duplicate_of is not null) and duplicate_of is distinct from case_id))`,
  'create index case_closure_case_ix on case_closure (case_id, closed_at desc, id desc)',
  `create table case_reopening (
     closure_id uuid not null constraint case_reopening_pk primary key constraint case_reopening_closure_fk references case_closure,
     case_id uuid not null constraint case_reopening_case_fk references case_record,
     unit_id uuid not null constraint case_reopening_unit_fk references unit,
     reopened_by uuid not null constraint case_reopening_by_fk references user_account,
     reopened_at timestamptz not null default now(),
     reason text not null,
     words_ct bytea,
     ${oneOf('case_reopening_reason_check', 'reason', reasons)})`,
  'create index case_reopening_case_ix on case_reopening (case_id, reopened_at desc)',
  `create index task_follow_up_ix on task (unit_id, due_at, id) where status = 'requested' and kind = 'follow-up'`,
];

/** What a case's own clocks are about: not the reviews of emergency accesses, which are owed whatever becomes of the case. */
const subjects = `select p_case union all select id from risk_assessment where case_id = p_case union all select id from need where case_id = p_case
         union all select id from plan_review where case_id = p_case union all select id from guardianship where case_id = p_case
         union all select change_id from reflection_period where case_id = p_case union all select id from safeguard where case_id = p_case
         union all select id from missing_review where case_id = p_case union all select id from consent_override where case_id = p_case
         union all select id from referral where case_id = p_case`;

export const doors = [
  // Counts of what is still open, of everybody's: no id leaves, so that nobody learns whose.
  `create function guard.open_of_case(p_case uuid, out referrals int, out placements int, out withdrawals int, out missing_days int) language plpgsql stable
   security definer set search_path = public, guard, pg_temp as $$
   begin
     select count(*)::int into referrals from referral r where r.case_id = p_case and r.status in ${active};
     select count(*)::int into placements from placement p where p.case_id = p_case and p.status in ${staying};
     -- What goes on although the person took the word back: the service still to be ended, the stay still to be asked about.
     select (select count(*) from referral r where r.case_id = p_case and r.status in ${running}
               and exists (select 1 from case_grant g where g.referral_id = r.id and g.ending = 'withdrawn')
               and not exists (select 1 from case_grant g where g.referral_id = r.id and g.ended_at is null))::int
          + (select count(*) from placement p where p.case_id = p_case and p.status in ${housed} and p.sharing_ended_at is not null and p.will is null)::int
       into withdrawals;
     select floor(extract(epoch from now() - m.raised_at) / 86400)::int into missing_days from missing_alert m where m.case_id = p_case and m.ended_at is null;
   end $$`,
  // For the checklist of whoever may read the case; what ends with it only of the asker's own unit.
  `create function guard.closing_facts(p_case uuid) returns json language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare me uuid := guard.unit();
   begin
     if not guard.reads_case(p_case, ${bit.core}) then return null; end if;
     return (select json_build_object('activeReferrals', o.referrals, 'openPlacements', o.placements, 'unansweredWithdrawals', o.withdrawals,
         'missingDays', o.missing_days,
         'tasks', (select count(*) from task t where t.case_id = p_case and t.unit_id = me and t.status = 'requested'),
         'duties', (select count(*) from duty d where d.case_id = p_case and d.unit_id = me),
         'drafts', (select count(*) from referral r where r.case_id = p_case and r.from_unit_id = me and r.status = 'draft'),
         'transferOffers', (select count(*) from case_transfer t where t.case_id = p_case and t.from_unit_id = me and t.status = 'offered'))
       from guard.open_of_case(p_case) o);
   end $$`,
  // Holds the case open until this transaction is over: what is asked of others about it is asked while it stands, or not at all.
  `create function guard.keep_open(p_case uuid) returns boolean language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare s text;
   begin
     if not guard.reads_case(p_case, ${bit.core}) then return false; end if;
     select c.status into s from case_record c where c.id = p_case for share;
     return coalesce(s = 'open', false);
   end $$`,
  // The same whatever the application does: no referral becomes active of a case that is closed, also in the moment of closing.
  `create function guard.check_case_open() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     if new.status not in ${active} or (tg_op = 'UPDATE' and old.status in ${active}) or guard.user_id() is null then return new; end if;
     perform 1 from case_record c where c.id = new.case_id and c.status = 'open' for share;
     if not found then
       raise exception 'guard: the case is closed' using errcode = 'check_violation', constraint = 'referral_case_open_check';
     end if;
     return new;
   end $$`,
  // A session changes a case's status by its closure or its reopening of this very moment, and closes nothing that is still open.
  `create function guard.check_closing() returns trigger language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare o record;
   begin
     if guard.user_id() is null then return new; end if;
     select * into o from guard.open_of_case(new.id);
     if new.status = 'closed' and (o.referrals + o.placements + o.withdrawals > 0
          or not exists (select 1 from case_closure k where k.case_id = new.id and k.closed_at = now()
                           and not exists (select 1 from case_reopening r where r.closure_id = k.id)))
        or new.status = 'open' and not exists (select 1 from case_reopening r where r.case_id = new.id and r.reopened_at = now()) then
       raise exception 'guard: not a closing that holds' using errcode = 'check_violation', constraint = 'case_record_closing_check';
     end if;
     return new;
   end $$`,
  // Closes a case of the own unit, with everything that waits about it: every guard is asked again under the case's lock.
  `create function guard.close_case(p_id uuid, p_case uuid, p_version int, p_outcome text, p_duplicate uuid, p_after_care text, p_consent uuid,
     p_method text, p_language text, p_words bytea, p_months int[]) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare c case_record; o record; t case_transfer; until date;
   begin
     -- Against what would be asked of others, which holds the case shared; not against what is merely written down about it.
     select * into c from case_record where id = p_case for no key update;
     if c.id is null or c.responsible_unit_id is distinct from guard.unit() or not guard.has_duty('close-case') or not guard.works_case(p_case, ${bit.core}) then
       raise exception 'guard: not a case that this session closes' using errcode = '42501';
     end if;
     if c.status <> 'open' then return 'case.closed'; end if;
     if c.version <> p_version then return 'conflict'; end if;
     select * into o from guard.open_of_case(p_case);
     if o.referrals > 0 then return 'case.referral-active'; end if;
     if o.placements > 0 then return 'case.placement-open'; end if;
     if o.withdrawals > 0 then return 'case.withdrawal-unanswered'; end if;
     if p_outcome is null then return 'case.outcome-missing'; end if;
     if (o.missing_days is not null) <> (p_outcome = 'missing')
        or (p_outcome = 'missing' and (o.missing_days < 90 or not guard.has_duty('transfer'))) then return 'closure.missing'; end if;
     if p_outcome = 'not-a-victim' and c.identification_status not in ('no-reasonable-grounds', 'not-confirmed', 'not-proven') then
       return 'closure.outcome-unfit';
     end if;
     if p_outcome = 'duplicate-of' and (p_duplicate is null or p_duplicate = p_case or not guard.reads_case(p_duplicate, ${bit.core})) then
       return 'closure.duplicate-unknown';
     end if;
     if (p_after_care = 'nobody-to-ask') is distinct from (p_outcome in (${quoted(unasked)})) then return 'case.after-care-not-asked'; end if;
     if p_after_care = 'agreed' then
       select k.valid_until into until from consent k
        where k.id = p_consent and k.case_id = p_case and k.purpose = 'after-care' and k.valid_until >= ${today}
          and (k.given_by <> 'self' or not guard.is_child(p_case)) and not exists (select 1 from consent_withdrawal w where w.consent_id = k.id);
       if until is null then return 'closure.after-care-consent'; end if;
     elsif p_after_care = 'declined' and (p_method is null or p_language is null) then
       return 'case.after-care-not-asked';
     end if;
     insert into case_closure (id, case_id, number, unit_id, closed_by, outcome, duplicate_of, after_care, consent_id, method, language, words_ct)
       select p_id, p_case, coalesce(max(k.number), 0) + 1, guard.unit(), guard.user_id(), p_outcome, p_duplicate, p_after_care, p_consent, p_method,
              p_language, p_words from case_closure k where k.case_id = p_case;
     -- Drafts nobody was asked by; one that somebody sends in this moment waits for the case, and is refused.
     update referral r set status = 'cancelled', cancellation_reason = 'no-longer-needed', status_since = now(), ended_at = now(), due_at = null,
            version = r.version + 1
      where r.id in (select d.id from referral d where d.case_id = p_case and d.status = 'draft' order by d.id for update skip locked);
     for t in update case_transfer set status = 'withdrawn', decided_by = guard.user_id(), decided_at = now(), version = version + 1
               where case_id = p_case and status = 'offered' returning * loop
       perform guard.cancel_duties(t.id, 'transfer-decide');
       perform guard.transfer_told(t.id, 'transfer-withdrawn', '{}');
       insert into outbox_event (kind, subject_id) values ('transfer-withdrawn', t.id);
     end loop;
     update task set status = 'cancelled', closed_by = guard.user_id(), closed_at = now(), version = version + 1 where case_id = p_case and status = 'requested';
     update deadline set cancelled_at = now() where fired_at is null and cancelled_at is null and subject_id in (${subjects});
     update case_record set status = 'closed', version = version + 1 where id = p_case;
     -- What the person agreed to, as long as the word holds: each at nine in the morning.
     insert into task (id, case_id, unit_id, kind, due_at, created_by)
       select gen_random_uuid(), p_case, guard.unit(), 'follow-up', (d.day + time '09:00') at time zone 'Asia/Baghdad', guard.user_id()
         from (select (${today} + make_interval(months => m))::date as day from unnest(p_months) m) d
        where p_after_care = 'agreed' and d.day <= until;
     -- The list of work says so at once, not at the commit.
     perform guard.place_duties(p_case);
     insert into timeline_event (id, case_id, kind, category, unit_id, subject_id, details)
       values (gen_random_uuid(), p_case, 'case-closed', ${bit.core}, guard.unit(), p_id, jsonb_build_object('outcome', p_outcome));
     return 'done';
   end $$`,
  // Opens it again for the same unit alone: doors that the closing shut stay shut. What was due meanwhile is due within a day.
  `create function guard.reopen_case(p_case uuid, p_version int, p_reason text, p_words bytea) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare c case_record; k case_closure;
   begin
     -- Against what would be asked of others, which holds the case shared; not against what is merely written down about it.
     select * into c from case_record where id = p_case for no key update;
     if c.id is null or c.responsible_unit_id is distinct from guard.unit() or not guard.has_duty('close-case') or not guard.works_case(p_case, ${bit.core}) then
       raise exception 'guard: not a case that this session opens again' using errcode = '42501';
     end if;
     if c.status <> 'closed' then return 'case.not-closed'; end if;
     if c.version <> p_version then return 'conflict'; end if;
     if exists (select 1 from case_erasure e where e.case_id = p_case) then return 'case.erased'; end if;
     select * into k from case_closure x where x.case_id = p_case order by x.number desc limit 1;
     if k.id is null then return 'case.not-closed'; end if;
     insert into case_reopening (closure_id, case_id, unit_id, reopened_by, reason, words_ct)
       values (k.id, p_case, guard.unit(), guard.user_id(), p_reason, p_words);
     -- The visits of a case that was closed; an open one has its plan.
     update task set status = 'cancelled', closed_by = guard.user_id(), closed_at = now(), version = version + 1 where case_id = p_case and status = 'requested';
     update case_record set status = 'open', version = version + 1 where id = p_case;
     update deadline set cancelled_at = null,
            due_at = greatest(due_at, now() + case step when 'remind-desk' then interval '12 hours' else interval '24 hours' end)
      where cancelled_at = k.closed_at and fired_at is null and kind not in ('transfer-decide', 'override-approval', 'task') and kind not like 'referral-%'
        and subject_id in (${subjects});
     perform guard.place_duties(p_case);
     insert into timeline_event (id, case_id, kind, category, unit_id, subject_id, details)
       values (gen_random_uuid(), p_case, 'case-reopened', ${bit.core}, guard.unit(), k.id, jsonb_build_object('reason', p_reason));
     return 'done';
   end $$`,
  // Whom the worker tells: who answers for the case, and at its closing whoever lost a door with it and may not know which case it was.
  `create function guard.closure_told(p_closure uuid) returns table (case_id uuid, responsible uuid, unit_id uuid) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     return query
       select k.case_id, k.unit_id, k.unit_id from case_closure k where k.id = p_closure
       union
       select k.case_id, k.unit_id, g.unit_id from case_closure k join case_grant g on g.case_id = k.case_id and g.ended_at = k.closed_at
        where k.id = p_closure and g.ending = 'case-closed' and g.basis <> 'break-glass' and g.unit_id <> k.unit_id and not guard.is_sealed(k.case_id);
   end $$`,
];

const doorsOfApp = [
  'guard.closing_facts(uuid)',
  'guard.keep_open(uuid)',
  'guard.close_case(uuid, uuid, int, text, uuid, text, uuid, text, text, bytea, int[])',
  'guard.reopen_case(uuid, int, text, bytea)',
];
const doorsOfWorker = ['guard.closure_told(uuid)'];
const doorsOfOwner = ['guard.check_case_open()', 'guard.check_closing()'];
const doorsInside = ['guard.open_of_case(uuid)'];

/** As it stood, and: somebody who sleeps in the unit's houses, or waits for a place in them, is work too. */
const closeUnit = asBefore(renewedDoors, ['close_unit'])
  .join('')
  .replace(
    `or exists (select from concern where queue = p_id::text`,
    `or exists (select from placement p where p.unit_id = p_id and p.status in ${staying})
        or exists (select from concern where queue = p_id::text`,
  );

const policies = [
  ...['case_closure', 'case_reopening'].flatMap((table) => [
    ...guarded(table),
    `create policy ${table}_read on ${table} for select to himaya_app using (${reads(`${table}.case_id`, `${bit.core}`)})`,
    `grant select on ${table} to himaya_app`,
  ]),
  `create trigger case_record_closing before update of status on case_record for each row
     when (old.status is distinct from new.status) execute function guard.check_closing()`,
  'create trigger referral_still_open before insert or update of status on referral for each row execute function guard.check_case_open()',
];
