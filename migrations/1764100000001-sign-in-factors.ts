import type { MigrationInterface, QueryRunner } from 'typeorm';
import { oneOf, run } from './sql';

/** The password, the second factor, known devices and the government identity: how a session comes to be opened. */
export class SignInFactors1764100000001 implements MigrationInterface {
  readonly name = 'SignInFactors1764100000001';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      ...tables,
      ...counting,
      ...opening,
      ...proving,
      ...enrolling,
      ...keeping,
      ...provider,
      'revoke execute on all functions in schema guard from public',
      `grant execute on function ${[...functionsOfTheApp].join(', ')} to himaya_app`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      `drop function ${[...functionsOfTheApp, ...innerFunctions].join(', ')}`,
      'drop table guard.provider_link, guard.device, guard.challenge, guard.recovery_code, guard.factor, guard.setting',
      'reset role',
    ]);
  }
}

/** What the app may ask; everything below them it may not. */
const functionsOfTheApp = [
  'guard.begin_sign_in(text, text, bytea)',
  'guard.sign_in(uuid, text, text, bytea, bytea, bytea, text)',
  'guard.renew_password(text, bytea, bytea, bytea, int, int, int)',
  'guard.pending_of(bytea)',
  'guard.begin_proof(bytea)',
  'guard.prove_by_totp(bytea, uuid, bytea, text, bytea)',
  'guard.prove_by_recovery_code(bytea, uuid, text, bytea)',
  'guard.prove_by_passkey(bytea, uuid, bytea, bytea, bigint, bytea, bytea)',
  'guard.prove_by_password(bytea, uuid, bytea)',
  'guard.new_challenge(bytea)',
  'guard.passkeys_of(bytea)',
  'guard.begin_totp(bytea, uuid, bytea, bytea)',
  'guard.unconfirmed_totp(bytea)',
  'guard.confirm_totp(bytea, bytea, text, bytea[], bytea)',
  'guard.add_passkey(bytea, uuid, text, bytea, bytea, bigint, text[], bytea, bytea, bytea[], bytea)',
  'guard.remove_factor(bytea, uuid)',
  'guard.renew_recovery_codes(bytea, bytea[])',
  'guard.factors_of(bytea)',
  'guard.protection_of(bytea)',
  'guard.sessions_of(bytea)',
  'guard.revoke_session(bytea, uuid)',
  'guard.revoke_other_sessions(bytea)',
  'guard.change_password(bytea, uuid, bytea, bytea, bytea, int, int, int)',
  'guard.sign_in_by_provider(bytea, boolean, bytea, bytea, bytea, text)',
  'guard.link_provider(bytea, bytea, bytea)',
  'guard.unlink_provider(bytea)',
];

const innerFunctions = [
  'guard.is_known_device(uuid, bytea)',
  'guard.must_wait(bytea, int)',
  'guard.attempt_keys(text, text, bytea)',
  'guard.takes_attempt(uuid)',
  'guard.factor_required(uuid)',
  'guard.stage_of(uuid)',
  'guard.pending_session(bytea)',
  'guard.session_to_prove(bytea)',
  'guard.open_session(uuid, bytea, bytea, text)',
  'guard.open_by_stage(uuid, boolean, bytea, bytea, text)',
  'guard.hotp(bytea, bigint)',
  'guard.totp_step(bytea, text, bigint)',
  'guard.witnessed(text, bytea)',
  'guard.use_challenge(uuid, bytea)',
  'guard.after_proof(guard.session, uuid, boolean, bytea)',
  'guard.may_enrol(bytea)',
  'guard.enrolling(bytea)',
  'guard.after_enrolment(guard.session, bytea[], bytea)',
];

const definer = 'security definer set search_path = guard, pg_temp';

