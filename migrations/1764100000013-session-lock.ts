import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keeping, opening, proving } from './1764100000001-sign-in-factors';
import { asBefore, oneOf, run } from './sql';

const definer = 'security definer set search_path = guard, pg_temp';
const provedByPassword = 'guard.prove_by_password(bytea, uuid, bytea, bytea)';

/** Sessions that wait locked, worth nothing until their holder proves who they are. */
export class SessionLock1764100000013 implements MigrationInterface {
  readonly name = 'SessionLock1764100000013';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      'alter table guard.session drop constraint session_level_check',
      // locked: left alone; it buys no context until its holder proves once more who they are
      `alter table guard.session add ${oneOf('session_level_check', 'level', ['full', 'locked', 'pending'])}`,
      'drop function guard.prove_by_password(bytea, uuid, bytea)',
      ...locking,
      `revoke execute on function guard.lock_session(bytea), guard.locked_session(bytea), ${provedByPassword} from public`,
      `grant execute on function guard.lock_session(bytea), ${provedByPassword} to himaya_app`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      `delete from guard.session where level = 'locked'`,
      'alter table guard.session drop constraint session_level_check',
      `alter table guard.session add ${oneOf('session_level_check', 'level', ['full', 'pending'])}`,
      `drop function guard.lock_session(bytea), ${provedByPassword}`,
      ...asBefore(opening, ['session_to_prove', 'open_session', 'pending_of']),
      ...asBefore(proving, ['begin_proof', 'after_proof', 'prove_by_password']),
      ...asBefore(keeping, ['sessions_of']),
      'drop function guard.locked_session(bytea)',
      'revoke execute on function guard.prove_by_password(bytea, uuid, bytea) from public',
      'grant execute on function guard.prove_by_password(bytea, uuid, bytea) to himaya_app',
      'reset role',
    ]);
  }
}

/** A failure that is over: answered, or left behind by a request that died. */
const settled = `(f.attempt is null or f.at < clock_timestamp() - interval '1 minute')`;

