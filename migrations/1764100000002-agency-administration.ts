import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guarded, oneOf, run } from './sql';

const roles = [
  'frontline-reporter', 'police-officer', 'police-supervisor', 'case-coordinator', 'shelter-caseworker', 'shelter-manager',
  'health-provider', 'legal-aid-provider', 'interpreter-coordinator', 'court-liaison', 'repatriation-officer',
  'residence-liaison', 'reintegration-officer', 'agency-focal-point', 'secretariat-analyst', 'external-evaluator',
  'committee-chair', 'data-protection-officer', 'agency-admin', 'system-admin',
]; // prettier-ignore
const reasons = ['new-post', 'replacement', 'workload', 'temporary-duty', 'correction', 'leave'];
const endings = ['left-post', 'no-longer-needed', 'misuse', 'correction', 'moved-unit', 'review', 'expired', 'leave-over'];
const disablingReasons = ['left-service', 'suspended', 'long-absence', 'misuse', 'duplicate'];

/** [role, kinds of unit, who grants it, who reviews it, needs an end, may be delegated]: a test holds it against libs/auth's table. */
const rules: readonly (readonly [string, readonly string[], string | null, string, boolean, boolean])[] = [
  ['frontline-reporter', ['frontline-post'], 'agency-admin', 'agency-admin', false, false],
  ['police-officer', ['police-section'], 'agency-admin', 'agency-admin', false, false],
  ['police-supervisor', ['police-section'], 'agency-admin', 'agency-admin', false, true],
  ['case-coordinator', ['coordination-desk'], 'agency-admin', 'agency-admin', false, false],
  ['shelter-caseworker', ['placement-desk'], 'agency-admin', 'agency-admin', false, false],
  ['shelter-manager', ['placement-desk'], 'agency-admin', 'agency-admin', false, true],
  ['health-provider', ['health-facility'], 'agency-admin', 'agency-admin', false, false],
  ['legal-aid-provider', ['legal-aid-office'], 'agency-admin', 'agency-admin', false, false],
  ['interpreter-coordinator', ['interpreter-office'], 'agency-admin', 'agency-admin', false, false],
  ['court-liaison', ['court'], 'agency-admin', 'agency-admin', false, false],
  ['repatriation-officer', ['transport-office'], 'agency-admin', 'agency-admin', false, false],
  ['residence-liaison', ['residence-office'], 'agency-admin', 'agency-admin', false, false],
  ['reintegration-officer', ['reintegration-office'], 'agency-admin', 'agency-admin', false, false],
  ['agency-focal-point', ['committee-office', 'administration'], 'agency-admin', 'agency-admin', false, false],
  ['secretariat-analyst', ['committee-office'], 'agency-admin', 'agency-admin', false, false],
  ['external-evaluator', ['committee-office'], 'agency-admin', 'agency-admin', true, false],
  ['committee-chair', ['committee-office'], 'agency-admin', 'agency-admin', false, false],
  ['data-protection-officer', ['administration'], null, 'data-protection-officer', false, false],
  ['agency-admin', ['administration'], 'system-admin', 'system-admin', false, false],
  ['system-admin', ['administration'], null, 'data-protection-officer', false, false],
];
const caseWork = roles.slice(1, 13);
const apart = ['secretariat-analyst', 'external-evaluator', 'committee-chair', 'data-protection-officer', 'agency-admin', 'system-admin'];
/** Pairs that no account holds together; again libs/auth's. */
const conflicts = caseWork.flatMap((one) => apart.map((other) => [one, other] as const));

/** [kind of unit, what it may offer]. */
const offers: readonly (readonly [string, string])[] = [
  ['placement-desk', 'shelter'],
  ['health-facility', 'medical'],
  ['health-facility', 'psychological'],
  ['legal-aid-office', 'legal-aid'],
  ['interpreter-office', 'interpretation'],
  ['transport-office', 'repatriation'],
  ['residence-office', 'repatriation'],
  ['reintegration-office', 'reintegration'],
  ['reintegration-office', 'financial-aid'],
  ['reintegration-office', 'education'],
  ['reintegration-office', 'employment'],
];

const literal = (value: string | boolean | null): string => (typeof value === 'string' ? `'${value}'` : String(value));
const rowsOf = (rows: readonly (readonly (string | boolean | null)[])[]): string =>
  rows.map((row) => `(${row.map(literal).join(', ')})`).join(', ');

/** Who looks after whose accounts: grants of roles as history, units, leaves and stand-ins, one-time codes, access reviews. */
export class AgencyAdministration1764100000002 implements MigrationInterface {
  readonly name = 'AgencyAdministration1764100000002';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      'grant select, insert, update on role_grant, account_leave, access_review, account_closure to himaya_guard',
      'set local role himaya_guard',
      ...rows,
      ...accounts,
      ...units,
      ...leaves,
      ...reviews,
      ...rights,
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      'drop trigger session_month on guard.session',
      `drop function ${functions.map((name) => `guard.${name}`).join(', ')}`,
      'drop table guard.role_rule, guard.role_unit, guard.role_conflict, guard.unit_offer, guard.first_code',
      'reset role',
      'drop table access_review, role_grant, account_leave, account_closure cascade',
    ]);
  }
}