const tables = [
  'create table guard.setting (name text not null constraint setting_pk primary key, value boolean not null)',
  `insert into guard.setting values ('second-factor-required', true)`,
  // A TOTP secret is here as its SHA-256 and as a ciphertext whose key is outside the database; of a passkey, the public half.
  `create table guard.factor (
     id uuid not null constraint factor_pk primary key,
     user_id uuid not null, kind text not null, label text not null,
     created_at timestamptz not null default now(), confirmed_at timestamptz, last_used_at timestamptz,
     secret_hash bytea, sealed_secret bytea, last_step bigint,
     credential_id bytea constraint factor_credential_uq unique, public_key bytea, counter bigint, transports text[],
     ${oneOf('factor_kind_check', 'kind', ['totp', 'passkey'])},
     constraint factor_shape_check check (case kind
       when 'totp' then octet_length(secret_hash) = 32 and sealed_secret is not null and credential_id is null and public_key is null
       else credential_id is not null and public_key is not null and counter is not null and confirmed_at is not null and secret_hash is null end))`,
  'create index factor_user_ix on guard.factor (user_id)',
  `create unique index factor_one_totp_uq on guard.factor (user_id, (confirmed_at is null)) where kind = 'totp'`,
  `create table guard.recovery_code (
     user_id uuid not null, code_hash bytea not null constraint recovery_code_hash_check check (octet_length(code_hash) = 32),
     used_at timestamptz,
     constraint recovery_code_pk primary key (user_id, code_hash))`,
  `create table guard.challenge (
     session_id uuid not null constraint challenge_pk primary key,
     value bytea not null, expires_at timestamptz not null)`,
  `create table guard.device (
     user_id uuid not null, device_hash bytea not null constraint device_hash_check check (octet_length(device_hash) = 32),
     first_seen_at timestamptz not null default now(), last_seen_at timestamptz not null default now(),
     constraint device_pk primary key (user_id, device_hash))`,
  // The subject is a keyed hash of issuer and subject: who holds the table cannot ask the provider about anybody.
  `create table guard.provider_link (
     user_id uuid not null constraint provider_link_pk primary key,
     subject bytea not null constraint provider_link_subject_uq unique constraint provider_link_subject_check check (octet_length(subject) = 32),
     linked_at timestamptz not null default now())`,
];

/**
 * An attempt is written down as failed before it is made, in a transaction of its own, and taken back when it succeeds: whatever
 * becomes of the request afterwards, it counted. Delays grow: so many free attempts, then 1, 2, 4 … minutes up to an hour.
 */
export const counting = [
  `create function guard.is_known_device(p_user uuid, p_device_hash bytea) returns boolean language plpgsql stable ${definer} as $$
   begin
     return exists (select from guard.device d where d.user_id = p_user and d.device_hash = p_device_hash);
   end $$`,
  `create function guard.must_wait(p_key bytea, p_free int) returns boolean language plpgsql stable ${definer} as $$
   declare n int; latest timestamptz;
   begin
     select count(*), max(f.at) into n, latest from guard.sign_in_failure f where f.key = p_key and f.at > clock_timestamp() - interval '1 day';
     return n >= p_free and latest > clock_timestamp() - least(interval '1 minute' * power(2, least(n - p_free, 6)), interval '1 hour');
   end $$`,
  // Whom an attempt counts against. Somebody on a device the account knows counts for that device alone: strangers cannot shut it.
  `create function guard.attempt_keys(p_username text, p_address text, p_device_hash bytea) returns bytea[] language plpgsql stable ${definer} as $$
   begin
     if exists (select from public.user_account u join guard.device d on d.user_id = u.id where u.username = p_username and d.device_hash = p_device_hash) then
       return array[guard.sign_in_key('device|' || p_username || '|' || encode(p_device_hash, 'hex'))];
     end if;
     return array[guard.sign_in_key(p_username || '|' || p_address), guard.sign_in_key(p_address)];
   end $$`,
  // True once for an attempt that was written down by an earlier transaction; its rows stay locked until this one ends.
  `create function guard.takes_attempt(p_attempt uuid) returns boolean language plpgsql volatile ${definer} as $$
   begin
     perform from guard.sign_in_failure f where f.attempt = p_attempt and f.xact <> pg_current_xact_id() for update;
     return found;
   end $$`,
  // What the caller needs to prove a password. Without a row: not now. An unknown name gets a salt too, always the same one, so
  // that neither answer nor time tells whether the account exists.
  `create function guard.begin_sign_in(p_username text, p_address text, p_device_hash bytea)
   returns table (attempt uuid, salt bytea, memory int, passes int, lanes int) language plpgsql volatile ${definer} as $$
   declare keys bytea[] := guard.attempt_keys(p_username, p_address, p_device_hash); made uuid := gen_random_uuid(); u public.user_account;
   begin
     perform pg_advisory_xact_lock(hashtextextended(encode(keys[1], 'hex'), 0));
     delete from guard.sign_in_failure f where f.at < clock_timestamp() - interval '1 day';
     if guard.must_wait(keys[1], 10) or (select count(*) from guard.sign_in_failure f
          where f.key = keys[2] and f.at > clock_timestamp() - interval '15 minutes') >= 100 then
       return;
     end if;
     insert into guard.sign_in_failure (key, attempt) select k, made from unnest(keys) k;
     select * into u from public.user_account where username = p_username;
     return query select made, coalesce(u.password_salt, substring(guard.sign_in_key(p_username) for 16)), coalesce(u.password_memory, 65536),
       coalesce(u.password_passes, 3), coalesce(u.password_lanes, 1);
   end $$`,
];

/** A failure that is over: answered, or left behind by a request that died. */
const settled = `(f.attempt is null or f.at < clock_timestamp() - interval '1 minute')`;

