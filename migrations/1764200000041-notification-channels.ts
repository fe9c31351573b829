import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bit, guarded, oneOf, run } from './sql';

const channels = ['email', 'sms'];
const groups = ['urgent', 'referrals', 'consents', 'cases', 'account', 'oversight'];
const timings = ['off', 'at-once', 'hourly', 'daily'];

/** Notifications beyond the page: who is told at once that something changed, and what goes on by e-mail and text message. */
export class NotificationChannels1764200000041 implements MigrationInterface {
  readonly name = 'NotificationChannels1764200000041';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      `grant select, insert, update, delete on ${ownTables.join(', ')} to himaya_guard`,
      'set local role himaya_guard',
      // What was told before is not sent on now.
      'update notification set planned_at = at',
      ...live,
      ...contacts,
      `revoke execute on function ${[...doorsOfApp, ...doorsOfWorker, ...triggers].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${doorsOfWorker.join(', ')} to himaya_worker`,
      `grant execute on function ${triggers.join(', ')} to himaya_owner`,
      `create trigger session_live after update on guard.session for each row
         when (old.ended_at is distinct from new.ended_at or old.level <> new.level) execute function guard.tell_session_over()`,
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop trigger notification_live on notification',
      'drop trigger referral_live on referral',
      `drop table ${[...ownTables].reverse().join(', ')} cascade`,
      'set local role himaya_guard',
      'drop trigger session_live on guard.session',
      `drop function ${[...doorsOfApp, ...doorsOfWorker, ...triggers].join(', ')}`,
      'reset role',
      'revoke update (planned_at) on notification from himaya_worker',
      'drop index notification_unplanned_ix',
      'alter table notification drop column planned_at',
      'revoke select (language) on user_account from himaya_worker',
    ]);
  }
}

const ownTables = [
  'notification_contact',
  'notification_choice',
  'notification_schedule',
  'notification_message',
  'notification_delivery',
] as const;

const tables = [
  'alter table notification add column planned_at timestamptz',
  'create index notification_unplanned_ix on notification (at, id) where planned_at is null',
  // Staff's own address and phone, under a key outside the database; worth nothing until a code that was sent there came back.
  `create table notification_contact (
     user_id uuid not null constraint notification_contact_user_fk references user_account,
     channel text not null,
     address_ct bytea not null,
     code_hash bytea constraint notification_contact_code_hash_check check (octet_length(code_hash) = 32),
     code_ct bytea, code_expires_at timestamptz, code_tries int not null default 0,
     verified_at timestamptz,
     constraint notification_contact_pk primary key (user_id, channel),
     ${oneOf('notification_contact_channel_check', 'channel', channels)})`,
  // Where nothing is chosen, libs/domain's table says when.
  `create table notification_choice (
     user_id uuid not null constraint notification_choice_user_fk references user_account,
     channel text not null, kind_group text not null, timing text not null,
     constraint notification_choice_pk primary key (user_id, channel, kind_group),
     ${oneOf('notification_choice_channel_check', 'channel', channels)},
     ${oneOf('notification_choice_kind_group_check', 'kind_group', groups)},
     ${oneOf('notification_choice_timing_check', 'timing', timings)},
     constraint notification_choice_urgent_check check (kind_group <> 'urgent' or timing in ('off', 'at-once')))`,
  // Hours of the day in Iraq.
  `create table notification_schedule (
     user_id uuid not null constraint notification_schedule_pk primary key constraint notification_schedule_user_fk references user_account,
     daily_hour int not null, quiet_from int, quiet_to int,
     version int not null default 1,
     constraint notification_schedule_hours_check check (daily_hour between 0 and 23 and (quiet_from is null) = (quiet_to is null)
       and quiet_from between 0 and 23 and quiet_to between 0 and 23 and quiet_from <> quiet_to))`,
  // One mail or text message: its id is the mail's own, so that a second sending after a crash is known for the same.
  `create table notification_message (
     id uuid not null constraint notification_message_pk primary key,
     user_id uuid not null constraint notification_message_user_fk references user_account,
     channel text not null, purpose text not null, state text not null default 'waiting',
     notices int not null default 0,
     due_at timestamptz not null, tries int not null default 0, leased_until timestamptz, reply int,
     created_at timestamptz not null default now(), ended_at timestamptz,
     ${oneOf('notification_message_channel_check', 'channel', channels)},
     ${oneOf('notification_message_purpose_check', 'purpose', ['code', 'notices'])},
     ${oneOf('notification_message_state_check', 'state', ['waiting', 'sent', 'refused', 'given-up'])},
     constraint notification_message_ended_check check ((state = 'waiting') = (ended_at is null)))`,
  `create index notification_message_due_ix on notification_message (due_at, id) where state = 'waiting'`,
  'create index notification_message_user_ix on notification_message (user_id, channel, created_at desc)',
  `create table notification_delivery (
     notification_id uuid not null constraint notification_delivery_notification_fk references notification,
     user_id uuid not null constraint notification_delivery_user_fk references user_account,
     channel text not null,
     due_at timestamptz not null,
     message_id uuid constraint notification_delivery_message_fk references notification_message,
     dropped_at timestamptz,
     constraint notification_delivery_pk primary key (notification_id, user_id, channel),
     ${oneOf('notification_delivery_channel_check', 'channel', channels)})`,
  'create index notification_delivery_due_ix on notification_delivery (due_at) where message_id is null and dropped_at is null',
  'create index notification_delivery_message_ix on notification_delivery (message_id)',
];