const tables = [
  `create table account_leave (
     id uuid not null constraint account_leave_pk primary key,
     user_id uuid not null constraint account_leave_user_fk references user_account,
     from_day date not null, to_day date not null,
     delegate_id uuid constraint account_leave_delegate_fk references user_account,
     recorded_by uuid not null, recorded_at timestamptz not null default now(),
     cancelled_by uuid, cancelled_at timestamptz,
     version int not null default 1,
     constraint account_leave_days_check check (from_day <= to_day),
     constraint account_leave_delegate_check check (delegate_id <> user_id))`,
  'create index account_leave_user_ix on account_leave (user_id, from_day desc)',
  'create index account_leave_delegate_ix on account_leave (delegate_id, from_day desc)',
  `create table role_grant (
     id uuid not null default gen_random_uuid() constraint role_grant_pk primary key,
     user_id uuid not null constraint role_grant_user_fk references user_account,
     role text not null, basis text not null, reason text not null,
     granted_by uuid, granted_at timestamptz not null default now(),
     starts_at timestamptz not null default now(), ends_at timestamptz,
     ended_by uuid, ended_at timestamptz, ending text,
     leave_id uuid constraint role_grant_leave_fk references account_leave,
     ${oneOf('role_grant_role_check', 'role', roles)},
     ${oneOf('role_grant_basis_check', 'basis', ['appointment', 'delegation'])},
     ${oneOf('role_grant_reason_check', 'reason', reasons)},
     ${oneOf('role_grant_ending_check', 'ending', endings)},
     constraint role_grant_times_check check (ends_at > starts_at),
     constraint role_grant_ended_check check ((ended_at is null) = (ending is null)),
     constraint role_grant_leave_check check ((basis = 'delegation') = (leave_id is not null)))`,
  'create index role_grant_user_ix on role_grant (user_id, starts_at)',
  'create index role_grant_leave_ix on role_grant (leave_id)',
  'create index role_grant_ends_ix on role_grant (ends_at) where ended_at is null',
  `create table account_closure (
     id uuid not null default gen_random_uuid() constraint account_closure_pk primary key,
     user_id uuid not null constraint account_closure_user_fk references user_account,
     reason text not null, disabled_by uuid not null, disabled_at timestamptz not null default now(),
     enabled_by uuid, enabled_at timestamptz,
     ${oneOf('account_closure_reason_check', 'reason', disablingReasons)})`,
  'create index account_closure_user_ix on account_closure (user_id)',
  `create table access_review (
     id uuid not null default gen_random_uuid() constraint access_review_pk primary key,
     quarter date not null,
     user_id uuid not null constraint access_review_user_fk references user_account,
     due_at timestamptz not null,
     decision text, decided_by uuid, decided_at timestamptz,
     version int not null default 1,
     constraint access_review_round_uq unique (user_id, quarter),
     constraint access_review_quarter_check check (quarter = date_trunc('quarter', quarter::timestamp)),
     ${oneOf('access_review_decision_check', 'decision', ['confirmed', 'revoked'])},
     constraint access_review_decided_check check ((decision is null) = (decided_at is null)))`,
  'create index access_review_open_ix on access_review (due_at, id) where decision is null',
  'create index access_review_quarter_ix on access_review (quarter)',
];

const rows = [
  `create table guard.role_rule (
     role text not null constraint role_rule_pk primary key,
     granted_by text, reviewed_by text not null, needs_end boolean not null, delegable boolean not null)`,
  `insert into guard.role_rule values ${rowsOf(rules.map(([role, , ...rule]) => [role, ...rule]))}`,
  `create table guard.role_unit (
     role text not null, unit_kind text not null, constraint role_unit_pk primary key (role, unit_kind))`,
  `insert into guard.role_unit values ${rowsOf(rules.flatMap(([role, kinds]) => kinds.map((kind) => [role, kind])))}`,
  `create table guard.role_conflict (
     one text not null, other text not null, constraint role_conflict_pk primary key (one, other))`,
  `insert into guard.role_conflict values ${rowsOf([...conflicts, ...conflicts.map(([one, other]) => [other, one])])}`,
  `create table guard.unit_offer (
     unit_kind text not null, service text not null, constraint unit_offer_pk primary key (unit_kind, service))`,
  `insert into guard.unit_offer values ${rowsOf(offers)}`,
  // 100 random bits of which only a hash is kept: worth nothing to whoever reads the table.
  `create table guard.first_code (
     user_id uuid not null constraint first_code_pk primary key,
     code_hash bytea not null constraint first_code_hash_check check (octet_length(code_hash) = 32),
     expires_at timestamptz not null)`,
];

