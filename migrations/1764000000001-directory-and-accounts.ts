import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bit, guarded, oneOf, run } from './sql';

const governorates = [
  'baghdad', 'basra', 'nineveh', 'erbil', 'sulaymaniyah', 'duhok', 'halabja', 'kirkuk', 'diyala', 'anbar', 'salah-al-din',
  'babil', 'karbala', 'najaf', 'wasit', 'qadisiyah', 'muthanna', 'dhi-qar', 'maysan', 'outside-country', 'unknown',
]; // prettier-ignore
const services = [
  'shelter', 'medical', 'psychological', 'legal-aid', 'interpretation', 'repatriation', 'reintegration', 'financial-aid',
  'education', 'employment',
]; // prettier-ignore
const unitKinds = [
  'police-section', 'coordination-desk', 'placement-desk', 'health-facility', 'legal-aid-office', 'interpreter-office', 'court',
  'transport-office', 'residence-office', 'reintegration-office', 'frontline-post', 'committee-office', 'administration',
]; // prettier-ignore
const roles = [
  'frontline-reporter', 'police-officer', 'police-supervisor', 'case-coordinator', 'shelter-caseworker', 'shelter-manager',
  'health-provider', 'legal-aid-provider', 'interpreter-coordinator', 'court-liaison', 'repatriation-officer',
  'residence-liaison', 'reintegration-officer', 'agency-focal-point', 'secretariat-analyst', 'external-evaluator',
  'committee-chair', 'data-protection-officer', 'agency-admin', 'system-admin',
]; // prettier-ignore

type Letter = keyof typeof bit;
const mask = (...names: Letter[]): number => names.reduce((sum, name) => sum | bit[name], 0);

/** [roles, what they may read at most, what they may write at most]: domain.md section 4. */
const ceilings: readonly (readonly [readonly string[], number, number])[] = [
  [
    ['police-officer', 'police-supervisor'],
    mask('core', 'identity', 'exploitation', 'risk', 'proceedings', 'family', 'notes'),
    mask('core', 'identity', 'exploitation', 'risk', 'proceedings', 'family', 'notes'),
  ],
  [
    ['shelter-caseworker', 'shelter-manager'],
    mask('core', 'identity', 'risk', 'shelter', 'repatriation', 'reintegration', 'family', 'notes'),
    mask('core', 'identity', 'exploitation', 'risk', 'psychosocial', 'shelter', 'reintegration', 'family', 'notes'),
  ],
  [['health-provider'], mask('core', 'identity', 'risk', 'health', 'psychosocial', 'notes'), mask('health', 'psychosocial', 'notes')],
  [
    ['legal-aid-provider'],
    mask('core', 'identity', 'exploitation', 'risk', 'legal', 'proceedings', 'repatriation', 'family', 'notes'),
    mask('legal', 'notes'),
  ],
  [['court-liaison'], mask('core', 'identity', 'exploitation', 'proceedings', 'notes'), mask('proceedings', 'notes')],
  [
    ['repatriation-officer'],
    mask('core', 'identity', 'risk', 'repatriation', 'family', 'notes'),
    mask('identity', 'repatriation', 'notes'),
  ],
  [['reintegration-officer'], mask('core', 'identity', 'risk', 'reintegration', 'family', 'notes'), mask('reintegration', 'notes')],
  [['case-coordinator'], mask('core', 'identity', 'risk', 'family', 'notes'), mask('core', 'family', 'notes')],
  [['residence-liaison'], mask('core'), mask('repatriation')],
  [['interpreter-coordinator'], mask('core'), 0],
];

/** [roles, idle minutes, minutes in all, whether a second factor is required]; a test holds it against libs/auth's table. */
const sessionRules: readonly (readonly [readonly string[], number, number, boolean])[] = [
  [
    [
      'police-officer', 'police-supervisor', 'case-coordinator', 'shelter-caseworker', 'shelter-manager', 'health-provider',
      'legal-aid-provider', 'interpreter-coordinator', 'court-liaison', 'repatriation-officer', 'residence-liaison',
      'reintegration-officer', 'secretariat-analyst', 'external-evaluator', 'committee-chair',
    ],
    30, 720, true,
  ],
  [['frontline-reporter', 'agency-focal-point'], 30, 720, false],
  [['data-protection-officer', 'agency-admin', 'system-admin'], 15, 480, true],
]; // prettier-ignore