const doorsOfApp = [
  'guard.follow(bytea)',
  'guard.set_contact(text, bytea, bytea, bytea, uuid)',
  'guard.confirm_contact(text, bytea)',
  'guard.remove_contact(text)',
];
const doorsOfWorker = ['guard.hearers(uuid)'];
const triggers = ['guard.tell_unit_live()', 'guard.tell_sides_live()', 'guard.tell_session_over()'];

const live = [
  // As guard.enter, but a page that only listens does not count as somebody who is there.
  `create function guard.follow(p_token_hash bytea) returns text language plpgsql stable security definer set search_path = guard, pg_temp as $$
   declare s guard.session; body text;
   begin
     s := guard.live_session(p_token_hash);
     if s.id is null then return ''; end if;
     select concat_ws('|', u.id, u.unit_id, coalesce(string_agg(r.role, ',' order by r.role), ''),
                      coalesce(bit_or(c.read_mask), 0), coalesce(bit_or(c.write_mask), 0),
                      extract(epoch from clock_timestamp())::bigint + 60)
       into body
       from public.user_account u
       left join public.user_role r on r.user_id = u.id and now() >= r.valid_from and now() < r.valid_to
       left join guard.role_ceiling c on c.role = r.role
      where u.id = s.user_id and u.disabled_at is null
      group by u.id;
     if body is null then return ''; end if;
     return body || '|' || guard.seal(body);
   end $$`,
  // Which unit to look again, and nothing of what; a session's id is no key to it.
  `create function guard.tell_unit_live() returns trigger language plpgsql volatile security definer set search_path = guard, pg_temp as $$
   begin
     perform pg_notify('himaya_live', 'unit|' || new.unit_id);
     return null;
   end $$`,
  `create function guard.tell_sides_live() returns trigger language plpgsql volatile security definer set search_path = guard, pg_temp as $$
   begin
     perform pg_notify('himaya_live', 'unit|' || new.to_unit_id);
     perform pg_notify('himaya_live', 'unit|' || new.from_unit_id);
     return null;
   end $$`,
  `create function guard.tell_session_over() returns trigger language plpgsql volatile security definer set search_path = guard, pg_temp as $$
   begin
     perform pg_notify('himaya_live', 'session|' || new.id);
     return null;
   end $$`,
];

const alive = (role: string): string => `now() >= ${role}.valid_from and now() < ${role}.valid_to`;