export const accounts = [
  // Only the month is kept: enough to tell a sleeping account, not when somebody is at work.
  `create function guard.keep_month() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     update user_account set last_sign_in_month = date_trunc('month', now() at time zone 'Asia/Baghdad')::date
      where id = new.user_id and last_sign_in_month is distinct from date_trunc('month', now() at time zone 'Asia/Baghdad')::date;
     return null;
   end $$`,
  'create trigger session_month after insert on guard.session for each row execute function guard.keep_month()',
  `create function guard.agency() returns text language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin return (select agency_id from unit where id = guard.unit()); end $$`,
  `create function guard.in_my_agency(p_user uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return exists (select from user_account a join unit u on u.id = a.unit_id where a.id = p_user and u.agency_id = guard.agency());
   end $$`,
  // The own agency's administrators see all its accounts; the system's see those that are or were an agency's administrator.
  `create function guard.sees_account(p_user uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare mine text[] := guard.roles();
   begin
     return coalesce('agency-admin' = any (mine) and guard.in_my_agency(p_user), false)
         or coalesce('system-admin' = any (mine), false)
            and (exists (select from user_role where user_id = p_user and role = 'agency-admin' and now() < valid_to)
              or exists (select from role_grant where user_id = p_user and role = 'agency-admin'));
   end $$`,
  // Nobody manages themselves. An account with a role that another office grants is that office's alone.
  `create function guard.manages_account(p_user uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare mine text[] := guard.roles(); offices text[];
   begin
     if guard.user_id() is null or p_user = guard.user_id() then return false; end if;
     offices := array(select distinct coalesce(k.granted_by, 'nobody') from user_role r join role_rule k on k.role = r.role
                       where r.user_id = p_user and now() < r.valid_to);
     if 'nobody' = any (offices) then return false; end if;
     if 'system-admin' = any (offices) then return 'system-admin' = any (mine); end if;
     return 'agency-admin' = any (mine) and guard.in_my_agency(p_user);
   end $$`,
  // Null where the asker may change the account as it stood; else the problem's code. The row is locked from here on.
  `create function guard.lock_account(p_user uuid, p_version int) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare u user_account;
   begin
     if not coalesce(guard.sees_account(p_user), false) then return 'not-found'; end if;
     select * into u from user_account where id = p_user for update;
     if p_user = guard.user_id() then return 'user.self'; end if;
     if not coalesce(guard.manages_account(p_user), false) then return 'user.not-yours'; end if;
     if u.version <> p_version then return 'conflict'; end if;
     return null;
   end $$`,
  `create function guard.end_sessions(p_user uuid) returns void language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin update guard.session set ended_at = now() where user_id = p_user and ended_at is null; end $$`,
  // May this account hold this role from then to then? Null, or the problem's code.
  `create function guard.role_problem(p_user uuid, p_role text, p_starts timestamptz, p_ends timestamptz) returns text language plpgsql stable
   security definer set search_path = public, guard, pg_temp as $$
   declare rule role_rule; account user_account; span tstzrange;
   begin
     select * into rule from role_rule where role = p_role;
     select * into account from user_account where id = p_user;
     if rule.role is null or account.id is null then return 'not-found'; end if;
     if account.disabled_at is not null then return 'user.disabled'; end if;
     if not exists (select from role_unit f join unit u on u.id = account.unit_id where f.role = p_role and f.unit_kind = u.kind) then
       return 'role.unit-kind';
     end if;
     if rule.needs_end and p_ends is null then return 'role.needs-end'; end if;
     if p_ends <= greatest(now(), p_starts) then return 'role.dates'; end if;
     span := tstzrange(p_starts, coalesce(p_ends, 'infinity'));
     if exists (select from role_grant where user_id = p_user and role = p_role and ended_at is null
                   and tstzrange(starts_at, coalesce(ends_at, 'infinity')) && span)
        or exists (select from user_role where user_id = p_user and role = p_role and tstzrange(valid_from, valid_to) && span) then
       return 'role.held';
     end if;
     if exists (select from role_conflict c
                 where c.one = p_role
                   and (exists (select from role_grant where user_id = p_user and role = c.other and ended_at is null
                                   and tstzrange(starts_at, coalesce(ends_at, 'infinity')) && span)
                     or exists (select from user_role where user_id = p_user and role = c.other and tstzrange(valid_from, valid_to) && span))) then
       return 'role.incompatible';
     end if;
     return null;
   end $$`,
  // Computes from the history what stands for one role of one account.
  `create function guard.rebuild_role(p_user uuid, p_role text) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare g role_grant;
   begin
     select * into g from role_grant where user_id = p_user and role = p_role and ended_at is null and coalesce(ends_at, 'infinity') > now()
      order by starts_at limit 1;
     if g.id is null then
       delete from user_role where user_id = p_user and role = p_role;
     else
       insert into user_role (user_id, role, valid_from, valid_to) values (p_user, p_role, g.starts_at, coalesce(g.ends_at, 'infinity'))
         on conflict on constraint user_role_pk do update set valid_from = excluded.valid_from, valid_to = excluded.valid_to;
     end if;
   end $$`,
  // Writes a role down with its audit line; whether it may be, the callers have asked.
  `create function guard.give_role(p_user uuid, p_role text, p_basis text, p_reason text, p_starts timestamptz, p_ends timestamptz, p_leave uuid)
   returns void language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     insert into role_grant (user_id, role, basis, reason, granted_by, starts_at, ends_at, leave_id)
       values (p_user, p_role, p_basis, p_reason, guard.user_id(), p_starts, p_ends, p_leave);
     perform guard.rebuild_role(p_user, p_role);
     insert into audit_event (action, result, user_id, unit_id, subject_id) values ('role.grant', 'done', guard.user_id(), guard.unit(), p_user);
   end $$`,
  // Ends an account's roles, all of them where none is named; a role that stands without history gets its row.
  `create function guard.end_roles(p_user uuid, p_roles text[], p_ending text) returns int language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare held record; n int := 0;
   begin
     insert into role_grant (user_id, role, basis, reason, starts_at)
       select r.user_id, r.role, 'appointment', 'new-post', greatest(r.valid_from, a.created_at)
         from user_role r join user_account a on a.id = r.user_id
        where r.user_id = p_user and (p_roles is null or r.role = any (p_roles))
          and not exists (select from role_grant g where g.user_id = r.user_id and g.role = r.role and g.ended_at is null);
     for held in select distinct role from role_grant where user_id = p_user and ended_at is null and (p_roles is null or role = any (p_roles)) loop
       update role_grant set ended_at = now(), ended_by = guard.user_id(), ending = p_ending
        where user_id = p_user and role = held.role and ended_at is null;
       perform guard.rebuild_role(p_user, held.role);
       insert into audit_event (action, result, user_id, unit_id, subject_id) values ('role.revoke', 'done', guard.user_id(), guard.unit(), p_user);
       n := n + 1;
     end loop;
     return n;
   end $$`,
  `create function guard.may_grant(p_role text) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return coalesce((select granted_by = any (guard.roles()) from role_rule where role = p_role), false);
   end $$`,
  `create function guard.grant_role(p_user uuid, p_version int, p_role text, p_reason text, p_ends timestamptz) returns text language plpgsql volatile
   security definer set search_path = public, guard, pg_temp as $$
   declare problem text := guard.lock_account(p_user, p_version);
   begin
     if problem is not null then return problem; end if;
     if p_reason = 'leave' or not guard.may_grant(p_role) then return 'role.not-grantable'; end if;
     problem := guard.role_problem(p_user, p_role, now(), p_ends);
     if problem is not null then return problem; end if;
     perform guard.give_role(p_user, p_role, 'appointment', p_reason, now(), p_ends, null);
     update user_account set version = version + 1 where id = p_user;
     return 'done';
   end $$`,
  `create function guard.revoke_role(p_user uuid, p_version int, p_role text, p_ending text) returns text language plpgsql volatile
   security definer set search_path = public, guard, pg_temp as $$
   declare problem text := guard.lock_account(p_user, p_version);
   begin
     if problem is not null then return problem; end if;
     if not guard.may_grant(p_role) or p_ending not in ('left-post', 'no-longer-needed', 'misuse', 'correction') then
       return 'role.not-grantable';
     end if;
     if guard.end_roles(p_user, array[p_role], p_ending) = 0 then return 'role.not-held'; end if;
     update user_account set version = version + 1 where id = p_user;
     return 'done';
   end $$`,
  `create function guard.create_account(p_id uuid, p_username text, p_display_name text, p_unit uuid, p_language text, p_roles jsonb, p_reason text,
     p_salt bytea, p_verifier bytea, p_code_hash bytea) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare u unit; asked record; problem text; one text;
   begin
     select * into u from unit where id = p_unit;
     if u.id is null or not coalesce(u.id = any (guard.administered_units()), false) then return 'not-found'; end if;
     if u.closed_at is not null then return 'unit.closed'; end if;
     if coalesce(jsonb_array_length(p_roles), 0) = 0 then return 'role.not-grantable'; end if;
     for one in select r ->> 'role' from jsonb_array_elements(p_roles) r loop
       if p_reason = 'leave' or not guard.may_grant(one) then return 'role.not-grantable'; end if;
     end loop;
     insert into user_account (id, username, display_name, unit_id, language, password_salt, password_verifier)
       values (p_id, p_username, p_display_name, p_unit, p_language, p_salt, p_verifier) on conflict on constraint user_account_username_uq do nothing;
     if not found then return 'user.username-taken'; end if;
     for asked in select r ->> 'role' as role, (r ->> 'until')::timestamptz as ends_at from jsonb_array_elements(p_roles) r loop
       problem := guard.role_problem(p_id, asked.role, now(), asked.ends_at);
       if problem is not null then
         raise exception '%', problem using errcode = 'HM001';
       end if;
       perform guard.give_role(p_id, asked.role, 'appointment', p_reason, now(), asked.ends_at, null);
     end loop;
     insert into guard.first_code (user_id, code_hash, expires_at) values (p_id, p_code_hash, now() + interval '72 hours');
     return 'done';
   exception when sqlstate 'HM001' then return sqlerrm;
   end $$`,
  `create function guard.change_account(p_user uuid, p_version int, p_display_name text, p_unit uuid) returns text language plpgsql volatile
   security definer set search_path = public, guard, pg_temp as $$
   declare problem text := guard.lock_account(p_user, p_version); u unit; before uuid;
   begin
     if problem is not null then return problem; end if;
     select unit_id into before from user_account where id = p_user;
     if p_unit is not null and p_unit <> before then
       select * into u from unit where id = p_unit;
       if u.id is null or not coalesce(u.id = any (guard.administered_units()), false) then return 'not-found'; end if;
       if u.closed_at is not null then return 'unit.closed'; end if;
       -- Duties that somebody stands in for stay behind; what is held for good must fit where one goes.
       perform guard.end_delegations(p_user, 'moved-unit');
       if exists (select from user_role r where r.user_id = p_user and now() < r.valid_to
                     and not exists (select from role_unit f where f.role = r.role and f.unit_kind = u.kind)) then
         raise exception 'role.unit-kind' using errcode = 'HM001';
       end if;
       update user_account set unit_id = p_unit where id = p_user;
       perform guard.end_sessions(p_user);
     end if;
     update user_account set display_name = coalesce(p_display_name, display_name), version = version + 1 where id = p_user;
     return 'done';
   exception when sqlstate 'HM001' then return sqlerrm;
   end $$`,
  `create function guard.disable_account(p_user uuid, p_version int, p_reason text) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare problem text := guard.lock_account(p_user, p_version);
   begin
     if problem is not null then return problem; end if;
     if exists (select from user_account where id = p_user and disabled_at is not null) then return 'user.disabled'; end if;
     update user_account set disabled_at = now(), version = version + 1 where id = p_user;
     insert into account_closure (user_id, reason, disabled_by) values (p_user, p_reason, guard.user_id());
     delete from guard.first_code where user_id = p_user;
     perform guard.end_sessions(p_user);
     return 'done';
   end $$`,
  `create function guard.enable_account(p_user uuid, p_version int) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare problem text := guard.lock_account(p_user, p_version);
   begin
     if problem is not null then return problem; end if;
     if exists (select from user_account where id = p_user and disabled_at is null) then return 'user.not-disabled'; end if;
     update user_account set disabled_at = null, version = version + 1 where id = p_user;
     update account_closure set enabled_at = now(), enabled_by = guard.user_id() where user_id = p_user and enabled_at is null;
     return 'done';
   end $$`,
  // The old password is worth nothing from here on.
  `create function guard.reset_password(p_user uuid, p_version int, p_salt bytea, p_verifier bytea, p_code_hash bytea) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare problem text := guard.lock_account(p_user, p_version);
   begin
     if problem is not null then return problem; end if;
     if exists (select from user_account where id = p_user and disabled_at is not null) then return 'user.disabled'; end if;
     update user_account set password_salt = p_salt, password_verifier = p_verifier, version = version + 1 where id = p_user;
     insert into guard.first_code (user_id, code_hash, expires_at) values (p_user, p_code_hash, now() + interval '72 hours')
       on conflict on constraint first_code_pk do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at;
     perform guard.end_sessions(p_user);
     return 'done';
   end $$`,
  // Asked before the costly hashing of a password: only a code that fits is worth it.
  `create function guard.first_code_fits(p_username text, p_code_hash bytea, p_address text) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   begin
     if guard.must_wait(guard.sign_in_key('first-code|' || p_address), 20) then return 'sign-in.throttled'; end if;
     if exists (select from guard.first_code c join user_account u on u.id = c.user_id and u.disabled_at is null
                 where u.username = p_username and c.code_hash = p_code_hash and c.expires_at > now()) then return 'done'; end if;
     insert into guard.sign_in_failure (key) values (guard.sign_in_key('first-code|' || p_address));
     return 'first-password.failed';
   end $$`,
  `create function guard.first_password(p_username text, p_code_hash bytea, p_salt bytea, p_verifier bytea, p_memory int, p_passes int, p_lanes int,
     p_address text, p_request text) returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare who uuid; at_unit uuid;
   begin
     delete from guard.first_code c using user_account u
      where u.id = c.user_id and u.disabled_at is null and u.username = p_username and c.code_hash = p_code_hash and c.expires_at > now()
      returning u.id, u.unit_id into who, at_unit;
     if who is null then return 'first-password.failed'; end if;
     update user_account set password_salt = p_salt, password_verifier = p_verifier, password_memory = p_memory, password_passes = p_passes,
            password_lanes = p_lanes, version = version + 1
      where id = who;
     insert into audit_event (action, result, user_id, unit_id, subject_id, address, request_id)
       values ('user.first-password', 'done', who, at_unit, who, p_address, p_request);
     return 'done';
   end $$`,
  // What stands now or will, with its origin; a role without history came with the setting-up of the system.
  `create function guard.roles_of(p_user uuid) returns jsonb language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'basis', coalesce(g.basis, 'appointment'),
                 'since', coalesce(g.starts_at, a.created_at), 'until', nullif(r.valid_to, 'infinity')) order by r.role)
               from user_role r join user_account a on a.id = r.user_id
               left join role_grant g on g.user_id = r.user_id and g.role = r.role and g.ended_at is null and g.starts_at = r.valid_from
              where r.user_id = p_user and now() < r.valid_to), '[]');
   end $$`,
  // One account, or the asker's accounts by user name: from p_after on, in a unit, in a state, with a piece of a name.
  `create function guard.accounts(p_id uuid, p_text text, p_unit uuid, p_state text, p_after text, p_limit int)
   returns table (id uuid, version int, username text, display_name text, unit_id uuid, unit_kind text, language text, state text,
                  roles jsonb, on_leave boolean, last_sign_in_month date, manageable boolean, created_at timestamptz, code_until timestamptz,
                  disabled_reason text)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare mine text[] := guard.roles(); agency text := guard.agency();
   begin
     if guard.user_id() is null then return; end if;
     return query
       select a.id, a.version, a.username, a.display_name, a.unit_id, n.kind, a.language, s.state, guard.roles_of(a.id),
              exists (select from account_leave l where l.user_id = a.id and l.cancelled_at is null
                         and (now() at time zone 'Asia/Baghdad')::date between l.from_day and l.to_day),
              a.last_sign_in_month, guard.manages_account(a.id), a.created_at, c.expires_at,
              (select x.reason from account_closure x where x.user_id = a.id and x.enabled_at is null)
         from user_account a join unit n on n.id = a.unit_id
         left join guard.first_code c on c.user_id = a.id and c.expires_at > now()
         cross join lateral (select case when a.disabled_at is not null then 'disabled' when c.user_id is not null then 'awaiting-password'
                                         else 'active' end as state) s
        where (p_id is null or a.id = p_id)
          and (('agency-admin' = any (mine) and n.agency_id = agency) or ('system-admin' = any (mine) and guard.sees_account(a.id)))
          and (p_unit is null or a.unit_id = p_unit) and (p_state is null or s.state = p_state)
          and (p_text is null or strpos(a.username, lower(p_text)) > 0 or strpos(lower(a.display_name), lower(p_text)) > 0)
          and (p_after is null or a.username > p_after)
        order by a.username limit least(p_limit, 101);
   end $$`,
  `create function guard.role_history(p_user uuid)
   returns table (id uuid, role text, basis text, reason text, granted_at timestamptz, granted_by text, starts_at timestamptz, ends_at timestamptz,
                  ended_at timestamptz, ended_by text, ending text)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if not coalesce(guard.sees_account(p_user), false) then return; end if;
     return query
       select g.id, g.role, g.basis, g.reason, g.granted_at, b.display_name, g.starts_at, g.ends_at, g.ended_at, e.display_name, g.ending
         from role_grant g left join user_account b on b.id = g.granted_by left join user_account e on e.id = g.ended_by
        where g.user_id = p_user order by g.starts_at desc, g.id;
   end $$`,
];