/** Agencies, units and what they offer; accounts, roles and sessions; the guard's signed context. */
export class DirectoryAndAccounts1764000000001 implements MigrationInterface {
  readonly name = 'DirectoryAndAccounts1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...directory,
      ...accounts,
      'create schema guard authorization himaya_guard',
      'create extension pgcrypto with schema guard',
      'grant select on unit, user_account, user_role to himaya_guard',
      'grant insert, update, delete on unit, unit_service, unit_language, agency, user_account, user_role to himaya_guard',
      'grant select on unit_service, unit_language, agency to himaya_guard',
      'set local role himaya_guard',
      ...sessions,
      ...context,
      ...signIn,
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop table user_role, user_account, unit_language, unit_service, unit, agency cascade',
      'drop extension pgcrypto cascade',
      'set local role himaya_guard',
      'drop schema guard cascade',
      'reset role',
    ]);
  }
}

export const directory = [
  `create table agency (
     id text not null constraint agency_pk primary key,
     name_ar text not null, name_ckb text not null, name_en text not null,
     kind text not null)`,
  `create table unit (
     id uuid not null constraint unit_pk primary key,
     agency_id text not null constraint unit_agency_fk references agency,
     kind text not null, name_ar text not null, name_ckb text not null, name_en text not null,
     governorate text not null,
     on_call_phone text,
     desk_days int[], desk_opens_at int, desk_closes_at int,
     refers_in boolean not null default false,
     closed_at timestamptz,
     version int not null default 1,
     ${oneOf('unit_kind_check', 'kind', unitKinds)},
     ${oneOf('unit_governorate_check', 'governorate', governorates)},
     constraint unit_desk_check check (
       (desk_days is null) = (desk_opens_at is null) and (desk_days is null) = (desk_closes_at is null)
       and desk_days <@ array[0,1,2,3,4,5,6] and desk_opens_at between 0 and 1439 and desk_closes_at between 1 and 1440))`,
  'create index unit_agency_ix on unit (agency_id)',
  'create index unit_governorate_ix on unit (governorate, kind)',
  `create table unit_service (
     unit_id uuid not null constraint unit_service_unit_fk references unit on delete cascade,
     service text not null, person_category text not null, free_places text not null,
     constraint unit_service_pk primary key (unit_id, service, person_category),
     ${oneOf('unit_service_service_check', 'service', services)},
     ${oneOf('unit_service_person_category_check', 'person_category', ['men', 'women', 'boys', 'girls', 'families'])},
     ${oneOf('unit_service_free_places_check', 'free_places', ['none', 'some'])})`,
  'create index unit_service_service_ix on unit_service (service, unit_id)',
  `create table unit_language (
     unit_id uuid not null constraint unit_language_unit_fk references unit on delete cascade,
     language text not null constraint unit_language_language_check check (language ~ '^[a-z]{2,3}$'),
     constraint unit_language_pk primary key (unit_id, language))`,
];

export const accounts = [
  `create table user_account (
     id uuid not null constraint user_account_pk primary key,
     username text not null constraint user_account_username_uq unique
       constraint user_account_username_check check (username ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
     display_name text not null,
     unit_id uuid not null constraint user_account_unit_fk references unit,
     language text not null default 'ar',
     password_salt bytea not null constraint user_account_salt_check check (octet_length(password_salt) = 16),
     password_verifier bytea not null constraint user_account_verifier_check check (octet_length(password_verifier) = 32),
     password_memory int not null default 65536, password_passes int not null default 3, password_lanes int not null default 1,
     disabled_at timestamptz,
     created_at timestamptz not null default now(),
     last_sign_in_month date,
     version int not null default 1,
     ${oneOf('user_account_language_check', 'language', ['ar', 'ckb', 'en'])})`,
  'create index user_account_unit_ix on user_account (unit_id)',
  // What stands now, kept from the history of grants; outside its time a role is none, whether or not the sweep has been.
  `create table user_role (
     user_id uuid not null constraint user_role_user_fk references user_account on delete cascade,
     role text not null,
     valid_from timestamptz not null default '-infinity', valid_to timestamptz not null default 'infinity',
     constraint user_role_pk primary key (user_id, role),
     ${oneOf('user_role_role_check', 'role', roles)})`,
];