/** How sessions are opened: none but these functions writes one. */
export const opening = [
  `create function guard.factor_required(p_user uuid) returns boolean language plpgsql stable ${definer} as $$
   begin
     return coalesce((select s.value from guard.setting s where s.name = 'second-factor-required'), true)
        and (guard.session_rule_of(p_user)).second_factor;
   end $$`,
  // What is still asked of somebody whose password is proved.
  `create function guard.stage_of(p_user uuid) returns text language plpgsql stable ${definer} as $$
   begin
     if exists (select from guard.factor f where f.user_id = p_user and f.confirmed_at is not null) then return 'second-factor'; end if;
     return case when guard.factor_required(p_user) then 'enrol-second-factor' else 'signed-in' end;
   end $$`,
  `create function guard.pending_session(p_token_hash bytea) returns guard.session language plpgsql stable ${definer} as $$
   declare s guard.session;
   begin
     select p.* into s from guard.session p join public.user_account u on u.id = p.user_id and u.disabled_at is null
      where p.token_hash = p_token_hash and p.level = 'pending' and p.ended_at is null and p.absolute_until > now();
     return s;
   end $$`,
  // Whoever has a factor to prove: between password and session, or once more inside a session.
  `create function guard.session_to_prove(p_token_hash bytea) returns guard.session language plpgsql stable ${definer} as $$
   declare s guard.session := guard.pending_session(p_token_hash);
   begin
     if s.id is not null and guard.stage_of(s.user_id) = 'second-factor' then return s; end if;
     return guard.live_session(p_token_hash);
   end $$`,
  // Answers whether the account knew other devices, but not this one.
  `create function guard.open_session(p_user uuid, p_token_hash bytea, p_device_hash bytea, p_device text) returns boolean
   language plpgsql volatile ${definer} as $$
   declare known boolean := guard.is_known_device(p_user, p_device_hash); others boolean;
   begin
     delete from guard.device d where d.user_id = p_user and d.last_seen_at < now() - interval '180 days';
     others := exists (select from guard.device d where d.user_id = p_user);
     insert into guard.device (user_id, device_hash) values (p_user, p_device_hash)
       on conflict on constraint device_pk do update set last_seen_at = now();
     update public.user_account u set last_sign_in_month = date_trunc('month', now() at time zone 'UTC')::date
      where u.id = p_user and u.last_sign_in_month is distinct from date_trunc('month', now() at time zone 'UTC')::date;
     insert into guard.session (user_id, token_hash, level, absolute_until, device_hash, device)
       values (p_user, p_token_hash, 'full', now() + make_interval(mins => (guard.session_rule_of(p_user)).absolute_minutes), p_device_hash, left(p_device, 200));
     return others and not known;
   end $$`,
  // After the first proof: a session, or a pending one that can do nothing but go on.
  `create function guard.open_by_stage(p_user uuid, p_strong boolean, p_token_hash bytea, p_device_hash bytea, p_device text)
   returns table (status text, new_device boolean) language plpgsql volatile ${definer} as $$
   declare stage text := case when p_strong then 'signed-in' else guard.stage_of(p_user) end;
   begin
     if stage = 'signed-in' then
       return query select stage, guard.open_session(p_user, p_token_hash, p_device_hash, p_device);
       return;
     end if;
     insert into guard.session (user_id, token_hash, level, absolute_until, device_hash, device)
       values (p_user, p_token_hash, 'pending', now() + interval '10 minutes', p_device_hash, left(p_device, 200));
     return query select stage, false;
   end $$`,
  // The caller proves the password by its argon2id output; what is stored is that output's SHA-256, so the table's content cannot be played back.
  `create function guard.sign_in(p_attempt uuid, p_username text, p_address text, p_device_hash bytea, p_proof bytea, p_token_hash bytea, p_device text)
   returns table (status text, user_id uuid, new_device boolean) language plpgsql volatile ${definer} as $$
   declare u public.user_account; keys bytea[] := guard.attempt_keys(p_username, p_address, p_device_hash);
   begin
     if not guard.takes_attempt(p_attempt) or not exists (select from guard.sign_in_failure f where f.attempt = p_attempt and f.key = keys[1]) then
       return query select 'failed', null::uuid, false;
       return;
     end if;
     select a.* into u from public.user_account a where a.username = p_username and a.disabled_at is null and a.password_verifier = sha256(p_proof);
     if u.id is null then
       update guard.sign_in_failure f set attempt = null where f.attempt = p_attempt;
       return query select 'failed', null::uuid, false;
       return;
     end if;
     -- Not another attempt that is under way: two tabs may sign in at once.
     delete from guard.sign_in_failure f where f.attempt = p_attempt or (f.key = keys[1] and ${settled});
     return query select o.status, u.id, o.new_device from guard.open_by_stage(u.id, false, p_token_hash, p_device_hash, p_device) o;
   end $$`,
  // The same password under today's cost; the old proof is the price.
  `create function guard.renew_password(p_username text, p_proof bytea, p_salt bytea, p_verifier bytea, p_memory int, p_passes int, p_lanes int)
   returns uuid language plpgsql volatile ${definer} as $$
   declare renewed uuid;
   begin
     update public.user_account u set password_salt = p_salt, password_verifier = p_verifier, password_memory = p_memory, password_passes = p_passes,
            password_lanes = p_lanes
      where u.username = p_username and u.disabled_at is null and u.password_verifier = sha256(p_proof) returning u.id into renewed;
     return renewed;
   end $$`,
  `create function guard.pending_of(p_token_hash bytea)
   returns table (session_id uuid, user_id uuid, username text, display_name text, language text, unit_id uuid, stage text, methods text[])
   language plpgsql stable ${definer} as $$
   begin
     return query
       select s.id, u.id, u.username, u.display_name, u.language, u.unit_id, guard.stage_of(u.id),
              array(select distinct f.kind from guard.factor f where f.user_id = u.id and f.confirmed_at is not null order by 1)
         from guard.pending_session(p_token_hash) s join public.user_account u on u.id = s.user_id;
   end $$`,
];

