import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addCodes, bit, dropCodes, guarded, oneOf, run } from './sql';

const holdReasons = [
  'waiting-for-person', 'waiting-for-place', 'waiting-for-papers', 'waiting-for-interpreter', 'person-ill', 'safety', 'unspecified',
]; // prettier-ignore
const messageCodes = [
  'please-call', 'answer-follows', 'when-arriving', 'arriving-today', 'arriving-later', 'who-escorts', 'escorted', 'not-escorted',
  'interpreter-with-person', 'interpreter-needed', 'transport-arranged', 'transport-needed', 'date-firm', 'date-flexible',
  'place-likely', 'place-unlikely',
]; // prettier-ignore
const services = [
  'shelter', 'medical', 'psychological', 'legal-aid', 'interpretation', 'repatriation', 'reintegration', 'financial-aid',
  'education', 'employment',
]; // prettier-ignore
const persons = ['men', 'women', 'boys', 'girls', 'families'];
const notices = ['referral-message', 'referral-hold-over'];
const held = 'referral-hold';

/** Roles that count their own unit's places; a test holds them against libs/auth's table. */
const counting = [
  'shelter-manager', 'health-provider', 'legal-aid-provider', 'interpreter-coordinator', 'repatriation-officer', 'residence-liaison',
  'reintegration-officer',
]; // prettier-ignore

/** Every category but proceedings and the authors' notes: what either side lets across until it says otherwise. */
const usualLimit = 8191 & ~bit.proceedings & ~bit.notes;