export const units = [
  // The own agency's for its administrator; for the system's, those an agency's administrator can sit in.
  `create function guard.administered_units() returns uuid[] language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare mine text[] := guard.roles(); agency text := guard.agency();
   begin
     return array(select u.id from unit u
                   where ('agency-admin' = any (mine) and u.agency_id = agency)
                      or ('system-admin' = any (mine) and exists (select from role_unit f where f.role = 'agency-admin' and f.unit_kind = u.kind)));
   end $$`,
  // Opens a unit (no version) or changes one. An agency gets more of the kinds it has, never a new kind: with a kind come roles.
  `create function guard.save_unit(p_id uuid, p_version int, p_facts jsonb) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare u unit; agency text := guard.agency(); kind_of text := p_facts ->> 'kind'; desk jsonb := nullif(p_facts -> 'deskHours', 'null');
   begin
     if not coalesce('agency-admin' = any (guard.roles()), false) then return 'not-found'; end if;
     if p_version is not null then
       select * into u from unit where id = p_id and agency_id = agency for update;
       if u.id is null then return 'not-found'; end if;
       if u.version <> p_version then return 'conflict'; end if;
       if u.closed_at is not null then return 'unit.closed'; end if;
       kind_of := u.kind;
     elsif not exists (select from unit n where n.agency_id = agency and n.kind = kind_of) then
       return 'unit.kind-not-yours';
     end if;
     if exists (select from jsonb_array_elements(p_facts -> 'offers') o
                 where not exists (select from unit_offer f where f.unit_kind = kind_of and f.service = o ->> 'service')) then
       return 'unit.service';
     end if;
     if p_version is null then
       insert into unit (id, agency_id, kind, name_ar, name_ckb, name_en, governorate)
         values (p_id, agency, kind_of, p_facts #>> '{name,ar}', p_facts #>> '{name,ckb}', p_facts #>> '{name,en}', p_facts ->> 'governorate');
     end if;
     update unit set name_ar = p_facts #>> '{name,ar}', name_ckb = p_facts #>> '{name,ckb}', name_en = p_facts #>> '{name,en}',
            governorate = p_facts ->> 'governorate', on_call_phone = p_facts ->> 'onCallPhone',
            desk_days = case when desk is null then null else array(select jsonb_array_elements_text(desk -> 'days')::int) end,
            desk_opens_at = (desk ->> 'opensAt')::int, desk_closes_at = (desk ->> 'closesAt')::int,
            refers_in = jsonb_array_length(p_facts -> 'offers') > 0,
            version = case when p_version is null then version else version + 1 end
      where id = p_id;
     delete from unit_service where unit_id = p_id;
     insert into unit_service (unit_id, service, person_category, free_places)
       select p_id, o ->> 'service', o ->> 'personCategory', o ->> 'freePlaces' from jsonb_array_elements(p_facts -> 'offers') o;
     delete from unit_language where unit_id = p_id;
     insert into unit_language (unit_id, language) select p_id, l from jsonb_array_elements_text(p_facts -> 'languages') l;
     return 'done';
   end $$`,
  // Refused without saying how much is left, or of what.
  `create function guard.close_unit(p_id uuid, p_version int) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare u unit;
   begin
     if not coalesce('agency-admin' = any (guard.roles()), false) then return 'not-found'; end if;
     select * into u from unit where id = p_id and agency_id = guard.agency() for update;
     if u.id is null then return 'not-found'; end if;
     if u.version <> p_version then return 'conflict'; end if;
     if u.closed_at is not null then return 'unit.closed'; end if;
     if exists (select from user_account where unit_id = p_id and disabled_at is null) then return 'unit.has-users'; end if;
     if exists (select from referral where p_id in (from_unit_id, to_unit_id) and status in ('draft', 'requested', 'received', 'accepted', 'in-progress', 'on-hold'))
        or exists (select from case_record where responsible_unit_id = p_id and status <> 'closed') then
       return 'unit.has-work';
     end if;
     update unit set closed_at = now(), refers_in = false, version = version + 1 where id = p_id;
     return 'done';
   end $$`,
];