/** The second factor, between password and session or once more inside one. Codes are counted as attempts, like passwords. */
export const proving = [
  // RFC 4226, six digits.
  `create function guard.hotp(p_secret bytea, p_counter bigint) returns text language plpgsql immutable ${definer} as $$
   declare h bytea := guard.hmac(int8send(p_counter), p_secret, 'sha1'); o int := get_byte(h, 19) & 15;
   begin
     return lpad(((((get_byte(h, o) & 127)::bigint << 24) | (get_byte(h, o + 1)::bigint << 16) | (get_byte(h, o + 2)::bigint << 8)
       | get_byte(h, o + 3)) % 1000000)::text, 6, '0');
   end $$`,
  // RFC 6238: the step of 30 seconds a code belongs to, one earlier or later allowed, each used once; null where it is none.
  `create function guard.totp_step(p_secret bytea, p_code text, p_last_step bigint) returns bigint language plpgsql stable ${definer} as $$
   declare present bigint := floor(extract(epoch from clock_timestamp()) / 30);
   begin
     return (select max(n) from generate_series(present - 1, present + 1) n
              where n > coalesce(p_last_step, 0) and guard.hotp(p_secret, n) = p_code);
   end $$`,
  // A signature the database cannot check was checked by the application, which shows it by a key that no statement of its can read.
  `create function guard.witnessed(p_words text, p_mac bytea) returns boolean language plpgsql stable ${definer} as $$
   begin
     return coalesce(guard.hmac(convert_to(p_words, 'utf8'), (select s.key from guard.secret s where s.name = 'witness'), 'sha256') = p_mac, false);
   end $$`,
  `create function guard.new_challenge(p_token_hash bytea) returns bytea language plpgsql volatile ${definer} as $$
   declare s guard.session := guard.session_to_prove(p_token_hash); drawn bytea := guard.gen_random_bytes(32);
   begin
     if s.id is null then s := guard.enrolling(p_token_hash); end if;
     if s.id is null then return null; end if;
     delete from guard.challenge c where c.expires_at < now();
     insert into guard.challenge (session_id, value, expires_at) values (s.id, drawn, now() + interval '5 minutes')
       on conflict on constraint challenge_pk do update set value = excluded.value, expires_at = excluded.expires_at;
     return drawn;
   end $$`,
  `create function guard.use_challenge(p_session uuid, p_value bytea) returns boolean language plpgsql volatile ${definer} as $$
   begin
     delete from guard.challenge c where c.session_id = p_session and c.value = p_value and c.expires_at > now();
     return found;
   end $$`,
  // Without an attempt: not now. Five tries end a pending session.
  `create function guard.begin_proof(p_token_hash bytea)
   returns table (level text, user_id uuid, attempt uuid, factor_id uuid, sealed_secret bytea, salt bytea, memory int, passes int, lanes int)
   language plpgsql volatile ${definer} as $$
   declare s guard.session := guard.session_to_prove(p_token_hash); made uuid; key_of_account bytea; key_of_session bytea;
   begin
     if s.id is null then return; end if;
     key_of_account := guard.sign_in_key('factor|' || s.user_id || '|' || case when guard.is_known_device(s.user_id, s.device_hash)
       then encode(s.device_hash, 'hex') else 'strangers' end);
     key_of_session := guard.sign_in_key('session|' || s.id);
     perform pg_advisory_xact_lock(hashtextextended(encode(key_of_account, 'hex'), 0));
     if s.level = 'pending' and (select count(*) from guard.sign_in_failure f where f.key = key_of_session) >= 5 then
       update guard.session x set ended_at = now() where x.id = s.id;
     elsif not guard.must_wait(key_of_account, 10) then
       made := gen_random_uuid();
       insert into guard.sign_in_failure (key, attempt) values (key_of_account, made), (key_of_session, made);
     end if;
     return query
       select s.level, u.id, made, f.id, f.sealed_secret, u.password_salt, u.password_memory, u.password_passes, u.password_lanes
         from public.user_account u
         left join guard.factor f on f.user_id = u.id and f.kind = 'totp' and f.confirmed_at is not null
        where u.id = s.user_id;
   end $$`,
  `create function guard.after_proof(s guard.session, p_attempt uuid, p_proved boolean, p_new_token_hash bytea)
   returns table (status text, new_device boolean) language plpgsql volatile ${definer} as $$
   begin
     if p_proved is not true then
       update guard.sign_in_failure f set attempt = null where f.attempt = p_attempt;
       return query select 'failed', false;
       return;
     end if;
     delete from guard.sign_in_failure f where f.attempt = p_attempt
        or (f.key in (select g.key from guard.sign_in_failure g where g.attempt = p_attempt) and ${settled});
     if s.level = 'full' then
       update guard.session x set proved_at = now() where x.id = s.id;
       return query select 'signed-in', false;
       return;
     end if;
     -- A token that was seen before the proof is worth nothing after it.
     update guard.session x set ended_at = now() where x.id = s.id;
     return query select 'signed-in', guard.open_session(s.user_id, p_new_token_hash, s.device_hash, s.device);
   end $$`,
  // The secret is worth its hash, the code its secret: the table alone gives neither.
  `create function guard.prove_by_totp(p_token_hash bytea, p_attempt uuid, p_secret bytea, p_code text, p_new_token_hash bytea)
   returns table (status text, new_device boolean) language plpgsql volatile ${definer} as $$
   declare s guard.session := guard.session_to_prove(p_token_hash); f guard.factor; step bigint;
   begin
     if s.id is null or not guard.takes_attempt(p_attempt) then return query select 'failed', false; return; end if;
     select x.* into f from guard.factor x
      where x.user_id = s.user_id and x.kind = 'totp' and x.confirmed_at is not null and x.secret_hash = sha256(p_secret) for update;
     if f.id is not null then step := guard.totp_step(p_secret, p_code, f.last_step); end if;
     if step is not null then update guard.factor x set last_step = step, last_used_at = now() where x.id = f.id; end if;
     return query select * from guard.after_proof(s, p_attempt, step is not null, p_new_token_hash);
   end $$`,
  `create function guard.prove_by_recovery_code(p_token_hash bytea, p_attempt uuid, p_code text, p_new_token_hash bytea)
   returns table (status text, new_device boolean) language plpgsql volatile ${definer} as $$
   declare s guard.session := guard.session_to_prove(p_token_hash); used boolean;
   begin
     if s.id is null or not guard.takes_attempt(p_attempt) then return query select 'failed', false; return; end if;
     update guard.recovery_code r set used_at = now()
      where r.user_id = s.user_id and r.code_hash = sha256(convert_to(p_code, 'utf8')) and r.used_at is null;
     used := found;
     return query select * from guard.after_proof(s, p_attempt, used, p_new_token_hash);
   end $$`,
  `create function guard.prove_by_passkey(p_token_hash bytea, p_attempt uuid, p_credential bytea, p_challenge bytea, p_counter bigint, p_witness bytea,
     p_new_token_hash bytea)
   returns table (status text, new_device boolean) language plpgsql volatile ${definer} as $$
   declare s guard.session := guard.session_to_prove(p_token_hash); proved boolean := false;
   begin
     if s.id is null or not guard.takes_attempt(p_attempt) then return query select 'failed', false; return; end if;
     if guard.use_challenge(s.id, p_challenge) and guard.witnessed(concat_ws('|', 'passkey', encode(p_token_hash, 'hex'), encode(p_credential, 'hex'),
          encode(p_challenge, 'hex'), p_counter), p_witness) then
       -- A counter that did not grow says that the key was copied; keys that do not count stay at 0.
       update guard.factor f set counter = p_counter, last_used_at = now()
        where f.user_id = s.user_id and f.kind = 'passkey' and f.credential_id = p_credential
          and (p_counter > f.counter or (p_counter = 0 and f.counter = 0));
       proved := found;
     end if;
     return query select * from guard.after_proof(s, p_attempt, proved, p_new_token_hash);
   end $$`,
  // Once more inside a session, where there is nothing but a password to prove.
  `create function guard.prove_by_password(p_token_hash bytea, p_attempt uuid, p_proof bytea)
   returns table (status text, new_device boolean) language plpgsql volatile ${definer} as $$
   declare s guard.session := guard.live_session(p_token_hash); proved boolean;
   begin
     if s.id is null or not guard.takes_attempt(p_attempt) then return query select 'failed', false; return; end if;
     proved := guard.stage_of(s.user_id) <> 'second-factor'
       and exists (select from public.user_account u where u.id = s.user_id and u.password_verifier = sha256(p_proof));
     return query select * from guard.after_proof(s, p_attempt, proved, null);
   end $$`,
];