/** The loop closed: who has a referral, its thread, pauses that end, one need through several desks, families, places, and the line. */
export class ReferralLoop1764200000031 implements MigrationInterface {
  readonly name = 'ReferralLoop1764200000031';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      addCodes('notification', 'kind', notices),
      addCodes('deadline', 'kind', [held]),
      addCodes('escalation', 'kind', [held]),
      'grant select, insert, update, delete on referral_message, referral_reading, unit_capacity, line_limit to himaya_guard',
      'set local role himaya_guard',
      `insert into guard.role_duty values ${counting.map((role) => `('capacity', '${role}')`).join(', ')}`,
      ...doors,
      `revoke execute on function ${[...doorsOfApp, ...triggers, 'guard.referral_facts(date, date)', ...inside].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${triggers.join(', ')} to himaya_owner`,
      'grant usage on schema guard to himaya_facts',
      'grant execute on function guard.referral_facts(date, date) to himaya_facts',
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop trigger referral_line on referral',
      'drop trigger referral_assignment on referral',
      'drop trigger case_transfer_line on case_transfer',
      'drop trigger unit_service_places on unit_service',
      'drop table referral_message, referral_reading, unit_capacity, line_limit',
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, ...triggers, 'guard.referral_facts(date, date)', ...inside].join(', ')}`,
      `delete from guard.role_duty where duty = 'capacity'`,
      `delete from deadline where kind = '${held}'`,
      `delete from escalation where kind = '${held}'`,
      `delete from notification where kind in (${notices.map((kind) => `'${kind}'`).join(', ')})`,
      'revoke usage on schema guard from himaya_facts',
      'reset role',
      dropCodes('notification', 'kind', notices),
      dropCodes('deadline', 'kind', [held]),
      dropCodes('escalation', 'kind', [held]),
      'alter table unit_service drop column places_kept_at',
      'alter table case_transfer drop column crosses_line',
      `alter table referral drop column assigned_to, drop column assigned_at, drop column hold_reason, drop column hold_until,
         drop column previous_id, drop column group_id, drop column crosses_line`,
    ]);
  }
}

const tables = [
  `alter table referral
     add column assigned_to uuid constraint referral_assigned_to_fk references user_account,
     add column assigned_at timestamptz,
     add column hold_reason text,
     add column hold_until date,
     add column previous_id uuid constraint referral_previous_fk references referral,
     add column group_id uuid,
     add column crosses_line boolean not null default false,
     add ${oneOf('referral_hold_reason_check', 'hold_reason', holdReasons)},
     add constraint referral_assigned_check check ((assigned_to is null) = (assigned_at is null)),
     add constraint referral_previous_check check (previous_id <> id)`,
  // What one member has, by due time; as the desk's queue is read.
  `create index referral_assigned_ix on referral (assigned_to, (coalesce(due_at, 'infinity'::timestamptz)), id)
     where assigned_to is not null and status in ('requested', 'received', 'accepted', 'in-progress', 'on-hold')`,
  // One need goes to one desk at a time.
  `create unique index referral_previous_uq on referral (previous_id) where previous_id is not null and status <> 'entered-in-error'`,
  'create index referral_group_ix on referral (group_id) where group_id is not null',
  // When the places were last counted: the word is everybody's, the numbers are not.
  'alter table unit_service add column places_kept_at timestamptz',
  `alter table case_transfer add column crosses_line boolean not null default false`,
  `create table referral_message (
     id uuid not null constraint referral_message_pk primary key,
     referral_id uuid not null constraint referral_message_referral_fk references referral,
     unit_id uuid not null constraint referral_message_unit_fk references unit,
     author_id uuid not null constraint referral_message_author_fk references user_account,
     at timestamptz not null default clock_timestamp(),
     code text, text_ct bytea,
     constraint referral_message_parts_check check (num_nonnulls(code, text_ct) = 1),
     ${oneOf('referral_message_code_check', 'code', messageCodes)})`,
  'create index referral_message_referral_ix on referral_message (referral_id, at desc, id desc)',
  // How far each reader has read a thread.
  `create table referral_reading (
     referral_id uuid not null constraint referral_reading_referral_fk references referral,
     user_id uuid not null constraint referral_reading_user_fk references user_account,
     seen_at timestamptz not null,
     constraint referral_reading_pk primary key (referral_id, user_id))`,
  // Counts are never changed, only made anew: the last one stands, the others are the history.
  `create table unit_capacity (
     unit_id uuid not null constraint unit_capacity_unit_fk references unit,
     service text not null, person_category text not null, version int not null,
     places_total int not null constraint unit_capacity_total_check check (places_total between 0 and 9999),
     places_free int not null,
     kept_by uuid not null constraint unit_capacity_kept_by_fk references user_account,
     kept_at timestamptz not null default now(),
     constraint unit_capacity_pk primary key (unit_id, service, person_category, version),
     constraint unit_capacity_free_check check (places_free between 0 and places_total),
     ${oneOf('unit_capacity_service_check', 'service', services)},
     ${oneOf('unit_capacity_person_category_check', 'person_category', persons)})`,
  'create index unit_capacity_history_ix on unit_capacity (unit_id, kept_at desc, service, person_category, version)',
  // What each side lets across the line; the last version stands.
  `create table line_limit (
     side text not null, version int not null,
     give_mask int not null constraint line_limit_give_check check (give_mask between 0 and 8191),
     take_mask int not null constraint line_limit_take_check check (take_mask between 0 and 8191),
     transfers boolean not null,
     changed_by uuid constraint line_limit_changed_by_fk references user_account,
     changed_at timestamptz not null default now(),
     constraint line_limit_pk primary key (side, version),
     ${oneOf('line_limit_side_check', 'side', ['federal', 'kurdistan-region'])})`,
  `insert into line_limit (side, version, give_mask, take_mask, transfers) values
     ('federal', 1, ${usualLimit}, ${usualLimit}, true), ('kurdistan-region', 1, ${usualLimit}, ${usualLimit}, true)`,
];

const doorsOfApp = [
  'guard.packet_open(uuid)',
  'guard.message_scope(uuid)',
  'guard.asked_before(uuid)',
  'guard.pause_until(uuid, timestamptz)',
  'guard.keep_capacity(text, text, int, int, int)',
  'guard.capacity_board()',
  'guard.line_limits()',
  'guard.change_line_limit(text, int, int, int, boolean)',
  'guard.capacity_changes(timestamptz, text, text, int, int)',
];
const triggers = ['guard.check_assignment()', 'guard.check_line()', 'guard.check_transfer_line()', 'guard.word_places()'];
const inside = ['guard.line_side(uuid)'];

export const doors = [
  // The referral's own door is open: words may pass.
  `create function guard.packet_open(p_referral uuid) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from referral r join case_grant g on g.referral_id = r.id
                     where r.id = p_referral and guard.is_party(r.id, r.case_id) and g.ended_at is null and now() < coalesce(g.ends_at, 'infinity'));
   end $$`,
  `create function guard.message_scope(p_referral uuid) returns text language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   declare r referral;
   begin
     select * into r from referral where id = p_referral;
     if r.id is null or not guard.is_party(r.id, r.case_id) then return 'nothing'; end if;
     if guard.packet_open(r.id) then return 'words'; end if;
     return case when r.status in ('requested', 'received', 'accepted', 'in-progress', 'on-hold') then 'codes' else 'nothing' end;
   end $$`,
  // The desks that one need has been to, by a referral of either side's: none of them is proposed again.
  `create function guard.asked_before(p_referral uuid) returns uuid[] language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return array(
       with recursive chain as (
         select r.id, r.previous_id, r.to_unit_id from referral r where r.id = p_referral and guard.is_party(r.id, r.case_id)
         union all
         select b.id, b.previous_id, b.to_unit_id from chain c join referral b on b.id = c.previous_id)
       select distinct to_unit_id from chain);
   end $$`,
  // A pause has an end: the desk is reminded then, and a day later its manager and the sender. A second pause begins its own.
  `create function guard.pause_until(p_referral uuid, p_until timestamptz) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   begin
     if not exists (select 1 from referral r where r.id = p_referral and r.status = 'on-hold' and r.to_unit_id = guard.unit()
                       and guard.is_party(r.id, r.case_id)) then
       raise exception 'guard: not a referral this session pauses' using errcode = '42501';
     end if;
     delete from deadline where subject_id = p_referral and kind = '${held}';
     insert into deadline (id, kind, step, subject_id, due_at) values
       (gen_random_uuid(), '${held}', 'remind-desk', p_referral, p_until),
       (gen_random_uuid(), '${held}', 'tell-manager-and-sender', p_referral, p_until + interval '24 hours');
   end $$`,
  // Only who answers the referral has it, and nobody puts it in another's hands.
  `create function guard.check_assignment() returns trigger language plpgsql stable security invoker set search_path = public, guard, pg_temp as $$
   begin
     if new.assigned_to is distinct from old.assigned_to and current_user <> 'himaya_guard'
        and (guard.unit() is distinct from new.to_unit_id or new.assigned_to is distinct from guard.user_id() and new.assigned_to is not null) then
       raise exception 'guard: not this session''s to take' using errcode = '42501';
     end if;
     return new;
   end $$`,
  `create function guard.line_side(p_unit uuid) returns text language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return (select case when u.governorate in ('erbil', 'sulaymaniyah', 'duhok', 'halabja') then 'kurdistan-region' else 'federal' end
               from unit u where u.id = p_unit);
   end $$`,
  // Marked whatever the sender says; refused where either side keeps one of the packet's categories on its own side.
  `create function guard.check_line() returns trigger language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare giving text := guard.line_side(new.from_unit_id); taking text := guard.line_side(new.to_unit_id); passes int;
   begin
     new.crosses_line := giving <> taking;
     if new.crosses_line and new.status in ('requested', 'accepted') then
       select (select give_mask from line_limit where side = giving order by version desc limit 1)
            & (select take_mask from line_limit where side = taking order by version desc limit 1) into passes;
       if new.packet_mask & ~coalesce(passes, 0) <> 0 then
         raise exception 'guard: a packet that does not cross the line' using errcode = '42501';
       end if;
     end if;
     return new;
   end $$`,
  `create function guard.check_transfer_line() returns trigger language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     new.crosses_line := guard.line_side(new.from_unit_id) <> guard.line_side(new.to_unit_id);
     if new.crosses_line and exists (select 1 from line_limit l where not l.transfers
          and l.version = (select max(n.version) from line_limit n where n.side = l.side)) then
       raise exception 'guard: no case crosses the line' using errcode = '42501';
     end if;
     return new;
   end $$`,
  // What a unit counted goes before what its administrator once wrote down.
  `create function guard.word_places() returns trigger language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare last unit_capacity;
   begin
     select * into last from unit_capacity c
      where c.unit_id = new.unit_id and c.service = new.service and c.person_category = new.person_category order by c.version desc limit 1;
     if last.version is not null then
       new.free_places := case when last.places_free > 0 then 'some' else 'none' end;
       new.places_kept_at := last.kept_at;
     end if;
     return new;
   end $$`,
  // A new count by who counts here. 'done', or the code of what is wrong.
  `create function guard.keep_capacity(p_service text, p_person text, p_total int, p_free int, p_version int) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare me uuid := guard.unit(); last int;
   begin
     if me is null or not guard.has_duty('capacity') then
       raise exception 'guard: not this session''s places' using errcode = '42501';
     end if;
     perform 1 from unit_service s where s.unit_id = me and s.service = p_service and s.person_category = p_person for update;
     if not found then return 'capacity.not-offered'; end if;
     select coalesce(max(c.version), 0) into last from unit_capacity c
      where c.unit_id = me and c.service = p_service and c.person_category = p_person;
     if last <> p_version then return 'conflict'; end if;
     insert into unit_capacity (unit_id, service, person_category, version, places_total, places_free, kept_by)
       values (me, p_service, p_person, last + 1, p_total, p_free, guard.user_id());
     update unit_service set free_places = case when p_free > 0 then 'some' else 'none' end, places_kept_at = now()
      where unit_id = me and service = p_service and person_category = p_person;
     return 'done';
   end $$`,
  // Numbers are the own unit's; others read when a word was given, and the word.
  `create function guard.capacity_board() returns table (service text, person_category text, free_places text, version int, places_total int,
     places_free int, kept_at timestamptz, kept_by text) language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return query
       select s.service, s.person_category, s.free_places, coalesce(c.version, 0), c.places_total, c.places_free, c.kept_at, u.display_name
         from unit_service s
         left join lateral (select * from unit_capacity k where k.unit_id = s.unit_id and k.service = s.service
                               and k.person_category = s.person_category order by k.version desc limit 1) c on true
         left join user_account u on u.id = c.kept_by
        where s.unit_id = guard.unit() order by s.service, s.person_category;
   end $$`,
  `create function guard.capacity_changes(p_at timestamptz, p_service text, p_person text, p_version int, p_limit int)
   returns table (service text, person_category text, version int, places_total int, places_free int, kept_at timestamptz, kept_by text)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return query
       select c.service, c.person_category, c.version, c.places_total, c.places_free, c.kept_at, u.display_name
         from unit_capacity c left join user_account u on u.id = c.kept_by
        where c.unit_id = guard.unit()
          and (p_at is null or c.kept_at < p_at
               or (c.kept_at = p_at and (c.service, c.person_category, c.version) > (p_service, p_person, p_version)))
        order by c.kept_at desc, c.service, c.person_category, c.version limit least(p_limit, 200);
   end $$`,
  // What each side lets across today. No case and no person: whoever is signed in may know it.
  `create function guard.line_limits() returns table (side text, version int, give_mask int, take_mask int, transfers boolean, changed_at timestamptz)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if guard.unit() is null then return; end if;
     return query select distinct on (l.side) l.side, l.version, l.give_mask, l.take_mask, l.transfers, l.changed_at
       from line_limit l order by l.side, l.version desc;
   end $$`,
  `create function guard.change_line_limit(p_side text, p_version int, p_give int, p_take int, p_transfers boolean) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     if not coalesce('system-admin' = any (guard.roles()), false) then
       raise exception 'guard: not this session''s to agree' using errcode = '42501';
     end if;
     perform 1 from line_limit where side = p_side and version = 1 for update;
     if p_version <> (select max(version) from line_limit where side = p_side) then return 'conflict'; end if;
     insert into line_limit (side, version, give_mask, take_mask, transfers, changed_by)
       values (p_side, p_version + 1, p_give, p_take, p_transfers, guard.user_id());
     return 'done';
   end $$`,
  // For the fact store: codes, months and yes or no; no id, no case, no unit. A month is one of Iraq's.
  `create function guard.referral_facts(p_from date, p_to date) returns table (month date, service text, urgency text, status text,
     crosses_line boolean, escalated boolean, answered_in_time boolean, again boolean, of_family boolean)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return query
       select date_trunc('month', r.requested_at at time zone 'Asia/Baghdad')::date, r.service, r.urgency, r.status, r.crosses_line,
              exists (select 1 from escalation e where e.subject_id = r.id and e.step = 'tell-coordinator'),
              case when r.decided_at is not null then r.decided_at <= r.decide_due_at when r.decide_due_at < now() then false end,
              r.previous_id is not null, r.group_id is not null
         from referral r
        where r.requested_at >= p_from::timestamp at time zone 'Asia/Baghdad' and r.requested_at < p_to::timestamp at time zone 'Asia/Baghdad';
   end $$`,
];

const ofMyReferral = (column: string): string => `exists (select 1 from referral r where r.id = ${column}
  and (r.from_unit_id = (select guard.unit()) or r.to_unit_id = (select guard.unit())))`;

const policies = [
  'create trigger referral_assignment before update of assigned_to on referral for each row execute function guard.check_assignment()',
  'create trigger referral_line before insert or update of status on referral for each row execute function guard.check_line()',
  'create trigger case_transfer_line before insert on case_transfer for each row execute function guard.check_transfer_line()',
  'create trigger unit_service_places before insert on unit_service for each row execute function guard.word_places()',
  ...['referral_message', 'referral_reading', 'unit_capacity', 'line_limit'].flatMap(guarded),
  'grant update (assigned_to, assigned_at, hold_reason, hold_until) on referral to himaya_app',
  'grant select (assigned_to, hold_until, previous_id, group_id, crosses_line) on referral to himaya_worker',

  // Codes are both sides'; words the writer's, the sender's, and the receiver's while it reads the case: like the notes.
  `create policy referral_message_read on referral_message for select to himaya_app
     using (exists (select 1 from referral r where r.id = referral_id
       and (r.from_unit_id = (select guard.unit()) or (r.to_unit_id = (select guard.unit())
         and (referral_message.code is not null or referral_message.unit_id = (select guard.unit()) or guard.reads_case(r.case_id, 8191))))))`,
  `create policy referral_message_write on referral_message for insert to himaya_app
     with check (unit_id = (select guard.unit()) and author_id = (select guard.user_id()) and ${ofMyReferral('referral_id')}
       and guard.message_scope(referral_id) = any (case when code is null then array['words'] else array['words', 'codes'] end))`,
  'grant select, insert on referral_message to himaya_app',
  `create policy referral_reading_own on referral_reading to himaya_app using (user_id = (select guard.user_id()))
     with check (user_id = (select guard.user_id()) and ${ofMyReferral('referral_id')})`,
  'grant select, insert, update (seen_at) on referral_reading to himaya_app',
  // Numbers and limits pass through the guard's functions alone: the app holds no right on either table.
  'create policy unit_capacity_shut on unit_capacity to himaya_app using (false)',
  'create policy line_limit_shut on line_limit to himaya_app using (false)',
];
