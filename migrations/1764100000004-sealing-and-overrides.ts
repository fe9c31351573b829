import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guarded, oneOf, run } from './sql';

const sealReasons = ['threat-to-life', 'suspected-insider', 'high-profile', 'ongoing-operation', 'other'];
const unsealReasons = ['threat-passed', 'suspicion-cleared', 'sealed-in-error', 'other'];

/** Roles that lead the work on their unit's cases; a test holds them against libs/auth's table. */
const leading = ['police-supervisor', 'shelter-manager', 'case-coordinator', 'health-provider', 'legal-aid-provider'];
const leadingRoles = `array[${leading.map((role) => `'${role}'`).join(', ')}]`;

/** Fewest and most names on a seal. */
const fewest = 2;
const most = 20;

/** Sealed cases and barred people, and the attempts on them. */
export class SealingAndOverrides1764100000004 implements MigrationInterface {
  readonly name = 'SealingAndOverrides1764100000004';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      'grant select, insert, update, delete on case_seal, case_seal_name, missed_case to himaya_guard',
      'set local role himaya_guard',
      ...hiding,
      ...sealing,
      ...barring,
      ...attempts,
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop table missed_case, case_seal_name, case_seal cascade',
      'set local role himaya_guard',
      `drop function guard.is_sealed(uuid), guard.is_named(uuid), guard.leads_case(uuid), guard.case_people(uuid),
         guard.seal_case(uuid, text, uuid[]), guard.name_on_seal(uuid, uuid, int), guard.unname_on_seal(uuid, uuid, int), guard.ask_unseal(uuid, text, int),
         guard.refuse_unseal(uuid, int), guard.unseal_case(uuid, int), guard.seal_names(uuid), guard.bar_user(uuid, uuid, text), guard.bar_by_number(text, text, text),
         guard.lift_bar(uuid), guard.bars(uuid), guard.note_search(bytea[], int, text), guard.sealed_attempts(int)`,
      ...barsAlone,
      'reset role',
    ]);
  }
}

const tables = [
  `create table case_seal (
     id uuid not null constraint case_seal_pk primary key,
     case_id uuid not null constraint case_seal_case_fk references case_record,
     reason text not null,
     sealed_by uuid not null constraint case_seal_sealed_by_fk references user_account,
     sealed_at timestamptz not null default now(),
     unseal_reason text, unseal_asked_by uuid constraint case_seal_asked_by_fk references user_account, unseal_asked_at timestamptz,
     unsealed_by uuid constraint case_seal_unsealed_by_fk references user_account, unsealed_at timestamptz,
     version int not null default 1,
     ${oneOf('case_seal_reason_check', 'reason', sealReasons)},
     ${oneOf('case_seal_unseal_reason_check', 'unseal_reason', unsealReasons)},
     constraint case_seal_second_person_check check (unsealed_at is null or (unseal_asked_by is not null and unsealed_by <> unseal_asked_by)))`,
  'create unique index case_seal_live_uq on case_seal (case_id) where unsealed_at is null',
  `create table case_seal_name (
     seal_id uuid not null constraint case_seal_name_seal_fk references case_seal,
     case_id uuid not null constraint case_seal_name_case_fk references case_record,
     user_id uuid not null constraint case_seal_name_user_fk references user_account,
     named_by uuid not null, named_at timestamptz not null default now(),
     removed_by uuid, removed_at timestamptz,
     constraint case_seal_name_pk primary key (seal_id, user_id))`,
  // What was asked for and not found. Written for every such answer alike: who asks learns nothing from how long it takes.
  `create table missed_case (
     id bigint not null generated always as identity constraint missed_case_pk primary key,
     user_id uuid not null, unit_id uuid not null,
     subject_ids uuid[] not null,
     at timestamptz not null default now())`,
];

/** The two denials of domain.md section 4 without the sealed cases: as they stood before this migration. */
const barsAlone = [
  `create or replace function guard.barred_cases() returns uuid[] language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return array(select case_id from case_bar where user_id = guard.user_id() and lifted_at is null);
   end $$`,
  `create or replace function guard.hides_case(p_case uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from case_bar where user_id = guard.user_id() and case_id = p_case and lifted_at is null);
   end $$`,
];