/** Adding and removing factors: within five minutes of a proof, or where the first one is asked for. */
export const enrolling = [
  `create function guard.may_enrol(p_token_hash bytea) returns text language plpgsql stable ${definer} as $$
   declare s guard.session := guard.live_session(p_token_hash);
   begin
     if s.id is not null then return case when s.proved_at > now() - interval '5 minutes' then 'yes' else 'step-up' end; end if;
     s := guard.pending_session(p_token_hash);
     return case when s.id is not null and guard.stage_of(s.user_id) = 'enrol-second-factor' then 'yes' else 'no-session' end;
   end $$`,
  `create function guard.enrolling(p_token_hash bytea) returns guard.session language plpgsql stable ${definer} as $$
   declare s guard.session;
   begin
     if guard.may_enrol(p_token_hash) <> 'yes' then return null; end if;
     s := guard.live_session(p_token_hash);
     if s.id is null then s := guard.pending_session(p_token_hash); end if;
     return s;
   end $$`,
  // Codes are handed out with the first factor; a pending session becomes one.
  `create function guard.after_enrolment(s guard.session, p_recovery bytea[], p_new_token_hash bytea)
   returns table (status text, codes_kept boolean, new_device boolean) language plpgsql volatile ${definer} as $$
   declare first boolean := not exists (select from guard.recovery_code r where r.user_id = s.user_id and r.used_at is null); fresh boolean := false;
   begin
     if first then
       delete from guard.recovery_code r where r.user_id = s.user_id;
       insert into guard.recovery_code (user_id, code_hash) select s.user_id, h from unnest(p_recovery) h;
     end if;
     if s.level = 'pending' then
       update guard.session x set ended_at = now() where x.id = s.id;
       fresh := guard.open_session(s.user_id, p_new_token_hash, s.device_hash, s.device);
     end if;
     return query select 'signed-in', first, fresh;
   end $$`,
  `create function guard.begin_totp(p_token_hash bytea, p_factor uuid, p_secret_hash bytea, p_sealed bytea) returns text
   language plpgsql volatile ${definer} as $$
   declare s guard.session := guard.enrolling(p_token_hash);
   begin
     if s.id is null then return guard.may_enrol(p_token_hash); end if;
     delete from guard.factor f where f.user_id = s.user_id and f.kind = 'totp' and f.confirmed_at is null;
     insert into guard.factor (id, user_id, kind, label, secret_hash, sealed_secret) values (p_factor, s.user_id, 'totp', '', p_secret_hash, p_sealed);
     return 'done';
   end $$`,
  `create function guard.unconfirmed_totp(p_token_hash bytea) returns table (factor_id uuid, sealed_secret bytea) language plpgsql stable ${definer} as $$
   declare s guard.session := guard.enrolling(p_token_hash);
   begin
     return query select f.id, f.sealed_secret from guard.factor f where f.user_id = s.user_id and f.kind = 'totp' and f.confirmed_at is null;
   end $$`,
  // Takes the place of the one that was: a new telephone.
  `create function guard.confirm_totp(p_token_hash bytea, p_secret bytea, p_code text, p_recovery bytea[], p_new_token_hash bytea)
   returns table (status text, codes_kept boolean, new_device boolean) language plpgsql volatile ${definer} as $$
   declare s guard.session := guard.enrolling(p_token_hash); f guard.factor; step bigint;
   begin
     if s.id is null then return query select guard.may_enrol(p_token_hash), false, false; return; end if;
     select x.* into f from guard.factor x
      where x.user_id = s.user_id and x.kind = 'totp' and x.confirmed_at is null and x.secret_hash = sha256(p_secret) for update;
     if f.id is not null then step := guard.totp_step(p_secret, p_code, null); end if;
     if step is null then return query select 'failed', false, false; return; end if;
     delete from guard.factor x where x.user_id = s.user_id and x.kind = 'totp' and x.confirmed_at is not null;
     update guard.factor x set confirmed_at = now(), last_step = step where x.id = f.id;
     return query select * from guard.after_enrolment(s, p_recovery, p_new_token_hash);
   end $$`,
  `create function guard.add_passkey(p_token_hash bytea, p_factor uuid, p_label text, p_credential bytea, p_public_key bytea, p_counter bigint,
     p_transports text[], p_challenge bytea, p_witness bytea, p_recovery bytea[], p_new_token_hash bytea)
   returns table (status text, codes_kept boolean, new_device boolean) language plpgsql volatile ${definer} as $$
   declare s guard.session := guard.enrolling(p_token_hash);
   begin
     if s.id is null then return query select guard.may_enrol(p_token_hash), false, false; return; end if;
     if not guard.use_challenge(s.id, p_challenge) or not guard.witnessed(concat_ws('|', 'new-passkey', encode(p_token_hash, 'hex'),
          encode(p_credential, 'hex'), encode(p_public_key, 'hex'), encode(p_challenge, 'hex')), p_witness)
        or exists (select from guard.factor f where f.credential_id = p_credential)
        or (select count(*) from guard.factor f where f.user_id = s.user_id and f.kind = 'passkey') >= 10 then
       return query select 'failed', false, false;
       return;
     end if;
     insert into guard.factor (id, user_id, kind, label, confirmed_at, credential_id, public_key, counter, transports)
       values (p_factor, s.user_id, 'passkey', left(p_label, 60), now(), p_credential, p_public_key, p_counter, p_transports);
     return query select * from guard.after_enrolment(s, p_recovery, p_new_token_hash);
   end $$`,
  `create function guard.remove_factor(p_token_hash bytea, p_factor uuid) returns text language plpgsql volatile ${definer} as $$
   declare s guard.session := guard.live_session(p_token_hash); others int;
   begin
     if s.id is null or guard.may_enrol(p_token_hash) <> 'yes' then return guard.may_enrol(p_token_hash); end if;
     perform from guard.factor f where f.user_id = s.user_id for update;
     if not exists (select from guard.factor f where f.user_id = s.user_id and f.id = p_factor and f.confirmed_at is not null) then return 'not-there'; end if;
     others := (select count(*) from guard.factor f where f.user_id = s.user_id and f.id <> p_factor and f.confirmed_at is not null);
     if others = 0 and guard.factor_required(s.user_id) then return 'last'; end if;
     delete from guard.factor f where f.id = p_factor;
     if others = 0 then delete from guard.recovery_code r where r.user_id = s.user_id; end if;
     return 'done';
   end $$`,
  `create function guard.renew_recovery_codes(p_token_hash bytea, p_recovery bytea[]) returns text language plpgsql volatile ${definer} as $$
   declare s guard.session := guard.live_session(p_token_hash);
   begin
     if s.id is null or guard.may_enrol(p_token_hash) <> 'yes' then return guard.may_enrol(p_token_hash); end if;
     if guard.stage_of(s.user_id) <> 'second-factor' then return 'not-there'; end if;
     delete from guard.recovery_code r where r.user_id = s.user_id;
     insert into guard.recovery_code (user_id, code_hash) select s.user_id, h from unnest(p_recovery) h;
     return 'done';
   end $$`,
  // Public halves, for the check of a signature and for keys that are already there.
  `create function guard.passkeys_of(p_token_hash bytea) returns table (credential_id bytea, public_key bytea, counter bigint, transports text[])
   language plpgsql stable ${definer} as $$
   declare s guard.session := guard.session_to_prove(p_token_hash);
   begin
     return query select f.credential_id, f.public_key, f.counter, f.transports from guard.factor f where f.user_id = s.user_id and f.kind = 'passkey';
   end $$`,
];