export const leaves = [
  // Ends what the account stands in for, and what others do for it.
  `create function guard.end_delegations(p_user uuid, p_ending text) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare g record;
   begin
     for g in select r.user_id, r.role from role_grant r join account_leave l on l.id = r.leave_id
               where r.ended_at is null and (l.user_id = p_user or r.user_id = p_user) loop
       perform guard.end_roles(g.user_id, array[g.role], p_ending);
     end loop;
   end $$`,
  // The duties somebody may be stood in for: their own by appointment, never ones they stand in for themselves.
  `create function guard.delegable_roles(p_user uuid) returns text[] language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return array(select r.role from user_role r join role_rule k on k.role = r.role and k.delegable
                   where r.user_id = p_user and now() >= r.valid_from and now() < r.valid_to
                     and not exists (select from role_grant g where g.user_id = p_user and g.role = r.role and g.basis = 'delegation' and g.ended_at is null)
                   order by r.role);
   end $$`,
  `create function guard.may_record_leave(p_user uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin return guard.user_id() is not null and (p_user = guard.user_id() or guard.manages_account(p_user)); end $$`,
  `create function guard.duties(p_user uuid) returns text[] language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if not coalesce(guard.may_record_leave(p_user), false) then return '{}'; end if;
     return guard.delegable_roles(p_user);
   end $$`,
  `create function guard.delegates(p_user uuid) returns table (id uuid, display_name text) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     if cardinality(guard.duties(p_user)) = 0 then return; end if;
     return query
       select c.id, c.display_name from user_account c join user_account a on a.id = p_user
        where c.unit_id = a.unit_id and c.id <> a.id and c.disabled_at is null order by c.display_name, c.id limit 200;
   end $$`,
  `create function guard.record_leave(p_id uuid, p_user uuid, p_from date, p_to date, p_delegate uuid) returns text language plpgsql volatile
   security definer set search_path = public, guard, pg_temp as $$
   declare absent user_account; duties text[]; duty text; problem text; starts timestamptz; ends timestamptz;
   begin
     if not coalesce(guard.may_record_leave(p_user), false) then return 'not-found'; end if;
     perform from user_account where id in (p_user, p_delegate) order by id for update;
     select * into absent from user_account where id = p_user;
     if absent.disabled_at is not null then return 'user.disabled'; end if;
     if p_to < p_from or p_to < (now() at time zone 'Asia/Baghdad')::date or p_to > p_from + 366 then return 'leave.dates'; end if;
     if exists (select from account_leave where user_id = p_user and cancelled_at is null and from_day <= p_to and to_day >= p_from) then
       return 'leave.overlap';
     end if;
     starts := greatest(now(), p_from::timestamp at time zone 'Asia/Baghdad');
     ends := (p_to + 1)::timestamp at time zone 'Asia/Baghdad';
     if p_delegate is not null then
       duties := guard.delegable_roles(p_user);
       if cardinality(duties) = 0 then return 'leave.nothing-to-delegate'; end if;
       if not exists (select from user_account where id = p_delegate and id <> p_user and unit_id = absent.unit_id and disabled_at is null) then
         return 'leave.delegate';
       end if;
       if exists (select from account_leave where user_id = p_delegate and cancelled_at is null and from_day <= p_to and to_day >= p_from) then
         return 'leave.delegate-away';
       end if;
       foreach duty in array duties loop
         problem := guard.role_problem(p_delegate, duty, starts, ends);
         if problem is not null then return problem; end if;
       end loop;
     end if;
     insert into account_leave (id, user_id, from_day, to_day, delegate_id, recorded_by)
       values (p_id, p_user, p_from, p_to, p_delegate, guard.user_id());
     foreach duty in array coalesce(duties, '{}') loop
       perform guard.give_role(p_delegate, duty, 'delegation', 'leave', starts, ends, p_id);
     end loop;
     return 'done';
   end $$`,
  `create function guard.cancel_leave(p_id uuid, p_version int) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare l account_leave; g record;
   begin
     select * into l from account_leave where id = p_id for update;
     if l.id is null or not coalesce(guard.may_record_leave(l.user_id), false) then return 'not-found'; end if;
     if l.version <> p_version then return 'conflict'; end if;
     if l.cancelled_at is not null or l.to_day < (now() at time zone 'Asia/Baghdad')::date then return 'leave.over'; end if;
     update account_leave set cancelled_at = now(), cancelled_by = guard.user_id(), version = version + 1 where id = p_id;
     for g in select user_id, role from role_grant where leave_id = p_id and ended_at is null loop
       perform guard.end_roles(g.user_id, array[g.role], 'leave-over');
     end loop;
     return 'done';
   end $$`,
  `create function guard.leaves(p_user uuid, p_leave uuid)
   returns table (id uuid, version int, user_id uuid, user_name text, from_day text, to_day text, delegate_id uuid, delegate_name text, roles text[],
                  state text)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare today date := (now() at time zone 'Asia/Baghdad')::date;
   begin
     return query
       select l.id, l.version, l.user_id, a.display_name, l.from_day::text, l.to_day::text, l.delegate_id, d.display_name,
              array(select g.role from role_grant g where g.leave_id = l.id order by g.role),
              case when l.cancelled_at is not null then 'cancelled' when l.to_day < today then 'over'
                   when l.from_day <= today then 'running' else 'planned' end
         from account_leave l join user_account a on a.id = l.user_id left join user_account d on d.id = l.delegate_id
        where l.user_id = coalesce(p_user, l.user_id) and l.id = coalesce(p_leave, l.id) and (p_user is not null or p_leave is not null)
          and (l.user_id = guard.user_id() or coalesce(guard.sees_account(l.user_id), false))
        order by l.from_day desc, l.id limit 100;
   end $$`,
  // The sweep: closes the history of what has run out. Nobody holds such a role any more, swept or not.
  `create function guard.expire_roles() returns int language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare g record; n int := 0;
   begin
     for g in select id, user_id, role, basis from role_grant where ended_at is null and ends_at <= now() order by ends_at limit 500
               for update skip locked loop
       update role_grant set ended_at = ends_at, ending = case when basis = 'delegation' then 'leave-over' else 'expired' end where id = g.id;
       perform guard.rebuild_role(g.user_id, g.role);
       insert into audit_event (action, result, subject_id) values ('role.expire', 'done', g.user_id);
       n := n + 1;
     end loop;
     return n;
   end $$`,
];