export const hiding = [
  `create or replace function guard.barred_cases() returns uuid[] language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare me uuid := guard.user_id();
   begin
     return array(
       select case_id from case_bar where user_id = me and lifted_at is null
       union all
       select s.case_id from case_seal s where s.unsealed_at is null
          and not exists (select 1 from case_seal_name n where n.seal_id = s.id and n.user_id = me and n.removed_at is null));
   end $$`,
  `create or replace function guard.hides_case(p_case uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare me uuid := guard.user_id();
   begin
     return exists (select 1 from case_bar where user_id = me and case_id = p_case and lifted_at is null)
         or exists (select 1 from case_seal s where s.case_id = p_case and s.unsealed_at is null
                      and not exists (select 1 from case_seal_name n where n.seal_id = s.id and n.user_id = me and n.removed_at is null));
   end $$`,
  // Whether a case is sealed at all, for other doors: emergency access opens no sealed case, to nobody.
  `create function guard.is_sealed(p_case uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from case_seal s where s.case_id = p_case and s.unsealed_at is null);
   end $$`,
  `create function guard.is_named(p_case uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from case_seal s join case_seal_name n on n.seal_id = s.id and n.user_id = guard.user_id() and n.removed_at is null
                     where s.case_id = p_case and s.unsealed_at is null);
   end $$`,
  // Does the asker lead the work on this case: one of the responsible unit's leading people, who can see it?
  `create function guard.leads_case(p_case uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return guard.roles() && ${leadingRoles}
        and exists (select 1 from case_record c where c.id = p_case and c.responsible_unit_id = guard.unit())
        and guard.holds_case(p_case, 1);
   end $$`,
  // Whom a leading person may name or bar: people who read cases in the units that hold a live door to this one.
  `create function guard.case_people(p_case uuid)
   returns table (user_id uuid, display_name text, unit_id uuid, leads boolean, barred boolean) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     if not guard.leads_case(p_case) then return; end if;
     return query
       select u.id, u.display_name, u.unit_id,
              u.unit_id = guard.unit() and exists (select 1 from user_role r where r.user_id = u.id and r.role = any (${leadingRoles})
                and now() >= r.valid_from and now() < r.valid_to),
              exists (select 1 from case_bar b where b.case_id = p_case and b.user_id = u.id and b.lifted_at is null)
         from user_account u
        where u.disabled_at is null
          and u.unit_id in (select g.unit_id from case_grant g where g.case_id = p_case and g.user_id is null and g.ended_at is null
                              and (g.ends_at is null or g.ends_at > now()))
          and exists (select 1 from user_role r join guard.role_ceiling c on c.role = r.role and c.read_mask & 1 <> 0
                       where r.user_id = u.id and now() >= r.valid_from and now() < r.valid_to)
        order by u.unit_id <> guard.unit(), u.unit_id, u.display_name limit 500;
   end $$`,
];

/**
 * Takes the case's row first: of two that seal, name or unseal at once the later one sees what the
 * earlier did. Changes answer false where the seal is not the version they were decided on.
 */
const lockSeal = `perform 1 from case_record where id = p_case for update;
     select * into s from case_seal where case_id = p_case and unsealed_at is null;`;