/** What a person sees and ends of their own account. */
export const keeping = [
  `create function guard.factors_of(p_token_hash bytea) returns table (id uuid, kind text, label text, created_at timestamptz, last_used_at timestamptz)
   language plpgsql stable ${definer} as $$
   declare s guard.session := guard.live_session(p_token_hash);
   begin
     return query select f.id, f.kind, f.label, f.created_at, f.last_used_at from guard.factor f
       where f.user_id = s.user_id and f.confirmed_at is not null order by f.created_at, f.id;
   end $$`,
  `create function guard.protection_of(p_token_hash bytea) returns table (codes_left int, required boolean, recently_proved boolean, linked_at timestamptz)
   language plpgsql stable ${definer} as $$
   declare s guard.session := guard.live_session(p_token_hash);
   begin
     if s.id is null then return; end if;
     return query select (select count(*)::int from guard.recovery_code r where r.user_id = s.user_id and r.used_at is null),
       guard.factor_required(s.user_id), s.proved_at > now() - interval '5 minutes',
       (select l.linked_at from guard.provider_link l where l.user_id = s.user_id);
   end $$`,
  `create function guard.sessions_of(p_token_hash bytea)
   returns table (id uuid, device text, created_at timestamptz, last_seen_at timestamptz, is_current boolean) language plpgsql stable ${definer} as $$
   declare s guard.session := guard.live_session(p_token_hash); rule guard.session_rule := guard.session_rule_of(s.user_id);
   begin
     return query select x.id, x.device, x.created_at, x.last_seen_at, x.id = s.id from guard.session x
       where x.user_id = s.user_id and x.level = 'full' and x.ended_at is null and x.absolute_until > now()
         and x.last_seen_at > now() - make_interval(mins => rule.idle_minutes) order by x.last_seen_at desc, x.id limit 100;
   end $$`,
  `create function guard.revoke_session(p_token_hash bytea, p_session uuid) returns boolean language plpgsql volatile ${definer} as $$
   declare s guard.session := guard.live_session(p_token_hash);
   begin
     update guard.session x set ended_at = now() where x.id = p_session and x.user_id = s.user_id and x.ended_at is null;
     return found;
   end $$`,
  `create function guard.revoke_other_sessions(p_token_hash bytea) returns int language plpgsql volatile ${definer} as $$
   declare s guard.session := guard.live_session(p_token_hash); n int;
   begin
     update guard.session x set ended_at = now() where x.user_id = s.user_id and x.id <> s.id and x.ended_at is null;
     get diagnostics n = row_count;
     return n;
   end $$`,
  // With the present password; every other session ends, and so does what was begun elsewhere.
  `create function guard.change_password(p_token_hash bytea, p_attempt uuid, p_proof bytea, p_salt bytea, p_verifier bytea, p_memory int, p_passes int, p_lanes int)
   returns text language plpgsql volatile ${definer} as $$
   declare s guard.session := guard.live_session(p_token_hash); changed boolean;
   begin
     if s.id is null or not guard.takes_attempt(p_attempt) then return 'failed'; end if;
     update public.user_account u set password_salt = p_salt, password_verifier = p_verifier, password_memory = p_memory, password_passes = p_passes,
            password_lanes = p_lanes
      where u.id = s.user_id and u.password_verifier = sha256(p_proof);
     changed := found;
     if not changed then
       update guard.sign_in_failure f set attempt = null where f.attempt = p_attempt;
       return 'failed';
     end if;
     delete from guard.sign_in_failure f where f.attempt = p_attempt
        or (f.key in (select g.key from guard.sign_in_failure g where g.attempt = p_attempt) and ${settled});
     perform guard.revoke_other_sessions(p_token_hash);
     return 'done';
   end $$`,
];