export const reviews = [
  // The office that reviews an account: the highest of its roles' reviewers.
  `create function guard.reviewer_of(p_user uuid) returns text language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare offices text[] := array(select k.reviewed_by from user_role r join role_rule k on k.role = r.role where r.user_id = p_user and now() < r.valid_to);
   begin
     return case when 'data-protection-officer' = any (offices) then 'data-protection-officer'
                 when 'system-admin' = any (offices) then 'system-admin' else 'agency-admin' end;
   end $$`,
  `create function guard.reviews_account(p_user uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare office text := guard.reviewer_of(p_user);
   begin
     return guard.user_id() is not null and p_user <> guard.user_id() and office = any (guard.roles())
        and (office <> 'agency-admin' or guard.in_my_agency(p_user));
   end $$`,
  // A round each quarter, thirty days to answer. An account whose last round is unanswered keeps that one, with its date.
  `create function guard.open_access_reviews() returns int language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare starts date := date_trunc('quarter', now() at time zone 'Asia/Baghdad')::date; n int;
   begin
     insert into access_review (quarter, user_id, due_at)
       select starts, a.id, now() + interval '30 days'
         from user_account a
        where a.disabled_at is null and a.created_at < starts::timestamp at time zone 'Asia/Baghdad'
          and not exists (select from access_review r where r.user_id = a.id and (r.decision is null or r.quarter = starts))
       on conflict on constraint access_review_round_uq do nothing;
     get diagnostics n = row_count;
     return n;
   end $$`,
  // Whom to tell of rounds that opened or are overdue: offices with a bare count, never whose accounts.
  `create function guard.review_notices() returns table (unit_id uuid, role text, kind text, quarter date, count int) language plpgsql stable
   security definer set search_path = public, guard, pg_temp as $$
   begin
     return query
       with waiting as (
         select r.quarter, r.due_at <= now() as overdue, guard.reviewer_of(a.id) as office, n.agency_id
           from access_review r join user_account a on a.id = r.user_id and a.disabled_at is null join unit n on n.id = a.unit_id
          where r.decision is null),
       offices as (
         select distinct a.unit_id, r.role, n.agency_id from user_role r join user_account a on a.id = r.user_id and a.disabled_at is null
           join unit n on n.id = a.unit_id
          where r.role in ('agency-admin', 'system-admin', 'data-protection-officer') and now() >= r.valid_from and now() < r.valid_to)
       select o.unit_id, o.role, k.kind, w.quarter, count(*)::int
         from waiting w
         join lateral (values ('access-review-opened', true), ('access-review-overdue', w.overdue)) k (kind, said) on k.said
         join offices o on (o.role = w.office and (w.office <> 'agency-admin' or o.agency_id = w.agency_id))
                        or (o.role = 'data-protection-officer' and k.kind = 'access-review-overdue')
        group by o.unit_id, o.role, k.kind, w.quarter;
   end $$`,
  `create function guard.review_items(p_ids uuid[], p_state text, p_after_unit uuid, p_after text, p_limit int)
   returns table (id uuid, version int, user_id uuid, username text, display_name text, unit_id uuid, roles jsonb, last_sign_in_month date,
                  quarter text, due_at timestamptz, state text, decided_at timestamptz)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare mine text[] := guard.roles(); agency text := guard.agency(); me uuid := guard.user_id();
   begin
     if me is null or not mine && array['agency-admin', 'system-admin', 'data-protection-officer'] then return; end if;
     return query
       select r.id, r.version, a.id, a.username, a.display_name, a.unit_id, guard.roles_of(a.id), a.last_sign_in_month, r.quarter::text, r.due_at,
              coalesce(r.decision, case when r.due_at <= now() then 'overdue' else 'open' end), r.decided_at
         from access_review r join user_account a on a.id = r.user_id join unit n on n.id = a.unit_id
        where (p_ids is null or r.id = any (p_ids)) and a.id <> me
          and (n.agency_id = agency or mine && array['system-admin', 'data-protection-officer'])
          and (guard.reviews_account(a.id) or r.decided_by = me)
          and (p_ids is not null or case p_state when 'decided' then r.decision is not null and r.decided_by = me else r.decision is null and a.disabled_at is null end)
          and (p_after_unit is null or (a.unit_id, a.username) > (p_after_unit, p_after))
        order by a.unit_id, a.username, r.quarter limit least(p_limit, 201);
   end $$`,
  `create function guard.decide_review(p_id uuid, p_version int, p_decision text) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare r access_review;
   begin
     select * into r from access_review where id = p_id;
     if r.id is null or not coalesce(guard.reviews_account(r.user_id), false) then return 'not-found'; end if;
     perform from user_account where id = r.user_id for update;
     select * into r from access_review where id = p_id for update;
     if r.version <> p_version then return 'conflict'; end if;
     if r.decision is not null then return 'access-review.decided'; end if;
     update access_review set decision = p_decision, decided_at = now(), decided_by = guard.user_id(), version = version + 1 where id = p_id;
     if p_decision = 'revoked' then
       perform guard.end_roles(r.user_id, null, 'review');
       perform guard.end_sessions(r.user_id);
       update user_account set version = version + 1 where id = r.user_id;
     end if;
     return 'done';
   end $$`,
  `create function guard.review_counts() returns table (agency_id text, name_ar text, name_ckb text, name_en text, open int, overdue int, decided int)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if not coalesce('data-protection-officer' = any (guard.roles()), false) then return; end if;
     return query
       select g.id, g.name_ar, g.name_ckb, g.name_en,
              count(*) filter (where r.decision is null and r.due_at > now())::int,
              count(*) filter (where r.decision is null and r.due_at <= now())::int,
              count(*) filter (where r.decision is not null)::int
         from access_review r join user_account a on a.id = r.user_id join unit n on n.id = a.unit_id join agency g on g.id = n.agency_id
        where (r.decision is not null and r.quarter = (select max(x.quarter) from access_review x)) or (r.decision is null and a.disabled_at is null)
        group by g.id order by 6 desc, 5 desc, g.id;
   end $$`,
  `create function guard.unreviewed(p_after timestamptz, p_after_id uuid, p_limit int)
   returns table (id uuid, username text, unit_id uuid, due_at timestamptz, due_key text, overdue boolean, reviewer text)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if not coalesce('data-protection-officer' = any (guard.roles()), false) then return; end if;
     return query
       select r.id, a.username, a.unit_id, r.due_at, r.due_at::text, r.due_at <= now(), guard.reviewer_of(a.id)
         from access_review r join user_account a on a.id = r.user_id and a.disabled_at is null
        where r.decision is null and (p_after is null or (r.due_at, r.id) > (p_after, p_after_id))
        order by r.due_at, r.id limit least(p_limit, 101);
   end $$`,
];