const contacts = [
  // A new address waits for its code; five codes a day and account, so that nobody's letter box is filled from here.
  `create function guard.set_contact(p_channel text, p_address bytea, p_code_hash bytea, p_code bytea, p_message uuid) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare me uuid := guard.user_id(); mark bytea := guard.sign_in_key('contact-code|' || guard.user_id());
   begin
     if me is null then raise exception 'guard: nobody' using errcode = '42501'; end if;
     perform pg_advisory_xact_lock(hashtextextended(encode(mark, 'hex'), 0));
     if (select count(*) from guard.sign_in_failure f where f.key = mark and f.at > clock_timestamp() - interval '1 day') >= 5 then
       return 'rate.limited';
     end if;
     insert into guard.sign_in_failure (key) values (mark);
     update notification_message set state = 'given-up', ended_at = now()
      where user_id = me and channel = p_channel and state = 'waiting';
     insert into notification_contact (user_id, channel, address_ct, code_hash, code_ct, code_expires_at)
       values (me, p_channel, p_address, p_code_hash, p_code, now() + interval '1 hour')
       on conflict on constraint notification_contact_pk do update
         set address_ct = p_address, code_hash = p_code_hash, code_ct = p_code, code_expires_at = now() + interval '1 hour', code_tries = 0, verified_at = null;
     insert into notification_message (id, user_id, channel, purpose, due_at) values (p_message, me, p_channel, 'code', now());
     return 'done';
   end $$`,
  `create function guard.confirm_contact(p_channel text, p_code_hash bytea) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare k notification_contact;
   begin
     select * into k from notification_contact where user_id = guard.user_id() and channel = p_channel for update;
     if k.user_id is null or k.code_hash is null then return 'not-found'; end if;
     if k.code_tries >= 5 or k.code_expires_at <= now() then return 'contact.code'; end if;
     if k.code_hash <> p_code_hash then
       update notification_contact set code_tries = code_tries + 1 where user_id = k.user_id and channel = p_channel;
       return 'contact.code';
     end if;
     update notification_contact set verified_at = now(), code_hash = null, code_ct = null, code_expires_at = null, code_tries = 0
      where user_id = k.user_id and channel = p_channel;
     return 'done';
   end $$`,
  `create function guard.remove_contact(p_channel text) returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     update notification_message set state = 'given-up', ended_at = now()
      where user_id = guard.user_id() and channel = p_channel and state = 'waiting';
     delete from notification_contact where user_id = guard.user_id() and channel = p_channel;
     return case when found then 'done' else 'not-found' end;
   end $$`,
  // Who of the unit is to hear of a notice where: the same rule as notification_mine, of people who are not asking just now.
  `create function guard.hearers(p_notification uuid)
   returns table (user_id uuid, channel text, choices jsonb, daily_hour int, quiet_from int, quiet_to int)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare n notification; about uuid;
   begin
     select * into n from notification x where x.id = p_notification;
     about := coalesce(n.case_id, (select r.case_id from referral r where r.id = n.referral_id));
     return query
       select u.id, k.channel,
              coalesce((select jsonb_object_agg(c.kind_group, c.timing) from notification_choice c where c.user_id = u.id and c.channel = k.channel), '{}'),
              s.daily_hour, s.quiet_from, s.quiet_to
         from user_account u
         join notification_contact k on k.user_id = u.id and k.verified_at is not null
         left join notification_schedule s on s.user_id = u.id
        where u.unit_id = n.unit_id and u.disabled_at is null and (n.user_id is null or n.user_id = u.id)
          and (n.role is null or exists (select 1 from user_role r where r.user_id = u.id and r.role = n.role and ${alive('r')}))
          and (about is null or (
            exists (select 1 from user_role r join guard.role_ceiling c on c.role = r.role and c.read_mask & ${bit.core} <> 0
                     where r.user_id = u.id and ${alive('r')})
            and not exists (select 1 from case_bar b where b.user_id = u.id and b.case_id = about and b.lifted_at is null)
            and not exists (select 1 from case_seal x where x.case_id = about and x.unsealed_at is null
                  and not exists (select 1 from case_seal_name m where m.seal_id = x.id and m.user_id = u.id and m.removed_at is null))));
   end $$`,
];

const own = 'user_id = (select guard.user_id())';

const policies = [
  'create trigger notification_live after insert or update of read_at on notification for each row execute function guard.tell_unit_live()',
  'create trigger referral_live after insert or update of status on referral for each row execute function guard.tell_sides_live()',
  ...ownTables.flatMap(guarded),
  'grant update (planned_at) on notification to himaya_worker',
  'grant select (language) on user_account to himaya_worker',
  `create policy notification_contact_own on notification_contact for select to himaya_app using (${own})`,
  'grant select (user_id, channel, address_ct, code_expires_at, verified_at) on notification_contact to himaya_app',
  'create policy notification_contact_worker on notification_contact for select to himaya_worker using (true)',
  'grant select (user_id, channel, address_ct, code_ct, code_expires_at, verified_at) on notification_contact to himaya_worker',
  ...['notification_choice', 'notification_schedule'].flatMap((table) => [
    `create policy ${table}_own on ${table} to himaya_app using (${own}) with check (${own})`,
    `grant select, insert, update, delete on ${table} to himaya_app`,
  ]),
  // What became of the last one: a wrong address shows by it.
  `create policy notification_message_own on notification_message for select to himaya_app using (${own})`,
  'grant select (id, user_id, channel, purpose, state, created_at, ended_at) on notification_message to himaya_app',
  ...['notification_message', 'notification_delivery'].flatMap((table) => [
    `create policy ${table}_worker on ${table} to himaya_worker using (true) with check (true)`,
    `grant select, insert, update on ${table} to himaya_worker`,
  ]),
];