export const sealing = [
  // Null where it is sealed already.
  `create function guard.seal_case(p_case uuid, p_reason text, p_users uuid[]) returns uuid language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare s case_seal; seal uuid := gen_random_uuid(); people uuid[] := array(select distinct u from unnest(p_users) u);
   begin
     if not guard.leads_case(p_case) then raise exception 'guard: not a case this person leads' using errcode = '42501'; end if;
     ${lockSeal}
     if s.id is not null then return null; end if;
     if not guard.user_id() = any (people) or cardinality(people) not between ${fewest} and ${most}
        or exists (select 1 from unnest(people) u where not exists (
             select 1 from guard.case_people(p_case) p where p.user_id = u and not p.barred)) then
       raise exception 'guard: not people to seal a case to' using errcode = '42501';
     end if;
     insert into case_seal (id, case_id, reason, sealed_by) values (seal, p_case, p_reason, guard.user_id());
     insert into case_seal_name (seal_id, case_id, user_id, named_by) select seal, p_case, u, guard.user_id() from unnest(people) u;
     return seal;
   end $$`,
  `create function guard.name_on_seal(p_case uuid, p_user uuid, p_version int) returns boolean language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare s case_seal;
   begin
     if not guard.leads_case(p_case) then raise exception 'guard: not a case this person leads' using errcode = '42501'; end if;
     ${lockSeal}
     if s.version is distinct from p_version then return false; end if;
     if s.id is null or not guard.is_named(p_case)
        or not exists (select 1 from guard.case_people(p_case) p where p.user_id = p_user and not p.barred)
        or (select count(*) from case_seal_name n where n.seal_id = s.id and n.removed_at is null) >= ${most} then
       raise exception 'guard: no seal to name this person on' using errcode = '42501';
     end if;
     insert into case_seal_name (seal_id, case_id, user_id, named_by) values (s.id, p_case, p_user, guard.user_id())
       on conflict on constraint case_seal_name_pk do update set removed_at = null, removed_by = null, named_by = guard.user_id(), named_at = now();
     update case_seal set version = version + 1 where id = s.id;
     return true;
   end $$`,
  // Two names stay, and one of them leads the case: a seal must not become a case that nobody can open.
  `create function guard.unname_on_seal(p_case uuid, p_user uuid, p_version int) returns boolean language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare s case_seal;
   begin
     if not guard.leads_case(p_case) then raise exception 'guard: not a case this person leads' using errcode = '42501'; end if;
     ${lockSeal}
     if s.version is distinct from p_version then return false; end if;
     if s.id is null or not guard.is_named(p_case)
        or (select count(*) from case_seal_name n where n.seal_id = s.id and n.removed_at is null and n.user_id <> p_user) < ${fewest}
        or not exists (select 1 from case_seal_name n join guard.case_people(p_case) p on p.user_id = n.user_id and p.leads
                        where n.seal_id = s.id and n.removed_at is null and n.user_id <> p_user) then
       raise exception 'guard: this person must stay on the seal' using errcode = '42501';
     end if;
     update case_seal_name set removed_at = now(), removed_by = guard.user_id() where seal_id = s.id and user_id = p_user and removed_at is null;
     update case_seal set version = version + 1 where id = s.id;
     return true;
   end $$`,
  `create function guard.ask_unseal(p_case uuid, p_reason text, p_version int) returns boolean language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare s case_seal;
   begin
     if not guard.is_named(p_case) or guard.hides_case(p_case) then raise exception 'guard: not named on this seal' using errcode = '42501'; end if;
     ${lockSeal}
     if s.version is distinct from p_version then return false; end if;
     update case_seal set unseal_reason = p_reason, unseal_asked_by = guard.user_id(), unseal_asked_at = now(), version = version + 1 where id = s.id;
     return true;
   end $$`,
  `create function guard.refuse_unseal(p_case uuid, p_version int) returns boolean language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare s case_seal;
   begin
     if not guard.is_named(p_case) or guard.hides_case(p_case) then raise exception 'guard: not named on this seal' using errcode = '42501'; end if;
     ${lockSeal}
     if s.version is distinct from p_version then return false; end if;
     update case_seal set unseal_reason = null, unseal_asked_by = null, unseal_asked_at = null, version = version + 1 where id = s.id;
     return true;
   end $$`,
  `create function guard.unseal_case(p_case uuid, p_version int) returns boolean language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare s case_seal;
   begin
     if not guard.is_named(p_case) or guard.hides_case(p_case) then raise exception 'guard: not named on this seal' using errcode = '42501'; end if;
     ${lockSeal}
     if s.version is distinct from p_version then return false; end if;
     -- Who asked must still be named: a person taken off the seal decides nothing about it any more.
     if s.unseal_asked_by is null or s.unseal_asked_by = guard.user_id()
        or not exists (select 1 from case_seal_name n where n.seal_id = s.id and n.user_id = s.unseal_asked_by and n.removed_at is null) then
       raise exception 'guard: a second named person unseals' using errcode = '42501';
     end if;
     update case_seal set unsealed_by = guard.user_id(), unsealed_at = now(), version = version + 1 where id = s.id;
     return true;
   end $$`,
  // Who is named on a sealed case: for the named themselves; and for the worker that tells them, also just after it was unsealed.
  `create function guard.seal_names(p_case uuid)
   returns table (user_id uuid, display_name text, unit_id uuid, leads boolean, named_at timestamptz) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   declare worker boolean := session_user = 'himaya_worker';
   begin
     if not worker and (not guard.is_named(p_case) or guard.hides_case(p_case)) then return; end if;
     return query
       select u.id, u.display_name, u.unit_id,
              u.unit_id = c.responsible_unit_id and exists (select 1 from user_role r where r.user_id = u.id and r.role = any (${leadingRoles})
                and now() >= r.valid_from and now() < r.valid_to),
              n.named_at
         from case_seal s join case_seal_name n on n.seal_id = s.id and n.removed_at is null
         join user_account u on u.id = n.user_id and u.disabled_at is null join case_record c on c.id = s.case_id
        where s.id = (select l.id from case_seal l where l.case_id = p_case and (worker or l.unsealed_at is null) order by l.sealed_at desc limit 1)
        order by n.named_at, u.display_name;
   end $$`,
];