export const sessions = [
  `create table guard.session (
     id uuid not null default gen_random_uuid() constraint session_pk primary key,
     user_id uuid not null,
     token_hash bytea not null constraint session_token_hash_uq unique constraint session_token_hash_check check (octet_length(token_hash) = 32),
     -- pending: the password is proved, the second factor is not; it buys no context
     level text not null,
     created_at timestamptz not null default now(),
     last_seen_at timestamptz not null default now(),
     absolute_until timestamptz not null,
     ended_at timestamptz,
     -- when its holder last proved who they are
     proved_at timestamptz not null default now(),
     device_hash bytea, device text not null,
     ${oneOf('session_level_check', 'level', ['full', 'pending'])})`,
  'create index session_user_ix on guard.session (user_id) where ended_at is null',
  // keyed, so that the table tells nobody which accounts or addresses exist
  `create table guard.sign_in_failure (
     key bytea not null, at timestamptz not null default clock_timestamp(), attempt uuid, xact xid8 not null default pg_current_xact_id())`,
  'create index sign_in_failure_key_ix on guard.sign_in_failure (key, at)',
  'create index sign_in_failure_attempt_ix on guard.sign_in_failure (attempt)',
  'create index sign_in_failure_at_ix on guard.sign_in_failure (at)',
  'create table guard.secret (name text not null constraint secret_pk primary key, key bytea not null)',
  `insert into guard.secret select name, guard.gen_random_bytes(32) from unnest(array['context', 'sign-in']) name`,
  // The ceiling of each role as masks; a test holds it against libs/auth's table.
  `create table guard.role_ceiling (
     role text not null constraint role_ceiling_pk primary key, read_mask int not null, write_mask int not null)`,
  `insert into guard.role_ceiling values ${ceilings
    .flatMap(([names, read, write]) => names.map((role) => `('${role}', ${read}, ${write})`))
    .join(', ')}`,
  `create table guard.session_rule (
     role text not null constraint session_rule_pk primary key, idle_minutes int not null, absolute_minutes int not null, second_factor boolean not null)`,
  `insert into guard.session_rule values ${sessionRules
    .flatMap(([names, idle, absolute, factor]) => names.map((role) => `('${role}', ${idle}, ${absolute}, ${factor})`))
    .join(', ')}`,
];

/**
 * The signed context. `app.ctx` = user|unit|roles|read ceiling|write ceiling|expiry|MAC. The MAC also covers the transaction's start and the
 * connection, so a context copied out of one transaction is worth nothing in another.
 */
export const context = [
  `create function guard.seal(body text) returns text language plpgsql stable security definer set search_path = guard, pg_temp as $$
   begin
     return encode(guard.hmac(
       convert_to(body || '|' || pg_backend_pid() || '|' || extract(epoch from transaction_timestamp()), 'utf8'),
       (select key from guard.secret where name = 'context'), 'sha256'), 'hex');
   end $$`,
  `create function guard.context() returns text[] language plpgsql stable security definer set search_path = guard, pg_temp as $$
   declare parts text[] := string_to_array(nullif(current_setting('app.ctx', true), ''), '|');
   begin
     if coalesce(array_length(parts, 1), 0) <> 7 then return null; end if;
     -- IS DISTINCT FROM: without its key the seal is null, and that must not pass for a match.
     if guard.seal(array_to_string(parts[1:6], '|')) is distinct from parts[7] then return null; end if;
     if parts[6]::bigint <= extract(epoch from clock_timestamp()) then return null; end if;
     return parts;
   end $$`,
  `create function guard.user_id() returns uuid language plpgsql stable security definer set search_path = guard, pg_temp as $$
   begin return (guard.context())[1]::uuid; end $$`,
  `create function guard.unit() returns uuid language plpgsql stable security definer set search_path = guard, pg_temp as $$
   begin return (guard.context())[2]::uuid; end $$`,
  // In whose name the asker may hold a door to a case: the unit's, and their own.
  `create function guard.holders() returns uuid[] language plpgsql stable security definer set search_path = guard, pg_temp as $$
   declare parts text[] := guard.context();
   begin
     if parts is null then return null; end if;
     return array[parts[2]::uuid, parts[1]::uuid];
   end $$`,
  `create function guard.roles() returns text[] language plpgsql stable security definer set search_path = guard, pg_temp as $$
   begin return string_to_array((guard.context())[3], ','); end $$`,
  `create function guard.reads() returns int language plpgsql stable security definer set search_path = guard, pg_temp as $$
   begin return coalesce((guard.context())[4]::int, 0); end $$`,
  `create function guard.writes() returns int language plpgsql stable security definer set search_path = guard, pg_temp as $$
   begin return coalesce((guard.context())[5]::int, 0); end $$`,
  // The strictest of an account's roles counts; an account without any is held to the strictest there is.
  `create function guard.session_rule_of(p_user uuid) returns guard.session_rule language plpgsql stable security definer
   set search_path = guard, pg_temp as $$
   declare rule guard.session_rule;
   begin
     select null, coalesce(min(s.idle_minutes), 15), coalesce(min(s.absolute_minutes), 480), coalesce(bool_or(s.second_factor), true) into rule
       from public.user_role r join guard.session_rule s on s.role = r.role
      where r.user_id = p_user and now() >= r.valid_from and now() < r.valid_to;
     return rule;
   end $$`,
  `create function guard.live_session(p_token_hash bytea) returns guard.session language plpgsql stable security definer
   set search_path = guard, pg_temp as $$
   declare s guard.session; rule guard.session_rule;
   begin
     select * into s from guard.session
      where token_hash = p_token_hash and level = 'full' and ended_at is null and absolute_until > now();
     if s.id is null then return null; end if;
     rule := guard.session_rule_of(s.user_id);
     if s.last_seen_at <= now() - make_interval(mins => rule.idle_minutes) or s.created_at <= now() - make_interval(mins => rule.absolute_minutes) then
       return null;
     end if;
     return s;
   end $$`,
  // Who a token belongs to, for the routes' guards; no row for a token that is not live.
  `create function guard.session_of(p_token_hash bytea)
   returns table (session_id uuid, user_id uuid, username text, display_name text, language text, unit_id uuid, roles text[])
   language plpgsql stable security definer set search_path = guard, pg_temp as $$
   begin
     return query
       select s.id, u.id, u.username, u.display_name, u.language, u.unit_id,
              array(select r.role from public.user_role r where r.user_id = u.id and now() >= r.valid_from and now() < r.valid_to order by r.role)
         from guard.live_session(p_token_hash) s join public.user_account u on u.id = s.user_id and u.disabled_at is null
        where s.id is not null;
   end $$`,
  // The only issuer of a context: a live session's token, in hashed form, is the price.
  `create function guard.enter(p_token_hash bytea) returns text language plpgsql volatile security definer set search_path = guard, pg_temp as $$
   declare s guard.session; body text;
   begin
     s := guard.live_session(p_token_hash);
     if s.id is null then return ''; end if;
     if s.last_seen_at < now() - interval '1 minute' then
       -- Skips where another request of the session is at it: a long transaction must not hold up the next.
       update guard.session set last_seen_at = now() where id = (
         select x.id from guard.session x where x.id = s.id and x.last_seen_at < now() - interval '1 minute' for update skip locked);
     end if;
     select concat_ws('|', u.id, u.unit_id, coalesce(string_agg(r.role, ',' order by r.role), ''),
                      coalesce(bit_or(c.read_mask), 0), coalesce(bit_or(c.write_mask), 0),
                      extract(epoch from clock_timestamp())::bigint + 300)
       into body
       from public.user_account u
       left join public.user_role r on r.user_id = u.id and now() >= r.valid_from and now() < r.valid_to
       left join guard.role_ceiling c on c.role = r.role
      where u.id = s.user_id and u.disabled_at is null
      group by u.id;
     if body is null then return ''; end if;
     return body || '|' || guard.seal(body);
   end $$`,
];