/** What an administrator's session may call; each function asks again who is asking. */
const forApp = [
  'administered_units()',
  'accounts(uuid, text, uuid, text, text, int)',
  'role_history(uuid)',
  'create_account(uuid, text, text, uuid, text, jsonb, text, bytea, bytea, bytea)',
  'change_account(uuid, int, text, uuid)',
  'disable_account(uuid, int, text)',
  'enable_account(uuid, int)',
  'reset_password(uuid, int, bytea, bytea, bytea)',
  'grant_role(uuid, int, text, text, timestamptz)',
  'revoke_role(uuid, int, text, text)',
  'first_code_fits(text, bytea, text)',
  'first_password(text, bytea, bytea, bytea, int, int, int, text, text)',
  'save_unit(uuid, int, jsonb)',
  'close_unit(uuid, int)',
  'duties(uuid)',
  'delegates(uuid)',
  'record_leave(uuid, uuid, date, date, uuid)',
  'cancel_leave(uuid, int)',
  'leaves(uuid, uuid)',
  'review_items(uuid[], text, uuid, text, int)',
  'decide_review(uuid, int, text)',
  'review_counts()',
  'unreviewed(timestamptz, uuid, int)',
];
const forWorker = ['expire_roles()', 'open_access_reviews()', 'review_notices()'];
const inside = [
  'keep_month()',
  'agency()',
  'in_my_agency(uuid)',
  'sees_account(uuid)',
  'manages_account(uuid)',
  'lock_account(uuid, int)',
  'end_sessions(uuid)',
  'role_problem(uuid, text, timestamptz, timestamptz)',
  'rebuild_role(uuid, text)',
  'give_role(uuid, text, text, text, timestamptz, timestamptz, uuid)',
  'end_roles(uuid, text[], text)',
  'may_grant(text)',
  'roles_of(uuid)',
  'end_delegations(uuid, text)',
  'delegable_roles(uuid)',
  'may_record_leave(uuid)',
  'reviewer_of(uuid)',
  'reviews_account(uuid)',
];
const functions = [...forApp, ...forWorker, ...inside];
const named = (names: readonly string[]): string => names.map((name) => `guard.${name}`).join(', ');

const rights = [
  `revoke execute on function ${named(functions)} from public`,
  `grant execute on function ${named(forApp)} to himaya_app`,
  `grant execute on function ${named(forWorker)} to himaya_worker`,
];

const policies = [
  ...['role_grant', 'account_leave', 'account_closure', 'access_review'].flatMap(guarded),
  // The own history is nobody's secret to its owner; administrators read through the functions.
  'create policy role_grant_own on role_grant for select to himaya_app using (user_id = (select guard.user_id()))',
  'grant select on role_grant to himaya_app',
  'create policy account_leave_own on account_leave for select to himaya_app using (user_id = (select guard.user_id()))',
  'grant select on account_leave to himaya_app',
  'create policy account_leave_worker on account_leave for select to himaya_worker using (true)',
  'grant select (id, user_id, from_day, to_day, delegate_id) on account_leave to himaya_worker',
  'create policy account_closure_nobody on account_closure for select to himaya_app using (false)',
  'create policy access_review_nobody on access_review for select to himaya_app using (false)',
];