export const barring = [
  // Null where the person is barred already.
  `create function guard.bar_user(p_case uuid, p_user uuid, p_reason text) returns uuid language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare bar uuid := gen_random_uuid();
   begin
     if not guard.leads_case(p_case) or p_user = guard.user_id()
        or not exists (select 1 from guard.case_people(p_case) p where p.user_id = p_user) then
       raise exception 'guard: not a person to bar from this case' using errcode = '42501';
     end if;
     insert into case_bar (id, case_id, user_id, reason, barred_by) values (bar, p_case, p_user, p_reason, guard.user_id())
       on conflict (user_id, case_id) where lifted_at is null do nothing returning id into bar;
     return bar;
   end $$`,
  // A conflict of interest told to the data protection officer, who bars without seeing the case. Null where case or account is unknown.
  `create function guard.bar_by_number(p_number text, p_username text, p_reason text) returns uuid language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare kase uuid; who uuid; bar uuid := gen_random_uuid();
   begin
     if not 'data-protection-officer' = any (guard.roles()) then
       raise exception 'guard: not the data protection officer' using errcode = '42501';
     end if;
     select id into kase from case_record where number = p_number;
     select id into who from user_account where username = p_username;
     if kase is null or who is null then return null; end if;
     insert into case_bar (id, case_id, user_id, reason, barred_by) values (bar, kase, who, p_reason, guard.user_id())
       on conflict (user_id, case_id) where lifted_at is null do update set reason = excluded.reason returning id into bar;
     return bar;
   end $$`,
  // False where there is none to lift for this person.
  `create function guard.lift_bar(p_bar uuid) returns boolean language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare b case_bar;
   begin
     select * into b from case_bar where id = p_bar and lifted_at is null for update;
     -- Nobody lifts their own.
     if b.id is null or b.user_id = guard.user_id()
        or not ('data-protection-officer' = any (guard.roles()) or guard.leads_case(b.case_id)) then
       return false;
     end if;
     update case_bar set lifted_at = now(), lifted_by = guard.user_id() where id = b.id;
     return true;
   end $$`,
  // The live bars: of one case for who leads it; all of them, by number and account, for the data protection officer.
  `create function guard.bars(p_case uuid)
   returns table (id uuid, case_number text, user_id uuid, display_name text, unit_id uuid, reason text, barred_at timestamptz)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if p_case is null and not 'data-protection-officer' = any (guard.roles()) then return; end if;
     if p_case is not null and not guard.leads_case(p_case) then return; end if;
     return query
       select b.id, c.number, u.id, u.display_name, u.unit_id, b.reason, b.barred_at
         from case_bar b join case_record c on c.id = b.case_id join user_account u on u.id = b.user_id
        where b.lifted_at is null and (p_case is null or b.case_id = p_case)
        order by b.barred_at desc, b.id limit 200;
   end $$`,
];