/** The government's identity provider. What it says was checked by the application, which shows it by its key. */
export const provider = [
  `create function guard.sign_in_by_provider(p_subject bytea, p_strong boolean, p_witness bytea, p_device_hash bytea, p_token_hash bytea, p_device text)
   returns table (status text, user_id uuid, new_device boolean) language plpgsql volatile ${definer} as $$
   declare whose uuid;
   begin
     if guard.witnessed(concat_ws('|', 'provider', encode(p_token_hash, 'hex'), encode(p_subject, 'hex'), p_strong::text), p_witness) then
       select u.id into whose from guard.provider_link l join public.user_account u on u.id = l.user_id and u.disabled_at is null where l.subject = p_subject;
     end if;
     if whose is null then return query select 'failed', null::uuid, false; return; end if;
     return query select o.status, whose, o.new_device from guard.open_by_stage(whose, p_strong, p_token_hash, p_device_hash, p_device) o;
   end $$`,
  `create function guard.link_provider(p_token_hash bytea, p_subject bytea, p_witness bytea) returns text language plpgsql volatile ${definer} as $$
   declare s guard.session := guard.live_session(p_token_hash);
   begin
     if s.id is null or guard.may_enrol(p_token_hash) <> 'yes' then return guard.may_enrol(p_token_hash); end if;
     if not guard.witnessed(concat_ws('|', 'link', encode(p_token_hash, 'hex'), encode(p_subject, 'hex')), p_witness) then return 'failed'; end if;
     if exists (select from guard.provider_link l where l.subject = p_subject and l.user_id <> s.user_id) then return 'taken'; end if;
     insert into guard.provider_link (user_id, subject) values (s.user_id, p_subject)
       on conflict on constraint provider_link_pk do update set subject = excluded.subject, linked_at = now();
     return 'done';
   end $$`,
  `create function guard.unlink_provider(p_token_hash bytea) returns text language plpgsql volatile ${definer} as $$
   declare s guard.session := guard.live_session(p_token_hash);
   begin
     if s.id is null or guard.may_enrol(p_token_hash) <> 'yes' then return guard.may_enrol(p_token_hash); end if;
     delete from guard.provider_link l where l.user_id = s.user_id;
     return case when found then 'done' else 'not-there' end;
   end $$`,
];