const locking = [
  // False where there is no live session to lock.
  `create function guard.lock_session(p_token_hash bytea) returns boolean language plpgsql volatile ${definer} as $$
   declare s guard.session := guard.live_session(p_token_hash);
   begin
     update guard.session x set level = 'locked' where x.id = s.id and x.level = 'full' and x.ended_at is null;
     return found;
   end $$`,
  // A lock outlasts the idle limit, never the absolute one.
  `create function guard.locked_session(p_token_hash bytea) returns guard.session language plpgsql stable ${definer} as $$
   declare s guard.session;
   begin
     select x.* into s from guard.session x join public.user_account u on u.id = x.user_id and u.disabled_at is null
      where x.token_hash = p_token_hash and x.level = 'locked' and x.ended_at is null and x.absolute_until > now()
        and x.created_at > now() - make_interval(mins => (guard.session_rule_of(x.user_id)).absolute_minutes);
     return s;
   end $$`,
  // Whoever has something to prove: between password and session, at a lock, or once more inside a session.
  `create or replace function guard.session_to_prove(p_token_hash bytea) returns guard.session language plpgsql stable ${definer} as $$
   declare s guard.session := guard.pending_session(p_token_hash);
   begin
     if s.id is not null and guard.stage_of(s.user_id) = 'second-factor' then return s; end if;
     s := guard.locked_session(p_token_hash);
     if s.id is not null then return s; end if;
     return guard.live_session(p_token_hash);
   end $$`,
  `create or replace function guard.pending_of(p_token_hash bytea)
   returns table (session_id uuid, user_id uuid, username text, display_name text, language text, unit_id uuid, stage text, methods text[])
   language plpgsql stable ${definer} as $$
   begin
     return query
       select s.id, u.id, u.username, u.display_name, u.language, u.unit_id, case s.level when 'locked' then 'unlock' else guard.stage_of(u.id) end,
              array(select distinct f.kind from guard.factor f where f.user_id = u.id and f.confirmed_at is not null order by 1)
         from (select * from guard.pending_session(p_token_hash) union all select * from guard.locked_session(p_token_hash)) s
         join public.user_account u on u.id = s.user_id;
   end $$`,
  // Without an attempt: not now. Five tries end a session that is no open one.
  `create or replace function guard.begin_proof(p_token_hash bytea)
   returns table (level text, user_id uuid, attempt uuid, factor_id uuid, sealed_secret bytea, salt bytea, memory int, passes int, lanes int)
   language plpgsql volatile ${definer} as $$
   declare s guard.session := guard.session_to_prove(p_token_hash); made uuid; key_of_account bytea; key_of_session bytea;
   begin
     if s.id is null then return; end if;
     key_of_account := guard.sign_in_key('factor|' || s.user_id || '|' || case when guard.is_known_device(s.user_id, s.device_hash)
       then encode(s.device_hash, 'hex') else 'strangers' end);
     key_of_session := guard.sign_in_key('session|' || s.id);
     perform pg_advisory_xact_lock(hashtextextended(encode(key_of_account, 'hex'), 0));
     if s.level in ('locked', 'pending') and (select count(*) from guard.sign_in_failure f where f.key = key_of_session) >= 5 then
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
  `create or replace function guard.after_proof(s guard.session, p_attempt uuid, p_proved boolean, p_new_token_hash bytea)
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
     if s.level = 'locked' then
       -- The same session goes on: a lock is no way past the absolute limit.
       update guard.session x set level = 'full', token_hash = p_new_token_hash, proved_at = now(), last_seen_at = now() where x.id = s.id;
       return query select 'signed-in', false;
       return;
     end if;
     update guard.session x set ended_at = now() where x.id = s.id;
     return query select 'signed-in', guard.open_session(s.user_id, p_new_token_hash, s.device_hash, s.device);
   end $$`,
  // Where there is nothing but a password to prove: at a lock, or once more inside a session.
  `create function guard.prove_by_password(p_token_hash bytea, p_attempt uuid, p_proof bytea, p_new_token_hash bytea)
   returns table (status text, new_device boolean) language plpgsql volatile ${definer} as $$
   declare s guard.session := guard.session_to_prove(p_token_hash); proved boolean;
   begin
     if s.id is null or not guard.takes_attempt(p_attempt) then return query select 'failed', false; return; end if;
     proved := guard.stage_of(s.user_id) <> 'second-factor'
       and exists (select from public.user_account u where u.id = s.user_id and u.password_verifier = sha256(p_proof));
     return query select * from guard.after_proof(s, p_attempt, proved, p_new_token_hash);
   end $$`,
  `create or replace function guard.sessions_of(p_token_hash bytea)
   returns table (id uuid, device text, created_at timestamptz, last_seen_at timestamptz, is_current boolean) language plpgsql stable ${definer} as $$
   declare s guard.session := guard.live_session(p_token_hash); rule guard.session_rule := guard.session_rule_of(s.user_id);
   begin
     return query select x.id, x.device, x.created_at, x.last_seen_at, x.id = s.id from guard.session x
       where x.user_id = s.user_id and x.ended_at is null and x.absolute_until > now()
         and (x.level = 'locked' or (x.level = 'full' and x.last_seen_at > now() - make_interval(mins => rule.idle_minutes)))
       order by x.last_seen_at desc, x.id limit 100;
   end $$`,
  `create or replace function guard.open_session(p_user uuid, p_token_hash bytea, p_device_hash bytea, p_device text) returns boolean
   language plpgsql volatile ${definer} as $$
   declare known boolean := guard.is_known_device(p_user, p_device_hash); others boolean;
   begin
     delete from guard.device d where d.user_id = p_user and d.last_seen_at < now() - interval '180 days';
     others := exists (select from guard.device d where d.user_id = p_user);
     insert into guard.device (user_id, device_hash) values (p_user, p_device_hash)
       on conflict on constraint device_pk do update set last_seen_at = now();
     update public.user_account u set last_sign_in_month = date_trunc('month', now() at time zone 'UTC')::date
      where u.id = p_user and u.last_sign_in_month is distinct from date_trunc('month', now() at time zone 'UTC')::date;
     -- What waits locked on this device is of no use any more.
     update guard.session x set ended_at = now() where x.user_id = p_user and x.level = 'locked' and x.device_hash = p_device_hash and x.ended_at is null;
     insert into guard.session (user_id, token_hash, level, absolute_until, device_hash, device)
       values (p_user, p_token_hash, 'full', now() + make_interval(mins => (guard.session_rule_of(p_user)).absolute_minutes), p_device_hash, left(p_device, 200));
     return others and not known;
   end $$`,
];