export const attempts = [
  // Writes down which sealed cases were searched for: by name, those the asker would have been shown but for the seal; by number, any.
  // Always one row, whatever was found.
  `create function guard.note_search(p_tokens bytea[], p_least int, p_number text) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   begin
     insert into missed_case (user_id, unit_id, subject_ids)
       select guard.user_id(), guard.unit(), array(
         select t.case_id from identity_token t join case_access a on a.holder_id = any (guard.holders()) and a.case_id = t.case_id
           join case_seal s on s.case_id = t.case_id and s.unsealed_at is null
          where t.token = any (p_tokens) and now() < a.valid_to and a.read_mask & guard.reads() & 2 <> 0
          group by t.case_id having count(*) >= p_least
         union all select c.id from case_record c where c.number = p_number limit 20)
        where guard.user_id() is not null;
   end $$`,
  // Takes what was missed and answers the sealed cases among it, asked for by somebody not named; the rest is forgotten.
  `create function guard.sealed_attempts(p_most int)
   returns table (case_id uuid, user_id uuid, unit_id uuid, at timestamptz) language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return query
       with taken as (
         delete from missed_case m where m.id in (select x.id from missed_case x order by x.id limit p_most for update skip locked) returning m.*)
       select distinct on (s.case_id, t.user_id) s.case_id, t.user_id, t.unit_id, t.at
         from taken t cross join lateral unnest(t.subject_ids) subject
         join case_seal s on s.unsealed_at is null and s.case_id = coalesce(
           (select c.id from case_record c where c.id = subject), (select r.case_id from referral r where r.id = subject),
           (select k.case_id from consent k where k.id = subject))
        where not exists (select 1 from case_seal_name n where n.seal_id = s.id and n.user_id = t.user_id and n.removed_at is null);
   end $$`,
  `revoke execute on function guard.is_sealed(uuid), guard.is_named(uuid), guard.leads_case(uuid), guard.case_people(uuid),
     guard.seal_case(uuid, text, uuid[]), guard.name_on_seal(uuid, uuid, int), guard.unname_on_seal(uuid, uuid, int), guard.ask_unseal(uuid, text, int),
     guard.refuse_unseal(uuid, int), guard.unseal_case(uuid, int), guard.seal_names(uuid), guard.bar_user(uuid, uuid, text), guard.bar_by_number(text, text, text),
     guard.lift_bar(uuid), guard.bars(uuid), guard.note_search(bytea[], int, text), guard.sealed_attempts(int) from public`,
  `grant execute on function guard.is_named(uuid), guard.leads_case(uuid), guard.case_people(uuid),
     guard.seal_case(uuid, text, uuid[]), guard.name_on_seal(uuid, uuid, int), guard.unname_on_seal(uuid, uuid, int), guard.ask_unseal(uuid, text, int),
     guard.refuse_unseal(uuid, int), guard.unseal_case(uuid, int), guard.seal_names(uuid), guard.bar_user(uuid, uuid, text), guard.bar_by_number(text, text, text),
     guard.lift_bar(uuid), guard.bars(uuid), guard.note_search(bytea[], int, text) to himaya_app`,
  'grant execute on function guard.seal_names(uuid), guard.sealed_attempts(int) to himaya_worker',
];

const policies = [
  ...['case_seal', 'case_seal_name', 'missed_case'].flatMap(guarded),
  'create policy case_seal_named on case_seal for select to himaya_app using (guard.is_named(case_id) and guard.reads_case(case_id, 1))',
  'create policy case_seal_name_named on case_seal_name for select to himaya_app using (guard.is_named(case_id) and guard.reads_case(case_id, 1))',
  'grant select on case_seal, case_seal_name to himaya_app',
  `create policy missed_case_write on missed_case for insert to himaya_app
     with check (user_id = (select guard.user_id()) and unit_id = (select guard.unit()))`,
  'grant insert (user_id, unit_id, subject_ids) on missed_case to himaya_app',
];
