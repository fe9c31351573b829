import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bit, guarded, oneOf, run } from './sql';

/** What an emergency opens at most: core, identity, risk. */
const emergency = bit.core | bit.identity | bit.risk;
/** What police keep of a case they hand over to a coordinator or a provider: read, write. */
const keptRead = bit.core | bit.identity | bit.exploitation | bit.risk | bit.proceedings;
const keptWrite = bit.core | bit.exploitation | bit.risk | bit.proceedings;

/** [what, who]: a test holds it against libs/auth's table. */
const duties: readonly (readonly [string, readonly string[]])[] = [
  [
    'vouch',
    ['police-supervisor', 'case-coordinator', 'shelter-manager', 'health-provider', 'legal-aid-provider', 'interpreter-coordinator',
     'court-liaison', 'repatriation-officer', 'residence-liaison', 'reintegration-officer'],
  ],
  ['transfer', ['police-supervisor', 'case-coordinator', 'shelter-manager', 'health-provider', 'legal-aid-provider']],
  ['review', ['data-protection-officer']],
]; // prettier-ignore

/** Emergency access with its reviews, and the transfer of responsibility for a case. */
export class EmergencyAndTransfer1764100000003 implements MigrationInterface {
  readonly name = 'EmergencyAndTransfer1764100000003';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      'grant select, insert, update, delete on break_glass, break_glass_key, case_transfer, case_transfer_note to himaya_guard',
      'set local role himaya_guard',
      ...emergencyDoors,
      ...transferDoors,
      `revoke execute on function ${[...doorsOfApp, ...doorsOfWorker, ...doorsInside].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${doorsOfWorker.join(', ')} to himaya_worker`,
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop table case_transfer_note, case_transfer, break_glass_key, break_glass cascade',
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, ...doorsOfWorker, ...doorsInside].join(', ')}`,
      'drop table guard.emergency_miss, guard.role_duty',
      'reset role',
    ]);
  }
}

const tables = [
  `create table break_glass (
     id uuid not null constraint break_glass_pk primary key,
     case_id uuid not null constraint break_glass_case_fk references case_record,
     user_id uuid not null constraint break_glass_user_fk references user_account,
     unit_id uuid not null constraint break_glass_unit_fk references unit,
     ground text not null, status text not null,
     read_mask int not null constraint break_glass_read_mask_check check (read_mask > 0 and read_mask & ~${emergency} = 0),
     reason_ct bytea not null,
     requested_at timestamptz not null default now(),
     decided_by uuid constraint break_glass_decided_by_fk references user_account, decided_at timestamptz,
     opened_at timestamptz, ends_at timestamptz,
     grant_id uuid constraint break_glass_grant_uq unique constraint break_glass_grant_fk references case_grant,
     review_due_at timestamptz,
     reviewed_by uuid constraint break_glass_reviewed_by_fk references user_account, reviewed_at timestamptz,
     outcome text, review_note_ct bytea,
     version int not null default 1,
     ${oneOf('break_glass_ground_check', 'ground', ['vital-interest', 'child-at-risk', 'imminent-removal', 'missing-person', 'court-order'])},
     ${oneOf('break_glass_status_check', 'status', ['requested', 'declined', 'lapsed', 'open', 'ended', 'in-inquiry', 'reviewed'])},
     ${oneOf('break_glass_outcome_check', 'outcome', ['justified', 'not-justified', 'needs-inquiry'])},
     constraint break_glass_opened_check check ((opened_at is null) = (status in ('requested', 'declined', 'lapsed'))),
     constraint break_glass_times_check check ((opened_at is null) = (ends_at is null) and (opened_at is null) = (grant_id is null)
       and (opened_at is null) = (review_due_at is null)),
     constraint break_glass_review_check check ((outcome is null) = (reviewed_at is null) and (outcome is null) = (reviewed_by is null)))`,
  'create index break_glass_user_ix on break_glass (user_id, requested_at desc, id desc)',
  `create index break_glass_request_ix on break_glass (unit_id, requested_at) where status = 'requested'`,
  `create index break_glass_waiting_ix on break_glass (review_due_at, id) where status in ('open', 'ended', 'in-inquiry')`,
  `create index break_glass_reviewed_ix on break_glass (reviewed_at desc, id desc) where status = 'reviewed'`,
  'create index break_glass_case_ix on break_glass (case_id)',
  // A key of its own: whoever reviews it reads the reason and the finding without ever holding the case's.
  `create table break_glass_key (
     break_glass_id uuid not null constraint break_glass_key_pk primary key constraint break_glass_key_fk references break_glass,
     wrapped bytea not null, key_id text not null)`,
  `create table case_transfer (
     id uuid not null constraint case_transfer_pk primary key,
     case_id uuid not null constraint case_transfer_case_fk references case_record,
     from_unit_id uuid not null constraint case_transfer_from_unit_fk references unit,
     to_unit_id uuid not null constraint case_transfer_to_unit_fk references unit,
     reason text not null, status text not null default 'offered', decline_reason text,
     sex text not null, age_band text not null, languages text[] not null, special_needs text[] not null, governorate text not null,
     offered_by uuid not null constraint case_transfer_offered_by_fk references user_account,
     offered_at timestamptz not null default now(),
     due_at timestamptz not null,
     decided_by uuid constraint case_transfer_decided_by_fk references user_account, decided_at timestamptz,
     version int not null default 1,
     constraint case_transfer_units_check check (from_unit_id <> to_unit_id),
     ${oneOf('case_transfer_reason_check', 'reason', [
       'first-placement', 'moved-governorate', 'specialist-care', 'person-asked', 'interest-conflict', 'no-capacity', 'other',
     ])},
     ${oneOf('case_transfer_status_check', 'status', ['offered', 'accepted', 'declined', 'withdrawn'])},
     ${oneOf('case_transfer_decline_reason_check', 'decline_reason', [
       'no-capacity', 'outside-area', 'not-competent', 'interest-conflict', 'other',
     ])},
     constraint case_transfer_decided_check check ((status = 'offered') = (decided_at is null) and (status = 'declined') = (decline_reason is not null)))`, // prettier-ignore
  `create unique index case_transfer_offered_uq on case_transfer (case_id) where status = 'offered'`,
  'create index case_transfer_case_ix on case_transfer (case_id, offered_at desc)',
  'create index case_transfer_incoming_ix on case_transfer (to_unit_id, offered_at desc, id desc)',
  'create index case_transfer_outgoing_ix on case_transfer (from_unit_id, offered_at desc, id desc)',
  // Under the case's key: whoever takes the case on can read what was handed over with it, and nobody before.
  `create table case_transfer_note (
     transfer_id uuid not null constraint case_transfer_note_pk primary key constraint case_transfer_note_fk references case_transfer,
     note_ct bytea not null)`,
];

const lockOf = (user: string): string => `perform pg_advisory_xact_lock(hashtextextended('emergency|' || ${user}, 0));`;

export const emergencyDoors = [
  'create table guard.role_duty (duty text not null, role text not null, constraint role_duty_pk primary key (duty, role))',
  `insert into guard.role_duty values ${duties.flatMap(([duty, roles]) => roles.map((role) => `('${duty}', '${role}')`)).join(', ')}`,
  // Numbers and ids that led nowhere, so that nobody tries them one by one.
  `create table guard.emergency_miss (user_id uuid not null, at timestamptz not null default clock_timestamp())`,
  'create index emergency_miss_user_ix on guard.emergency_miss (user_id, at)',
  `create function guard.has_duty(p_duty text) returns boolean language plpgsql stable security definer set search_path = guard, pg_temp as $$
   begin
     return exists (select 1 from guard.role_duty d where d.duty = p_duty and d.role = any (guard.roles()));
   end $$`,
  // What is known of the case by a number or an id, for the asker's decision. Unknown, sealed and barred are one, and each is a miss.
  `create function guard.seek_emergency(p_number text, p_case uuid)
   returns table (case_id uuid, held int, open boolean, asked boolean, opened int, throttled boolean)
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare me uuid := guard.user_id(); k uuid; bars uuid[] := guard.barred_cases();
   begin
     if me is null or guard.reads() & ${bit.core} = 0 then raise exception 'guard: no case work' using errcode = '42501'; end if;
     ${lockOf('me')}
     delete from guard.emergency_miss m where m.at < clock_timestamp() - interval '2 days';
     if (select count(*) from guard.emergency_miss m where m.user_id = me and m.at > clock_timestamp() - interval '1 day') >= 10 then
       return query select null::uuid, 0, false, false, 0, true;
       return;
     end if;
     if p_number is not null then
       select c.id into k from case_record c where c.number = p_number and c.id <> all (bars);
     else
       select c.id into k from case_record c where c.id = p_case and c.id <> all (bars);
     end if;
     if k is null or guard.is_sealed(k) then
       insert into guard.emergency_miss (user_id) values (me);
       return;
     end if;
     return query select k, guard.emergency_held(k), guard.emergency_open(me, k), guard.emergency_asked(me, k), guard.emergencies_of(me), false;
   end $$`,
  // What the unit reads of the case by its own door.
  `create function guard.emergency_held(p_case uuid) returns int language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return coalesce((select a.read_mask & guard.reads() from case_access a where a.holder_id = guard.unit() and a.case_id = p_case
                         and now() < a.valid_to), 0);
   end $$`,
  `create function guard.emergency_open(p_user uuid, p_case uuid) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from break_glass b where b.user_id = p_user and b.case_id = p_case and b.status = 'open' and b.ends_at > now());
   end $$`,
  `create function guard.emergency_asked(p_user uuid, p_case uuid) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from break_glass b where b.user_id = p_user and b.case_id = p_case and b.status = 'requested'
                       and b.requested_at > now() - interval '24 hours');
   end $$`,
  // How many the user opened within a day, on any case.
  `create function guard.emergencies_of(p_user uuid) returns int language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return (select count(*)::int from break_glass b where b.user_id = p_user and b.opened_at > now() - interval '24 hours');
   end $$`,
  `create function guard.open_emergency(p_id uuid, p_mask int) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare b break_glass; g uuid := gen_random_uuid(); until timestamptz := now() + interval '4 hours';
   begin
     select * into b from break_glass where id = p_id;
     insert into case_grant (id, case_id, unit_id, user_id, basis, read_mask, write_mask, ends_at, opened_by)
       values (g, b.case_id, b.unit_id, b.user_id, 'break-glass', p_mask, 0, until, b.user_id);
     update break_glass set status = 'open', read_mask = p_mask, opened_at = now(), ends_at = until, review_due_at = now() + interval '72 hours', grant_id = g
      where id = p_id;
     perform guard.rebuild_access(b.user_id, b.case_id);
     insert into timeline_event (id, case_id, kind, category, unit_id, subject_id, details)
       values (gen_random_uuid(), b.case_id, 'emergency-opened', ${bit.core}, b.unit_id, b.id, jsonb_build_object('ground', b.ground));
     insert into deadline (id, kind, step, subject_id, due_at)
       values (gen_random_uuid(), 'break-glass-review', 'alert', b.id, now() + interval '72 hours');
   end $$`,
  // The emergency itself: the first within a day opens at once, the next waits for the supervisor. Answers where it stands.
  `create function guard.break_glass(p_id uuid, p_case uuid, p_ground text, p_reason bytea, p_wrapped bytea, p_key_id text) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare me uuid := guard.user_id(); mask int := guard.reads() & ${emergency};
   begin
     if me is null or mask & ${bit.core} = 0 then raise exception 'guard: no case work' using errcode = '42501'; end if;
     ${lockOf('me')}
     if p_case = any (guard.barred_cases()) or guard.is_sealed(p_case) or not exists (select 1 from case_record c where c.id = p_case) then
       raise exception 'guard: no such case' using errcode = '42501';
     end if;
     if guard.emergency_open(me, p_case) or guard.emergency_asked(me, p_case) or guard.emergency_held(p_case) & mask = mask then
       raise exception 'guard: no emergency access is needed' using errcode = '42501';
     end if;
     insert into break_glass (id, case_id, user_id, unit_id, ground, status, read_mask, reason_ct)
       values (p_id, p_case, me, guard.unit(), p_ground, 'requested', mask, p_reason);
     insert into break_glass_key (break_glass_id, wrapped, key_id) values (p_id, p_wrapped, p_key_id);
     if guard.emergencies_of(me) > 0 then return 'requested'; end if;
     perform guard.open_emergency(p_id, mask);
     return 'open';
   end $$`,
  // A supervisor of the asker's own unit answers, never the asker. 'done'; 'conflict' where somebody was quicker; 'gone' where the
  // asker may not hold the case any more, a day later.
  `create function guard.answer_emergency(p_id uuid, p_approve boolean, p_version int) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare b break_glass; mask int;
   begin
     select * into b from break_glass where id = p_id for update;
     if b.id is null or b.unit_id is distinct from guard.unit() or b.user_id = guard.user_id() or not guard.has_duty('vouch')
        or b.case_id = any (guard.barred_cases()) then
       raise exception 'guard: not to be answered here' using errcode = '42501';
     end if;
     if b.version <> p_version then return 'conflict'; end if;
     if b.status <> 'requested' or b.requested_at <= now() - interval '24 hours' then
       raise exception 'guard: no request that waits' using errcode = '42501';
     end if;
     select bit_or(c.read_mask) & ${emergency} into mask
       from user_account u join user_role r on r.user_id = u.id and now() >= r.valid_from and now() < r.valid_to join guard.role_ceiling c on c.role = r.role
      where u.id = b.user_id and u.unit_id = b.unit_id and u.disabled_at is null;
     if p_approve and (coalesce(mask, 0) & ${bit.core} = 0 or guard.is_sealed(b.case_id)
        or exists (select 1 from case_bar x where x.user_id = b.user_id and x.case_id = b.case_id and x.lifted_at is null)) then
       return 'gone';
     end if;
     update break_glass set decided_by = guard.user_id(), decided_at = now(), version = version + 1,
            status = case when p_approve then status else 'declined' end where id = p_id;
     if p_approve then perform guard.open_emergency(p_id, mask); end if;
     return 'done';
   end $$`,
  `create function guard.end_emergency(p_id uuid, p_version int) returns boolean language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare b break_glass;
   begin
     select * into b from break_glass where id = p_id for update;
     if b.id is null or b.user_id is distinct from guard.user_id() then raise exception 'guard: not yours' using errcode = '42501'; end if;
     if b.version <> p_version then return false; end if;
     if b.status <> 'open' or b.ends_at <= now() then raise exception 'guard: it is over' using errcode = '42501'; end if;
     update break_glass set status = 'ended', ends_at = now(), version = version + 1 where id = p_id;
     perform guard.end_grant(b.grant_id, 'given-back');
     return true;
   end $$`,
  `create function guard.review_emergency(p_id uuid, p_outcome text, p_note bytea, p_version int) returns boolean language plpgsql volatile
   security definer set search_path = public, guard, pg_temp as $$
   declare b break_glass;
   begin
     select * into b from break_glass where id = p_id for update;
     if b.id is null or not guard.has_duty('review') or b.user_id = guard.user_id() then
       raise exception 'guard: not a reviewer of this' using errcode = '42501';
     end if;
     if b.version <> p_version then return false; end if;
     if b.opened_at is null or b.ends_at > now() or b.status = 'reviewed' or (b.status = 'in-inquiry' and p_outcome = 'needs-inquiry') then
       raise exception 'guard: nothing to review' using errcode = '42501';
     end if;
     update break_glass set status = case p_outcome when 'needs-inquiry' then 'in-inquiry' else 'reviewed' end, outcome = p_outcome,
            review_note_ct = p_note, reviewed_by = guard.user_id(), reviewed_at = now(), version = version + 1 where id = p_id;
     update deadline set cancelled_at = now() where subject_id = p_id and kind = 'break-glass-review' and fired_at is null and cancelled_at is null;
     return true;
   end $$`,
  // Who may see that an emergency access is there: whoever asked, who vouches in their unit, and who reviews. As a function, which no
  // planner turns into a hashed subplan.
  `create function guard.sees_emergency(p_id uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from break_glass b where b.id = p_id and (b.user_id = guard.user_id() or guard.has_duty('review')
       or (b.unit_id = guard.unit() and guard.has_duty('vouch') and b.case_id <> all (guard.barred_cases()))));
   end $$`,
  // The names that stand on an emergency access: the case's number, which whoever sees one was told, and its asker's.
  `create function guard.emergency_names(p_ids uuid[]) returns table (id uuid, number text, display_name text) language plpgsql stable
   security definer set search_path = public, guard, pg_temp as $$
   begin
     return query select b.id, c.number, u.display_name from break_glass b join case_record c on c.id = b.case_id join user_account u on u.id = b.user_id
       where b.id = any (p_ids) and guard.sees_emergency(b.id);
   end $$`,
  // What was done under it, counted out of the trail, for the reviewer.
  `create function guard.emergency_deeds(p_id uuid) returns table (action text, result text, times int, categories int, last_at timestamptz)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if not guard.has_duty('review') then return; end if;
     return query select e.action, e.result, count(*)::int, bit_or(e.categories), max(e.at)
       from break_glass b join audit_event e on e.case_id = b.case_id and e.user_id = b.user_id and e.at >= b.opened_at and e.at <= b.ends_at
      where b.id = p_id group by e.action, e.result order by max(e.at) desc limit 100;
   end $$`,
];

export const transferDoors = [
  // Who answers for a case, for the notices of the worker.
  `create function guard.responsible_unit(p_case uuid) returns uuid language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return (select c.responsible_unit_id from case_record c where c.id = p_case);
   end $$`,
  `create function guard.cancel_duties(p_subject uuid, p_kind text) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   begin
     update deadline set cancelled_at = now() where subject_id = p_subject and kind = p_kind and fired_at is null and cancelled_at is null;
   end $$`,
  `create function guard.transfer_told(p_transfer uuid, p_kind text, p_details jsonb) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   begin
     insert into timeline_event (id, case_id, kind, category, unit_id, subject_id, details)
       select gen_random_uuid(), t.case_id, p_kind, ${bit.core}, guard.unit(), t.id, p_details from case_transfer t where t.id = p_transfer;
   end $$`,
  // Offers responsibility to a unit; only who is responsible can, one offer at a time.
  `create function guard.offer_transfer(p_id uuid, p_case uuid, p_to uuid, p_reason text, p_note bytea) returns void
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare c case_record; me uuid := guard.unit();
   begin
     select * into c from case_record where id = p_case for update;
     if c.id is null or c.responsible_unit_id is distinct from me or not guard.has_duty('transfer') or not guard.holds_case(p_case, ${bit.core})
        or c.status <> 'open' then
       raise exception 'guard: not to be handed over by this session' using errcode = '42501';
     end if;
     if not exists (select 1 from unit u where u.id = p_to and u.id <> me and u.closed_at is null
          and u.kind in ('police-section', 'coordination-desk', 'placement-desk', 'health-facility', 'legal-aid-office')) then
       raise exception 'guard: not a unit that can be responsible' using errcode = '42501';
     end if;
     insert into case_transfer (id, case_id, from_unit_id, to_unit_id, reason, sex, age_band, languages, special_needs, governorate, offered_by, due_at)
       values (p_id, p_case, me, p_to, p_reason, c.sex, c.age_band, c.languages, c.special_needs, c.governorate, guard.user_id(),
               now() + interval '72 hours');
     insert into case_transfer_note (transfer_id, note_ct) values (p_id, p_note);
     insert into deadline (id, kind, step, subject_id, due_at) values
       (gen_random_uuid(), 'transfer-decide', 'remind-desk', p_id, now() + interval '36 hours'),
       (gen_random_uuid(), 'transfer-decide', 'alert', p_id, now() + interval '72 hours');
     perform guard.cancel_duties(p_case, 'transfer-offer');
     perform guard.transfer_told(p_id, 'transfer-offered', jsonb_build_object('reason', p_reason));
   end $$`,
  // An answer to the offer. 'done'; 'conflict' where somebody was quicker; 'closed' where the case was closed meanwhile.
  `create function guard.answer_transfer(p_id uuid, p_action text, p_decline_reason text, p_version int) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare t case_transfer; c case_record; me uuid := guard.unit();
   begin
     select x.case_id into t.case_id from case_transfer x where x.id = p_id;
     -- The case first, as the offer does: two who hand over and close at once wait for each other in one order.
     select * into c from case_record where id = t.case_id for update;
     select * into t from case_transfer where id = p_id for update;
     if t.id is null or not guard.has_duty('transfer') or t.case_id = any (guard.barred_cases())
        or me is distinct from (case p_action when 'withdraw' then t.from_unit_id else t.to_unit_id end) then
       raise exception 'guard: not to be answered here' using errcode = '42501';
     end if;
     if t.version <> p_version then return 'conflict'; end if;
     if t.status <> 'offered' or p_action not in ('accept', 'decline', 'withdraw') then
       raise exception 'guard: no offer that waits' using errcode = '42501';
     end if;
     if p_action = 'accept' and c.status <> 'open' then return 'closed'; end if;
     update case_transfer set version = version + 1, decided_by = guard.user_id(), decided_at = now(), decline_reason = p_decline_reason,
            status = case p_action when 'accept' then 'accepted' when 'decline' then 'declined' else 'withdrawn' end where id = p_id;
     perform guard.cancel_duties(p_id, 'transfer-decide');
     if p_action = 'accept' then perform guard.transfer(p_id); end if;
     perform guard.transfer_told(p_id, case p_action when 'accept' then 'transfer-accepted' when 'decline' then 'transfer-declined' else 'transfer-withdrawn' end,
       case when p_decline_reason is null then '{}'::jsonb else jsonb_build_object('reason', p_decline_reason) end);
     return 'done';
   end $$`,
  // Responsibility moves, all of it at once: doors, the case, and the sender's side of what is still open.
  `create function guard.transfer(p_id uuid) returns void language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare t case_transfer; g record;
   begin
     select * into t from case_transfer where id = p_id and status = 'accepted';
     update case_record set responsible_unit_id = t.to_unit_id, version = version + 1 where id = t.case_id and responsible_unit_id = t.from_unit_id;
     if not found then raise exception 'guard: not responsible any more' using errcode = '42501'; end if;
     for g in select id from case_grant where case_id = t.case_id and user_id is null and ended_at is null
                 and ((unit_id = t.from_unit_id and basis in ('ownership', 'transfer')) or (unit_id = t.to_unit_id and basis = 'assignment')) order by id loop
       perform guard.end_grant(g.id, 'transferred');
     end loop;
     insert into case_grant (id, case_id, unit_id, basis, read_mask, write_mask, opened_by)
       values (gen_random_uuid(), t.case_id, t.to_unit_id, 'transfer', 8191, 8191, guard.user_id());
     if exists (select 1 from unit f join unit n on n.id = t.to_unit_id where f.id = t.from_unit_id and f.kind = 'police-section' and n.kind <> 'police-section') then
       insert into case_grant (id, case_id, unit_id, basis, read_mask, write_mask, opened_by)
         values (gen_random_uuid(), t.case_id, t.from_unit_id, 'assignment', ${keptRead}, ${keptWrite}, guard.user_id());
     end if;
     perform guard.rebuild_access(unit, t.case_id) from unnest(array[least(t.from_unit_id, t.to_unit_id), greatest(t.from_unit_id, t.to_unit_id)]) unit;
     -- Whoever is responsible now is the one to be answered; what was sent to that very unit stays with its sender.
     update referral set from_unit_id = t.to_unit_id, version = version + 1
      where case_id = t.case_id and from_unit_id = t.from_unit_id and to_unit_id <> t.to_unit_id
        and status in ('draft', 'requested', 'received', 'accepted', 'in-progress', 'on-hold');
   end $$`,
  // After the first accepted placement the responsible unit owes an offer to the coordination desk. Answers whom to tell, once.
  `create function guard.owe_transfer(p_referral uuid) returns table (case_id uuid, unit_id uuid) language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare r referral; u record; owed int;
   begin
     select * into r from referral where id = p_referral;
     if r.id is null or r.service <> 'shelter' or r.decided_at is null then return; end if;
     select c.responsible_unit_id as id, n.kind, c.status into u from case_record c join unit n on n.id = c.responsible_unit_id where c.id = r.case_id;
     if u.kind = 'coordination-desk' or u.status <> 'open' or exists (select 1 from case_transfer t where t.case_id = r.case_id and t.status = 'offered') then
       return;
     end if;
     insert into deadline (id, kind, step, subject_id, due_at) values
       (gen_random_uuid(), 'transfer-offer', 'remind-desk', r.case_id, r.decided_at + interval '36 hours'),
       (gen_random_uuid(), 'transfer-offer', 'alert', r.case_id, r.decided_at + interval '72 hours')
       on conflict on constraint deadline_step_uq do nothing;
     get diagnostics owed = row_count;
     if owed > 0 then return query select r.case_id, u.id; end if;
   end $$`,
  // Whoever reads the case's core reads the note that was handed over with it.
  `create function guard.reads_transferred(p_transfer uuid) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from case_transfer t where t.id = p_transfer and guard.reads_case(t.case_id, ${bit.core}));
   end $$`,
  // Who owes the offer now, for the sweep: none where the case was closed or already is a coordination desk's.
  `create function guard.owes_transfer(p_case uuid) returns table (unit_id uuid, governorate text) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return query select n.id, c.governorate from case_record c join unit n on n.id = c.responsible_unit_id
       where c.id = p_case and c.status = 'open' and n.kind <> 'coordination-desk'
         and not exists (select 1 from case_transfer t where t.case_id = c.id and t.status = 'offered');
   end $$`,
];

const doorsOfApp = [
  'guard.reads_transferred(uuid)',
  'guard.has_duty(text)',
  'guard.seek_emergency(text, uuid)',
  'guard.break_glass(uuid, uuid, text, bytea, bytea, text)',
  'guard.answer_emergency(uuid, boolean, int)',
  'guard.end_emergency(uuid, int)',
  'guard.review_emergency(uuid, text, bytea, int)',
  'guard.sees_emergency(uuid)',
  'guard.emergency_names(uuid[])',
  'guard.emergency_deeds(uuid)',
  'guard.offer_transfer(uuid, uuid, uuid, text, bytea)',
  'guard.answer_transfer(uuid, text, text, int)',
];
const doorsOfWorker = ['guard.responsible_unit(uuid)', 'guard.owe_transfer(uuid)', 'guard.owes_transfer(uuid)'];
const doorsInside = [
  'guard.emergency_held(uuid)',
  'guard.emergency_open(uuid, uuid)',
  'guard.emergency_asked(uuid, uuid)',
  'guard.emergencies_of(uuid)',
  'guard.open_emergency(uuid, int)',
  'guard.cancel_duties(uuid, text)',
  'guard.transfer_told(uuid, text, jsonb)',
  'guard.transfer(uuid)',
];

/** Plain comparisons, so that every list keeps its index. */
const seen = `(user_id = (select guard.user_id()) or (select guard.has_duty('review'))
  or (unit_id = (select guard.unit()) and (select guard.has_duty('vouch')) and case_id <> all ((select guard.barred_cases())::uuid[])))`;
const party = `(from_unit_id = (select guard.unit()) or to_unit_id = (select guard.unit()))
  and (select guard.reads()) & ${bit.core} <> 0 and case_id <> all ((select guard.barred_cases())::uuid[])`;

const policies = [
  ...['break_glass', 'break_glass_key', 'case_transfer', 'case_transfer_note'].flatMap(guarded),
  `create policy break_glass_seen on break_glass for select to himaya_app using (${seen})`,
  'grant select on break_glass to himaya_app',
  'create policy break_glass_worker on break_glass for select to himaya_worker using (true)',
  `grant select (id, case_id, user_id, unit_id, ground, status, requested_at, decided_at, opened_at, ends_at, review_due_at, outcome)
     on break_glass to himaya_worker`,
  `create policy break_glass_key_seen on break_glass_key for select to himaya_app
     using (guard.sees_emergency(break_glass_id))`,
  'grant select on break_glass_key to himaya_app',

  `create policy case_transfer_seen on case_transfer for select to himaya_app using ((${party}) or guard.reads_case(case_id, ${bit.core}))`,
  'grant select on case_transfer to himaya_app',
  'create policy case_transfer_worker on case_transfer for select to himaya_worker using (true)',
  `grant select (id, case_id, from_unit_id, to_unit_id, reason, status, decline_reason, offered_at, due_at) on case_transfer to himaya_worker`,
  `create policy case_transfer_note_read on case_transfer_note for select to himaya_app
     using (guard.reads_transferred(transfer_id))`,
  'grant select on case_transfer_note to himaya_app',
];