export const signIn = [
  `create function guard.sign_in_key(p_text text) returns bytea language plpgsql stable security definer set search_path = guard, pg_temp as $$
   begin
     return guard.hmac(convert_to(p_text, 'utf8'), (select key from guard.secret where name = 'sign-in'), 'sha256');
   end $$`,
  `create function guard.sign_out(p_token_hash bytea) returns void language plpgsql volatile security definer set search_path = guard, pg_temp as $$
   begin
     update guard.session set ended_at = now() where token_hash = p_token_hash and ended_at is null;
   end $$`,
  'revoke execute on all functions in schema guard from public',
  'grant usage on schema guard to himaya_app, himaya_worker, himaya_owner',
  `grant execute on function guard.user_id(), guard.unit(), guard.holders(), guard.roles(), guard.reads(), guard.writes() to himaya_app, himaya_worker, himaya_owner`,
  'grant execute on function guard.enter(bytea), guard.session_of(bytea), guard.sign_out(bytea) to himaya_app',
];

const policies = [
  ...['agency', 'unit', 'unit_service', 'unit_language'].flatMap((table) => [
    ...guarded(table),
    `create policy ${table}_directory on ${table} for select to himaya_app using ((select guard.unit()) is not null)`,
    `create policy ${table}_worker on ${table} for select to himaya_worker using (true)`,
    `grant select on ${table} to himaya_app, himaya_worker`,
  ]),
  ...guarded('user_account'),
  'create policy user_account_colleagues on user_account for select to himaya_app using (unit_id = (select guard.unit()))',
  'create policy user_account_own on user_account for update to himaya_app using (id = (select guard.user_id())) with check (id = (select guard.user_id()))',
  'grant select (id, username, display_name, unit_id, language, version), update (language, version) on user_account to himaya_app',
  ...guarded('user_role'),
  `create policy user_role_colleagues on user_role for select to himaya_app
     using (now() >= valid_from and now() < valid_to and exists (select 1 from user_account u where u.id = user_id))`,
  'grant select on user_role to himaya_app',
  // Whom to tell: units that have somebody with the role, never who that is by name.
  'create policy user_account_worker on user_account for select to himaya_worker using (disabled_at is null)',
  'grant select (id, unit_id) on user_account to himaya_worker',
  `create policy user_role_worker on user_role for select to himaya_worker using (now() >= valid_from and now() < valid_to
     and role in ('police-supervisor', 'shelter-manager', 'agency-focal-point', 'data-protection-officer'))`,
  'grant select on user_role to himaya_worker',
];
