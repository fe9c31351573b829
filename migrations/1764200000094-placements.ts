import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rotationDoors } from './1764100000008-rotated-incident-keys';
import { doors as loopDoors } from './1764200000031-referral-loop';
import { doors as paperDoors, keyTables as olderKeyTables } from './1764200000092-printed-papers';
import { addCodes, allOf, asBefore, bit, dropCodes, guarded, oneOf, run } from './sql';

const statuses = ['waiting', 'reserved', 'in-shelter', 'on-leave', 'handing-over', 'ended', 'cancelled'];
const housed = `('in-shelter', 'on-leave', 'handing-over')`;
const open = `('waiting', 'reserved', 'in-shelter', 'on-leave', 'handing-over')`;
const persons = ['men', 'women', 'boys', 'girls', 'families'];
const reasons = [
  'safety', 'special-needs', 'family-together', 'conflict', 'repair', 'court-hearing', 'medical', 'family-visit', 'work-or-school',
  'official-errand', 'person-asked', 'person-declined', 'found-elsewhere', 'not-suited', 'not-arrived', 'consent-withdrawn', 'other',
]; // prettier-ignore
const destinations = [
  'own-accommodation', 'family', 'friends', 'reintegration-housing', 'returned-home-country', 'other-shelter', 'hospital', 'juvenile-care',
  'detention', 'left-without-notice', 'deceased',
]; // prettier-ignore
const checks = [
  'destination-safe', 'exploiter-cannot-reach', 'risk-assessed-again', 'safety-plan-given', 'emergency-number-given', 'transport-arranged',
  'medicine-given', 'after-care-asked', 'guardian-agreed', 'best-interests-determined',
]; // prettier-ignore
const houseServices = [
  'meals', 'medical-advice', 'psychological-support', 'legal-advice', 'interpretation', 'schooling', 'training', 'child-care', 'security-guard',
]; // prettier-ignore
const belongings = [
  'passport', 'national-id', 'residence-card', 'birth-certificate', 'travel-document', 'work-permit', 'other-document', 'phone', 'money',
  'jewellery', 'medicine', 'keys', 'clothing', 'bag', 'other-item',
]; // prettier-ignore
const incidents = [
  'self-harm', 'violence-between-residents', 'violence-by-staff', 'abuse-disclosed', 'threat-from-outside', 'contact-by-exploiter', 'missing',
  'medical-emergency', 'theft', 'property-damage', 'fire-or-evacuation', 'rule-broken', 'other-incident',
]; // prettier-ignore
const told = ['shelter-manager', 'coordination-desk', 'police', 'health-facility', 'guardian', 'family'];
const events = [
  'reserve', 'release', 'admit', 'change-place', 'leave', 'return', 'hand-over', 'keep', 'ask', 'cancel', 'open', 'exit', 'handed-over',
  'sharing-ended',
]; // prettier-ignore

/** [move, from, to]: a test holds it against libs/domain's table. */
const moves: readonly (readonly [string, readonly string[], string | null])[] = [
  ['reserve', ['waiting', 'reserved'], 'reserved'],
  ['release', ['reserved'], 'waiting'],
  ['admit', ['waiting', 'reserved'], 'in-shelter'],
  ['change-place', ['in-shelter', 'on-leave'], null],
  ['leave', ['in-shelter'], 'on-leave'],
  ['return', ['on-leave'], 'in-shelter'],
  ['hand-over', ['in-shelter', 'on-leave'], 'handing-over'],
  ['keep', ['handing-over'], 'in-shelter'],
  ['ask', ['in-shelter', 'on-leave', 'handing-over'], null],
  ['cancel', ['waiting', 'reserved'], 'cancelled'],
];

const notices = ['placement-hold-over', 'placement-not-returned', 'placement-will-owed', 'placement-unsafe-exit', 'placement-incident'];
const timelineKinds = ['person-placed', 'placement-ended', 'placement-moved'];
const duties = ['placement-hold', 'placement-return', 'placement-will'];
const keyKinds = ['shelter', 'placement'];
export const keyTables = [...olderKeyTables, ...keyKinds.map((kind) => [kind, 'subject_key', 'subject_id'] as const)] as const;
const replacedKeyDoors = ['key_versions', 'keys_under', 'rewrap_keys'] as const;
const quoted = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ');

/** Houses and their places, who waits for one, sleeps in one and leaves it: a place is never given twice, and nobody has two. */
export class Placements1764200000094 implements MigrationInterface {
  readonly name = 'Placements1764200000094';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      // Equality of ids beside overlap of periods, in one exclusion constraint.
      'create extension btree_gist with schema guard',
      ...tables,
      'alter table unit_capacity alter column kept_by drop not null',
      addCodes('subject_key', 'kind', keyKinds),
      addCodes('notification', 'kind', notices),
      addCodes('timeline_event', 'kind', timelineKinds),
      ...['deadline', 'escalation'].map((table) => addCodes(table, 'kind', duties)),
      `grant select, insert, update, delete on shelter, shelter_place, placement, place_booking, placement_event, belonging,
         shelter_incident to himaya_guard`,
      'set local role himaya_guard',
      `insert into guard.role_duty values ('shelter', 'shelter-manager')`,
      `create table guard.placement_move (move text not null, from_status text not null, to_status text not null,
         constraint placement_move_pk primary key (move, from_status))`,
      `insert into guard.placement_move values ${moves
        .flatMap(([move, from, to]) => from.map((one) => `('${move}', '${one}', '${to ?? one}')`))
        .join(', ')}`,
      'drop function guard.capacity_board()',
      ...doors,
      ...asBefore(rotationDoors(keyTables), replacedKeyDoors),
      `revoke execute on function ${[...doorsOfApp, ...doorsOfWorker, ...doorsOfOwner, ...doorsInside, facts].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${doorsOfWorker.join(', ')} to himaya_worker`,
      `grant execute on function ${doorsOfOwner.join(', ')} to himaya_owner`,
      `grant execute on function ${facts} to himaya_facts`,
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop trigger case_grant_placement on case_grant',
      'drop trigger consent_withdrawal_placement on consent_withdrawal',
      'drop trigger case_erasure_placement on case_erasure',
      'drop policy subject_key_house_read on subject_key',
      'drop table shelter_incident, belonging, placement_event, place_booking, placement, shelter_place, shelter cascade',
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, ...doorsOfWorker, ...doorsOfOwner, ...doorsInside, facts]
        .filter((door) => !door.startsWith('guard.keep_capacity'))
        .join(', ')}`,
      ...asBefore(loopDoors, ['capacity_board', 'keep_capacity']),
      'revoke execute on function guard.capacity_board() from public',
      'grant execute on function guard.capacity_board() to himaya_app',
      ...asBefore(paperDoors, replacedKeyDoors),
      'drop table guard.placement_move',
      `delete from guard.role_duty where duty = 'shelter'`,
      ...['deadline', 'escalation'].map((table) => `delete from ${table} where kind in (${quoted(duties)})`),
      `delete from notification where kind in (${quoted(notices)})`,
      `delete from timeline_event where kind in (${quoted(timelineKinds)})`,
      `delete from subject_key where kind in (${quoted(keyKinds)})`,
      'delete from unit_capacity where kept_by is null',
      'reset role',
      'alter table unit_capacity alter column kept_by set not null',
      dropCodes('subject_key', 'kind', keyKinds),
      dropCodes('notification', 'kind', notices),
      dropCodes('timeline_event', 'kind', timelineKinds),
      ...['deadline', 'escalation'].map((table) => dropCodes(table, 'kind', duties)),
      'drop extension btree_gist',
    ]);
  }
}

const tables = [
  // Name and address lie sealed under the house's own key; nothing outside the unit reads even that there is one.
  `create table shelter (
     id uuid not null constraint shelter_pk primary key,
     unit_id uuid not null constraint shelter_unit_fk references unit,
     name_ct bytea not null, address_ct bytea not null,
     services text[] not null default '{}',
     opened_by uuid not null constraint shelter_opened_by_fk references user_account,
     opened_at timestamptz not null default now(),
     version int not null default 1,
     ${allOf('shelter_services_check', 'services', houseServices)})`,
  'create index shelter_unit_ix on shelter (unit_id, opened_at, id)',
  `create table shelter_place (
     id uuid not null constraint shelter_place_pk primary key,
     shelter_id uuid not null constraint shelter_place_shelter_fk references shelter,
     unit_id uuid not null constraint shelter_place_unit_fk references unit,
     number int not null constraint shelter_place_number_check check (number between 1 and 999),
     person_category text not null,
     adapted boolean not null,
     in_use boolean not null default true,
     version int not null default 1,
     constraint shelter_place_number_uq unique (shelter_id, number),
     ${oneOf('shelter_place_person_category_check', 'person_category', persons)})`,
  'create index shelter_place_unit_ix on shelter_place (unit_id, person_category)',
  `create table placement (
     id uuid not null constraint placement_pk primary key,
     case_id uuid not null constraint placement_case_fk references case_record,
     unit_id uuid not null constraint placement_unit_fk references unit,
     referral_id uuid constraint placement_referral_fk references referral,
     person_category text not null,
     needs_adapted boolean not null,
     -- Under the placement's own key: the house still knows who sleeps where when the case is no longer its to open.
     called_ct bytea,
     urgency text not null,
     priority int not null generated always as (case urgency when 'immediate' then 0 when 'urgent' then 1 else 2 end) stored,
     status text not null default 'waiting',
     status_since timestamptz not null default now(),
     waiting_since timestamptz not null default now(),
     -- Until when the place is held, or by when the person is back.
     until timestamptz,
     admitted_at timestamptz,
     place_id uuid constraint placement_place_fk references shelter_place,
     leave_reason text, cancel_reason text,
     hand_over_referral_id uuid constraint placement_hand_over_fk references referral,
     sharing_ended_at timestamptz,
     will text, asked_at timestamptz,
     ended_at timestamptz, destination text, safety text,
     opened_by uuid not null constraint placement_opened_by_fk references user_account,
     version int not null default 1,
     ${oneOf('placement_person_category_check', 'person_category', persons)},
     ${oneOf('placement_urgency_check', 'urgency', ['immediate', 'urgent', 'standard'])},
     ${oneOf('placement_status_check', 'status', statuses)},
     ${oneOf('placement_leave_reason_check', 'leave_reason', reasons)},
     ${oneOf('placement_cancel_reason_check', 'cancel_reason', reasons)},
     ${oneOf('placement_will_check', 'will', ['stays', 'leaves'])},
     ${oneOf('placement_destination_check', 'destination', destinations)},
     ${oneOf('placement_safety_check', 'safety', ['safe', 'concerns', 'unsafe', 'not-checked'])},
     constraint placement_until_check check ((until is not null) = (status in ('reserved', 'on-leave'))),
     constraint placement_admitted_check check (status not in ${housed} or admitted_at is not null),
     constraint placement_place_check check ((place_id is not null) = (status in ('reserved', 'in-shelter', 'on-leave', 'handing-over'))),
     constraint placement_handing_check check ((status = 'handing-over') = (hand_over_referral_id is not null)),
     constraint placement_ended_check check ((status in ('ended', 'cancelled')) = (ended_at is not null)
       and (status = 'ended') = (destination is not null) and (status = 'ended') = (safety is not null)))`,
  `create unique index placement_open_uq on placement (case_id, unit_id) where status in ${open}`,
  'create index placement_list_ix on placement (unit_id, status, priority, waiting_since, id)',
  `create index placement_left_ix on placement (unit_id, ended_at desc, id desc) where status = 'ended'`,
  // What waits for the house's people: a place held, somebody expected back, somebody to be asked.
  `create index placement_until_ix on placement (unit_id, status, until, id) where until is not null`,
  `create index placement_asked_ix on placement (unit_id, sharing_ended_at, id) where sharing_ended_at is not null and will is null`,
  'create index placement_referral_ix on placement (referral_id) where referral_id is not null',
  // The one truth about who is where. A place is held or slept in by one at a time, and nobody sleeps in two: whatever any code does.
  `create table place_booking (
     id uuid not null constraint place_booking_pk primary key,
     place_id uuid not null constraint place_booking_place_fk references shelter_place,
     unit_id uuid not null constraint place_booking_unit_fk references unit,
     placement_id uuid not null constraint place_booking_placement_fk references placement,
     case_id uuid not null constraint place_booking_case_fk references case_record,
     kind text not null,
     period tstzrange not null,
     constraint place_booking_place_excl exclude using gist (place_id with =, period with &&),
     constraint place_booking_person_excl exclude using gist (case_id with =, period with &&) where (kind = 'occupied'),
     ${oneOf('place_booking_kind_check', 'kind', ['reserved', 'occupied'])})`,
  // Who is where in all of a unit's houses at one moment, whatever was before.
  'create index place_booking_now_ix on place_booking using gist (unit_id, period)',
  'create index place_booking_placement_ix on place_booking (placement_id)',
  `create table placement_event (
     id uuid not null constraint placement_event_pk primary key,
     placement_id uuid not null constraint placement_event_placement_fk references placement,
     case_id uuid not null constraint placement_event_case_fk references case_record,
     unit_id uuid not null constraint placement_event_unit_fk references unit,
     kind text not null,
     at timestamptz not null default clock_timestamp(),
     by_user uuid constraint placement_event_user_fk references user_account,
     place_id uuid constraint placement_event_place_fk references shelter_place,
     reason text,
     -- The answers of the safety check, as item=answer.
     answers text[] not null default '{}' constraint placement_event_answers_check
       check (array_to_string(answers, ',') ~ '^(((${checks.join('|')})=(yes|no|not-applicable))(,|$))*$'),
     ${oneOf('placement_event_kind_check', 'kind', events)},
     ${oneOf('placement_event_reason_check', 'reason', reasons)})`,
  'create index placement_event_placement_ix on placement_event (placement_id, at desc, id desc)',
  `create table belonging (
     id uuid not null constraint belonging_pk primary key,
     placement_id uuid not null constraint belonging_placement_fk references placement,
     case_id uuid not null constraint belonging_case_fk references case_record,
     unit_id uuid not null constraint belonging_unit_fk references unit,
     kind text not null, count int not null constraint belonging_count_check check (count between 1 and 99),
     description_ct bytea,
     taken_by uuid not null constraint belonging_taken_by_fk references user_account,
     taken_at timestamptz not null default now(),
     returned_at timestamptz, returned_by uuid constraint belonging_returned_by_fk references user_account,
     receiver text,
     version int not null default 1,
     ${oneOf('belonging_kind_check', 'kind', belongings)},
     ${oneOf('belonging_receiver_check', 'receiver', ['person', 'guardian', 'other-shelter', 'embassy', 'court', 'police'])},
     constraint belonging_returned_check check ((returned_at is null) = (receiver is null) and (returned_at is null) = (returned_by is null)))`,
  'create index belonging_placement_ix on belonging (placement_id, taken_at, id)',
  `create table shelter_incident (
     id uuid not null constraint shelter_incident_pk primary key,
     placement_id uuid not null constraint shelter_incident_placement_fk references placement,
     case_id uuid not null constraint shelter_incident_case_fk references case_record,
     unit_id uuid not null constraint shelter_incident_unit_fk references unit,
     kind text not null, severity text not null,
     occurred_at timestamptz not null,
     told text[] not null,
     narrative_ct bytea,
     recorded_by uuid not null constraint shelter_incident_recorded_by_fk references user_account,
     recorded_at timestamptz not null default now(),
     ${oneOf('shelter_incident_kind_check', 'kind', incidents)},
     ${oneOf('shelter_incident_severity_check', 'severity', ['minor', 'serious', 'critical'])},
     ${allOf('shelter_incident_told_check', 'told', told)})`,
  'create index shelter_incident_placement_ix on shelter_incident (placement_id, occurred_at desc, id desc)',
];

const doorsOfApp = [
  'guard.open_shelter(uuid, bytea, bytea, text[], bytea, text)',
  'guard.add_places(uuid, uuid[], text, boolean)',
  'guard.change_place(uuid, boolean, int)',
  'guard.shelter_board()',
  'guard.places_of(uuid)',
  'guard.fitting_places(uuid)',
  'guard.owed_placements()',
  'guard.open_placement(uuid, uuid, uuid, uuid, text, boolean, bytea, bytea, text)',
  'guard.move_placement(uuid, uuid, text, int, uuid, timestamptz, text, uuid, text)',
  'guard.exit_placement(uuid, uuid, int, text, text, text[])',
  'guard.placements_of(uuid)',
  'guard.reads_house_key(text, uuid)',
  'guard.keep_capacity(text, text, int, int, int)',
  'guard.capacity_board()',
];
const doorsOfWorker = ['guard.recount_places(uuid)', 'guard.refresh_places()'];
/** Whoever makes a trigger must be allowed to run its function. */
const doorsOfOwner = ['guard.follow_grant_end()', 'guard.follow_assistance_withdrawn()', 'guard.forget_placement_keys()'];
const doorsInside = [
  'guard.vacate(uuid, timestamptz)',
  'guard.unshare_placement(uuid, text)',
  'guard.fits_place(uuid, uuid)',
  'guard.set_placement_clock(uuid, text, timestamptz, boolean)',
];
const facts = 'guard.placement_facts(date, date)';

/** Does the unit have places of this kind one by one? Then they are counted, and nobody else counts. */
const counted = (s: string): string =>
  `exists (select 1 from shelter_place p where p.unit_id = ${s}.unit_id and p.person_category = ${s}.person_category)`;

/** The referrals behind a person's stays, before the stays: whoever withdraws, cancels or fails one locks in that order too. */
const referralsFirst = `perform 1 from referral r
        where r.id in (select x.referral_id from placement y join placement x on x.case_id = y.case_id where y.id = p_id and x.status in ${open})
        order by r.id for update`;

const notHere = `raise exception 'guard: not a placement of this session''s' using errcode = '42501'`;

export const doors = [
  `create function guard.open_shelter(p_id uuid, p_name bytea, p_address bytea, p_services text[], p_wrapped bytea, p_key_id text) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     if guard.unit() is null or not guard.has_duty('shelter') then raise exception 'guard: not this session''s houses' using errcode = '42501'; end if;
     if not exists (select 1 from unit_service s where s.unit_id = guard.unit() and s.service = 'shelter') then return 'capacity.not-offered'; end if;
     insert into shelter (id, unit_id, name_ct, address_ct, services, opened_by) values (p_id, guard.unit(), p_name, p_address, p_services, guard.user_id());
     insert into subject_key (kind, subject_id, wrapped, key_id) values ('shelter', p_id, p_wrapped, p_key_id);
     return 'done';
   end $$`,
  `create function guard.add_places(p_shelter uuid, p_ids uuid[], p_person text, p_adapted boolean) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare last int;
   begin
     perform 1 from shelter s where s.id = p_shelter and s.unit_id = guard.unit() and guard.has_duty('shelter') for update;
     if not found then raise exception 'guard: not this session''s houses' using errcode = '42501'; end if;
     if not exists (select 1 from unit_service s where s.unit_id = guard.unit() and s.service = 'shelter' and s.person_category = p_person) then
       return 'capacity.not-offered';
     end if;
     select coalesce(max(number), 0) into last from shelter_place where shelter_id = p_shelter;
     insert into shelter_place (id, shelter_id, unit_id, number, person_category, adapted)
       select i.id, p_shelter, guard.unit(), last + i.n, p_person, p_adapted from unnest(p_ids) with ordinality as i (id, n);
     perform guard.recount_places(guard.unit());
     return 'done';
   end $$`,
  // Out of use only while nobody has it.
  `create function guard.change_place(p_id uuid, p_in_use boolean, p_version int) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare p shelter_place;
   begin
     select * into p from shelter_place where id = p_id for update;
     if p.id is null or p.unit_id is distinct from guard.unit() or not guard.has_duty('shelter') then
       raise exception 'guard: not this session''s houses' using errcode = '42501';
     end if;
     if p.version <> p_version then return 'conflict'; end if;
     if not p_in_use and exists (select 1 from place_booking b where b.place_id = p_id and b.period @> clock_timestamp()) then
       return 'placement.place-in-use';
     end if;
     update shelter_place set in_use = p_in_use, version = version + 1 where id = p_id;
     perform guard.recount_places(p.unit_id);
     return 'done';
   end $$`,
  // How each house's places stand at this moment; a reservation that ran out holds nothing.
  `create function guard.shelter_board() returns table (shelter_id uuid, person_category text, total int, taken int, reserved int, free int,
     free_adapted int, out_of_use int) language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare me uuid := guard.unit();
   begin
     if guard.reads() & ${bit.shelter} = 0 then return; end if;
     return query
       select p.shelter_id, p.person_category, count(*) filter (where p.in_use)::int,
              count(*) filter (where b.kind = 'occupied')::int, count(*) filter (where b.kind = 'reserved')::int,
              count(*) filter (where p.in_use and b.kind is null)::int, count(*) filter (where p.in_use and p.adapted and b.kind is null)::int,
              count(*) filter (where not p.in_use)::int
         from shelter_place p
         left join place_booking b on b.place_id = p.id and b.unit_id = me and b.period @> now()
        where p.unit_id = me
        group by p.shelter_id, p.person_category order by p.shelter_id, p.person_category;
   end $$`,
  // The places of one house. That a place is taken is told; by whom, only to who may hear of the person.
  `create function guard.places_of(p_shelter uuid) returns table (id uuid, version int, number int, person_category text, adapted boolean, in_use boolean,
     kind text, placement_id uuid) language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare bars uuid[] := guard.barred_cases();
   begin
     if guard.reads() & ${bit.shelter} = 0 then return; end if;
     return query
       select p.id, p.version, p.number, p.person_category, p.adapted, p.in_use, b.kind, case when b.case_id <> all (bars) then b.placement_id end
         from shelter_place p
         left join lateral (select k.kind, k.placement_id, k.case_id from place_booking k where k.place_id = p.id and k.period @> now() limit 1) b on true
        where p.shelter_id = p_shelter and p.unit_id = guard.unit() order by p.number;
   end $$`,
  // A child never sleeps among adults, nor an adult in a child's place; whoever needs an adapted place gets one.
  `create function guard.fits_place(p_placement uuid, p_place uuid) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (
       select 1 from placement p join case_record c on c.id = p.case_id join shelter_place s on s.id = p_place and s.unit_id = p.unit_id
        where p.id = p_placement and s.in_use and (s.adapted or not p.needs_adapted)
          and (s.person_category in (p.person_category, 'families'))
          and not (c.age_band in ('0-8', '9-14', '15-17', 'child') and s.person_category in ('men', 'women'))
          and not (c.age_band in ('18-29', '30-59', '60-plus', 'adult') and s.person_category in ('boys', 'girls')));
   end $$`,
  `create function guard.fitting_places(p_placement uuid) returns table (id uuid, number int, shelter_id uuid, adapted boolean)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if guard.reads() & ${bit.shelter} = 0 then return; end if;
     return query
       select s.id, s.number, s.shelter_id, s.adapted
         from placement p join shelter_place s on s.unit_id = p.unit_id and s.person_category in (p.person_category, 'families')
        where p.id = p_placement and p.unit_id = guard.unit() and guard.fits_place(p.id, s.id)
          and not exists (select 1 from place_booking b where b.place_id = s.id and b.period @> now() and b.placement_id <> p.id)
        order by s.person_category <> p.person_category, s.adapted <> p.needs_adapted, s.shelter_id, s.number limit 100;
   end $$`,
  // Accepted referrals that nobody waits, sleeps or has slept here on.
  `create function guard.owed_placements() returns table (referral_id uuid, case_id uuid, urgency text, sex text, age_band text, accepted_at timestamptz)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare bars uuid[] := guard.barred_cases();
   begin
     if guard.reads() & ${bit.shelter} = 0 then return; end if;
     return query
       select r.id, r.case_id, r.urgency, r.sex, r.age_band, r.decided_at from referral r
        where r.to_unit_id = guard.unit() and r.service = 'shelter' and r.status in ('accepted', 'in-progress')
          and r.case_id <> all (bars)
          and not exists (select 1 from placement p where p.referral_id = r.id and p.status <> 'cancelled')
        order by case r.urgency when 'immediate' then 0 when 'urgent' then 1 else 2 end, r.decided_at, r.id limit 50;
   end $$`,
  // What the places say goes out as none or some, and is nobody's second truth: a new count where the numbers changed.
  `create function guard.recount_places(p_unit uuid) returns void language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare s record; n record; last unit_capacity;
   begin
     for s in select u.person_category from unit_service u where u.unit_id = p_unit and u.service = 'shelter'
                and exists (select 1 from shelter_place p where p.unit_id = p_unit and p.person_category = u.person_category)
              order by u.person_category for update loop
       select count(*)::int as total,
              count(*) filter (where not exists (select 1 from place_booking b where b.place_id = p.id and b.period @> clock_timestamp()))::int as free
         into n from shelter_place p where p.unit_id = p_unit and p.person_category = s.person_category and p.in_use;
       select * into last from unit_capacity c
        where c.unit_id = p_unit and c.service = 'shelter' and c.person_category = s.person_category order by c.version desc limit 1;
       if last.version is null or last.places_total <> n.total or last.places_free <> n.free then
         insert into unit_capacity (unit_id, service, person_category, version, places_total, places_free, kept_by)
           values (p_unit, 'shelter', s.person_category, coalesce(last.version, 0) + 1, n.total, n.free, guard.user_id());
       end if;
       update unit_service set free_places = case when n.free > 0 then 'some' else 'none' end, places_kept_at = now()
        where unit_id = p_unit and service = 'shelter' and person_category = s.person_category;
     end loop;
   end $$`,
  // Places that speak for themselves are never stale.
  `create function guard.refresh_places() returns void language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     update unit_service s set places_kept_at = now()
      where s.service = 'shelter' and s.places_kept_at < now() - interval '12 hours' and ${counted('s')};
   end $$`,
  `create or replace function guard.keep_capacity(p_service text, p_person text, p_total int, p_free int, p_version int) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare me uuid := guard.unit(); last int; counted boolean;
   begin
     if me is null or not guard.has_duty('capacity') then
       raise exception 'guard: not this session''s places' using errcode = '42501';
     end if;
     select ${counted('s')} into counted from unit_service s where s.unit_id = me and s.service = p_service and s.person_category = p_person for update;
     if not found then return 'capacity.not-offered'; end if;
     if counted and p_service = 'shelter' then return 'capacity.from-places'; end if;
     select coalesce(max(c.version), 0) into last from unit_capacity c
      where c.unit_id = me and c.service = p_service and c.person_category = p_person;
     if last <> p_version then return 'conflict'; end if;
     insert into unit_capacity (unit_id, service, person_category, version, places_total, places_free, kept_by)
       values (me, p_service, p_person, last + 1, p_total, p_free, guard.user_id());
     update unit_service set free_places = case when p_free > 0 then 'some' else 'none' end, places_kept_at = now()
      where unit_id = me and service = p_service and person_category = p_person;
     return 'done';
   end $$`,
  `create function guard.capacity_board() returns table (service text, person_category text, free_places text, version int, places_total int,
     places_free int, kept_at timestamptz, kept_by text, from_places boolean)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return query
       select s.service, s.person_category, s.free_places, coalesce(c.version, 0), c.places_total, c.places_free,
              case when s.service = 'shelter' and ${counted('s')} then s.places_kept_at else c.kept_at end, u.display_name,
              s.service = 'shelter' and ${counted('s')}
         from unit_service s
         left join lateral (select * from unit_capacity k where k.unit_id = s.unit_id and k.service = s.service
                               and k.person_category = s.person_category order by k.version desc limit 1) c on true
         left join user_account u on u.id = c.kept_by
        where s.unit_id = guard.unit() order by s.service, s.person_category;
   end $$`,
  `create function guard.open_placement(p_id uuid, p_event uuid, p_case uuid, p_referral uuid, p_person text, p_adapted boolean, p_called bytea,
     p_wrapped bytea, p_key_id text) returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare me uuid := guard.unit(); c case_record; r referral;
   begin
     -- Shared: a case is not changed by who waits for a place in it.
     select * into c from case_record where id = p_case for share;
     if me is null or c.id is null or not guard.works_case(p_case, ${bit.core}) then
       raise exception 'guard: not a case this session works on' using errcode = '42501';
     end if;
     if not guard.writes_case(p_case, ${bit.shelter}) then return 'case.category-not-yours'; end if;
     if c.status <> 'open' then return 'case.closed'; end if;
     if p_referral is null and not guard.answers_for(p_case) then return 'placement.no-referral'; end if;
     if p_referral is not null then
       select * into r from referral where id = p_referral and case_id = p_case and to_unit_id = me and service = 'shelter'
          and status in ('accepted', 'in-progress') for share;
       if r.id is null or exists (select 1 from placement p where p.referral_id = p_referral and p.status <> 'cancelled') then return 'placement.no-referral'; end if;
     end if;
     if exists (select 1 from placement p where p.case_id = p_case and p.unit_id = me and p.status in ${open}) then return 'placement.already'; end if;
     insert into placement (id, case_id, unit_id, referral_id, person_category, needs_adapted, called_ct, urgency, waiting_since, opened_by)
       values (p_id, p_case, me, p_referral, p_person, p_adapted, p_called, coalesce(r.urgency, 'standard'), coalesce(r.decided_at, now()), guard.user_id());
     insert into subject_key (kind, subject_id, wrapped, key_id) values ('placement', p_id, p_wrapped, p_key_id);
     insert into placement_event (id, placement_id, case_id, unit_id, kind, by_user) values (p_event, p_id, p_case, me, 'open', guard.user_id());
     return 'done';
   exception when unique_violation then
     return 'placement.already';
   end $$`,
  // Nobody has a place under this placement from now on.
  `create function guard.vacate(p_placement uuid, p_at timestamptz) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   begin
     update place_booking set period = tstzrange(lower(period), p_at)
      where placement_id = p_placement and (upper_inf(period) or upper(period) > p_at);
   end $$`,
  `create function guard.set_placement_clock(p_placement uuid, p_kind text, p_at timestamptz, p_child boolean) returns void language plpgsql volatile
   security definer set search_path = public, guard, pg_temp as $$
   begin
     delete from deadline where subject_id = p_placement and kind = p_kind;
     if p_at is null then return; end if;
     insert into deadline (id, kind, step, subject_id, due_at) values (gen_random_uuid(), p_kind, 'remind-desk', p_placement, p_at);
     if p_kind = 'placement-return' then
       insert into deadline (id, kind, step, subject_id, due_at)
         values (gen_random_uuid(), p_kind, 'tell-manager-and-sender', p_placement, p_at + interval '6 hours');
       -- A child that is not back is looked for at once.
       if p_child then
         insert into deadline (id, kind, step, subject_id, due_at) values (gen_random_uuid(), p_kind, 'tell-coordinator', p_placement, p_at);
       end if;
     elsif p_kind = 'placement-will' then
       insert into deadline (id, kind, step, subject_id, due_at)
         values (gen_random_uuid(), p_kind, 'tell-manager-and-sender', p_placement, p_at + interval '24 hours');
     end if;
   end $$`,
  // Every move of a placement but its end. Places are locked before they are asked for, so that racers queue instead of locking each other
  // out; the exclusion constraints decide.
  `create function guard.move_placement(p_id uuid, p_event uuid, p_move text, p_version int, p_place uuid, p_until timestamptz, p_reason text,
     p_referral uuid, p_will text) returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare p placement; m guard.placement_move; o placement; t timestamptz; broken text; asked uuid := p_place; child boolean; counted uuid;
   begin
     if p_move = 'admit' then ${referralsFirst}; end if;
     select * into p from placement where id = p_id for update;
     if p.id is null or p.unit_id is distinct from guard.unit() or guard.writes() & ${bit.shelter} = 0 or guard.hides_case(p.case_id) then
       ${notHere};
     end if;
     if p.version <> p_version then return 'conflict'; end if;
     select * into m from guard.placement_move x where x.move = p_move and x.from_status = p.status;
     if m.move is null or (p_move = 'ask' and p.sharing_ended_at is null) then return 'placement.not-now'; end if;
     if p_move = 'hand-over' and p.sharing_ended_at is not null then return 'consent.withdrawn'; end if;
     if p_move in ('leave', 'reserve') and (p_until is null or p_until <= now()
          or p_until > now() + case p_move when 'leave' then interval '30 days' else interval '14 days' end) then return 'body.invalid'; end if;
     child := guard.is_child(p.case_id);
     if p_move = 'admit' then
       if asked is null then
         select b.place_id into asked from place_booking b where b.placement_id = p_id and b.kind = 'reserved' and upper(b.period) > now()
          order by lower(b.period) desc limit 1;
         if asked is null then return 'placement.place-taken'; end if;
       end if;
       -- Somebody else's until they gave the person over, to us and nobody else: both sides have then said so.
       for o in select * from placement x where x.case_id = p.case_id and x.id <> p_id and x.status in ${housed} order by x.id for update loop
         if o.status <> 'handing-over' or o.hand_over_referral_id is distinct from p.referral_id then return 'placement.elsewhere'; end if;
       end loop;
     elsif p_move = 'hand-over' then
       perform 1 from referral r where r.id = p_referral and r.case_id = p.case_id and r.to_unit_id <> p.unit_id and r.service = 'shelter'
          and r.status in ('accepted', 'in-progress');
       if not found then return 'placement.no-referral'; end if;
     elsif p_move in ('reserve', 'change-place') and asked is null then
       return 'body.invalid';
     end if;
     if p_move in ('reserve', 'admit', 'change-place') then
       perform 1 from shelter_place s where s.id = asked and s.unit_id = p.unit_id for update;
       if not found or not guard.fits_place(p_id, asked) then return 'placement.place-unfit'; end if;
     end if;
     -- After the locks: of two who wanted the place the later one looks at what the earlier one did.
     t := clock_timestamp();
     begin
       if p_move = 'admit' then
         for o in select * from placement x where x.case_id = p.case_id and x.id <> p_id and x.status = 'handing-over' loop
           perform guard.vacate(o.id, t);
           update placement set status = 'ended', status_since = t, ended_at = t, destination = 'other-shelter', safety = 'not-checked',
                  hand_over_referral_id = null, place_id = null, version = version + 1 where id = o.id;
           insert into placement_event (id, placement_id, case_id, unit_id, kind)
             values (gen_random_uuid(), o.id, o.case_id, o.unit_id, 'handed-over');
           insert into timeline_event (id, case_id, kind, category, unit_id, subject_id, details)
             values (gen_random_uuid(), o.case_id, 'placement-ended', ${bit.core}, o.unit_id, o.id, '{"service": "shelter"}');
           update deadline set cancelled_at = now() where subject_id = o.id and fired_at is null and cancelled_at is null;
           update referral set status = 'completed', outcome = 'referred-on', status_since = now(), ended_at = now(), due_at = null, version = version + 1
            where id = o.referral_id and status in ('accepted', 'in-progress', 'on-hold');
           if found then
             update deadline set cancelled_at = now() where subject_id = o.referral_id and fired_at is null and cancelled_at is null;
             insert into timeline_event (id, case_id, kind, category, unit_id, subject_id, details)
               values (gen_random_uuid(), o.case_id, 'referral-completed', ${bit.core}, o.unit_id, o.referral_id, '{"service": "shelter", "reason": "referred-on"}');
             insert into outbox_event (kind, subject_id, payload) values ('referral-completed', o.referral_id, '{"reason": "referred-on"}');
           end if;
         end loop;
       end if;
       if p_move in ('reserve', 'admit', 'change-place', 'release', 'cancel') then perform guard.vacate(p_id, t); end if;
       if p_move = 'reserve' then
         insert into place_booking (id, place_id, unit_id, placement_id, case_id, kind, period)
           values (gen_random_uuid(), asked, p.unit_id, p_id, p.case_id, 'reserved', tstzrange(t, p_until));
       elsif p_move in ('admit', 'change-place') then
         insert into place_booking (id, place_id, unit_id, placement_id, case_id, kind, period)
           values (gen_random_uuid(), asked, p.unit_id, p_id, p.case_id, 'occupied', tstzrange(t, null));
       end if;
       update placement set status = m.to_status, status_since = case when m.to_status = p.status then p.status_since else t end,
              until = case when p_move in ('reserve', 'leave') then p_until when p_move in ('change-place', 'ask') and m.to_status = 'on-leave' then p.until end,
              admitted_at = case p_move when 'admit' then t else p.admitted_at end,
              place_id = case when p_move in ('reserve', 'admit', 'change-place') then asked when p_move in ('release', 'cancel') then null else p.place_id end,
              leave_reason = case p_move when 'leave' then p_reason else p.leave_reason end,
              cancel_reason = case p_move when 'cancel' then p_reason end,
              ended_at = case p_move when 'cancel' then t end,
              hand_over_referral_id = case when p_move = 'hand-over' then p_referral when p_move = 'ask' then p.hand_over_referral_id end,
              will = case p_move when 'ask' then p_will else p.will end, asked_at = case p_move when 'ask' then t else p.asked_at end,
              version = version + 1
        where id = p_id;
       insert into placement_event (id, placement_id, case_id, unit_id, kind, by_user, place_id, reason)
         values (p_event, p_id, p.case_id, p.unit_id, p_move, guard.user_id(), asked, p_reason);
       if p_move in ('reserve', 'release', 'admit', 'cancel') then
         perform guard.set_placement_clock(p_id, 'placement-hold', case p_move when 'reserve' then p_until end, child);
       elsif p_move in ('leave', 'return', 'hand-over') then
         perform guard.set_placement_clock(p_id, 'placement-return', case p_move when 'leave' then p_until end, child);
       elsif p_move = 'ask' then
         perform guard.set_placement_clock(p_id, 'placement-will', null, child);
       end if;
       insert into timeline_event (id, case_id, kind, category, unit_id, subject_id, details)
         values (gen_random_uuid(), p.case_id, case p_move when 'admit' then 'person-placed' else 'placement-moved' end,
                 case p_move when 'admit' then ${bit.core} else ${bit.shelter} end, p.unit_id, p_id,
                 case p_move when 'admit' then '{"service": "shelter"}' else jsonb_build_object('move', p_move) end);
       -- Both houses' counts in one order: two who hand over to each other at once do not wait for each other.
       for counted in select distinct x.unit_id from placement x where x.case_id = p.case_id and (x.id = p_id or x.status_since = t) order by 1 loop
         perform guard.recount_places(counted);
       end loop;
     exception when exclusion_violation then
       get stacked diagnostics broken = constraint_name;
       return case broken when 'place_booking_person_excl' then 'placement.elsewhere' else 'placement.place-taken' end;
     end;
     return 'done';
   end $$`,
  `create function guard.exit_placement(p_id uuid, p_event uuid, p_version int, p_destination text, p_safety text, p_answers text[]) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare p placement; t timestamptz;
   begin
     ${referralsFirst};
     select * into p from placement where id = p_id for update;
     t := clock_timestamp();
     if p.id is null or p.unit_id is distinct from guard.unit() or not guard.has_duty('shelter') or guard.hides_case(p.case_id) then ${notHere}; end if;
     if p.version <> p_version then return 'conflict'; end if;
     if p.status not in ${housed} then return 'placement.not-now'; end if;
     if p_destination not in ('detention', 'left-without-notice', 'deceased')
        and exists (select 1 from belonging b where b.placement_id = p_id and b.returned_at is null) then return 'placement.belongings-held'; end if;
     if guard.is_child(p.case_id) and p_safety = 'unsafe' then return 'placement.unsafe-for-child'; end if;
     perform guard.vacate(p_id, t);
     update placement set status = 'ended', status_since = t, ended_at = t, destination = p_destination, safety = p_safety, until = null, place_id = null,
            hand_over_referral_id = null, version = version + 1 where id = p_id;
     insert into placement_event (id, placement_id, case_id, unit_id, kind, by_user, answers)
       values (p_event, p_id, p.case_id, p.unit_id, 'exit', guard.user_id(), p_answers);
     update deadline set cancelled_at = now() where subject_id = p_id and fired_at is null and cancelled_at is null;
     -- That it ended is core; where to, and in which house, the shelter's.
     insert into timeline_event (id, case_id, kind, category, unit_id, subject_id, details)
       values (gen_random_uuid(), p.case_id, 'placement-ended', ${bit.core}, p.unit_id, p_id, '{"service": "shelter"}');
     perform guard.recount_places(p.unit_id);
     return 'done';
   end $$`,
  // What the journey is drawn from: statuses and since when, of whoever may read the case; not where.
  `create function guard.placements_of(p_case uuid) returns json language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if not guard.reads_case(p_case, ${bit.core}) then return '[]'; end if;
     return (select coalesce(json_agg(json_build_object('status', p.status,
               'since', to_char(p.status_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))), '[]')
               from placement p where p.case_id = p_case);
   end $$`,
  `create function guard.reads_house_key(p_kind text, p_id uuid) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     if guard.reads() & ${bit.shelter} = 0 then return false; end if;
     if p_kind = 'shelter' then return exists (select 1 from shelter s where s.id = p_id and s.unit_id = guard.unit()); end if;
     return exists (select 1 from placement p where p.id = p_id and p.unit_id = guard.unit() and not guard.hides_case(p.case_id));
   end $$`,
  // Sharing is over: who only waits is waited for no more; who sleeps here is asked whether to stay, and the case is not opened any more.
  `create function guard.unshare_placement(p_id uuid, p_ending text) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare p placement; t timestamptz := clock_timestamp();
   begin
     select * into p from placement where id = p_id for update;
     if p.status in ('waiting', 'reserved') then
       perform guard.vacate(p_id, t);
       update placement set status = 'cancelled', status_since = t, ended_at = t, until = null, place_id = null,
              cancel_reason = case p_ending when 'withdrawn' then 'consent-withdrawn' else 'other' end, version = version + 1 where id = p_id;
       perform guard.set_placement_clock(p_id, 'placement-hold', null, false);
     elsif p.status in ${housed} and p.sharing_ended_at is null then
       update placement set sharing_ended_at = t, will = null, status = case when p.status = 'handing-over' then 'in-shelter' else p.status end,
              hand_over_referral_id = null, version = version + 1 where id = p_id;
       perform guard.set_placement_clock(p_id, 'placement-will', t, false);
     else
       return;
     end if;
     insert into placement_event (id, placement_id, case_id, unit_id, kind) values (gen_random_uuid(), p_id, p.case_id, p.unit_id, 'sharing-ended');
     perform guard.recount_places(p.unit_id);
   end $$`,
  `create function guard.follow_grant_end() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare k uuid;
   begin
     for k in select p.id from placement p where p.referral_id = new.referral_id and p.status in ${open} order by p.id loop
       perform guard.unshare_placement(k, new.ending);
     end loop;
     return null;
   end $$`,
  // Where the person came by themselves, consent to assistance is what they are here on.
  `create function guard.follow_assistance_withdrawn() returns trigger language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare k uuid;
   begin
     for k in select p.id from placement p join consent c on c.id = new.consent_id and c.purpose = 'assistance'
               where p.case_id = new.case_id and p.referral_id is null and p.status in ${open} order by p.id loop
       perform guard.unshare_placement(k, 'withdrawn');
     end loop;
     return null;
   end $$`,
  // Erased with the case: what the house wrote of the person opens no more.
  `create function guard.forget_placement_keys() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     delete from subject_key where kind = 'placement' and subject_id in (select p.id from placement p where p.case_id = new.case_id);
     return null;
   end $$`,
  // For the fact store: months, codes and numbers; no id, no case, no unit, no place. A month is one of Iraq's.
  `create function guard.placement_facts(p_from date, p_to date) returns table (admitted date, ended date, person_category text, sex text, age_band text,
     nights int, destination text, safety text, after_referral boolean)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return query
       select date_trunc('month', p.admitted_at at time zone 'Asia/Baghdad')::date,
              date_trunc('month', p.ended_at at time zone 'Asia/Baghdad')::date, p.person_category, c.sex, c.age_band,
              (least(coalesce(p.ended_at at time zone 'Asia/Baghdad', p_to::timestamp), p_to::timestamp)::date
                - greatest(p.admitted_at at time zone 'Asia/Baghdad', p_from::timestamp)::date),
              p.destination, p.safety, p.referral_id is not null
         from placement p join case_record c on c.id = p.case_id
        where p.admitted_at is not null and p.admitted_at < p_to::timestamp at time zone 'Asia/Baghdad'
          and (p.ended_at is null or p.ended_at >= p_from::timestamp at time zone 'Asia/Baghdad');
   end $$`,
];

/** The unit's own register: it stands on the unit and the role, not on a door to the case, so that it is there for whoever sleeps in the house. */
const own = `unit_id = (select guard.unit()) and (select guard.reads()) & ${bit.shelter} <> 0`;
const ownOf = (table: string): string => `${own} and ${table}.case_id <> all ((select guard.barred_cases())::uuid[])`;
const writing = `unit_id = (select guard.unit()) and (select guard.writes()) & ${bit.shelter} <> 0`;
const ofOpenPlacement = (
  table: string,
): string => `exists (select 1 from placement p where p.id = ${table}.placement_id and p.case_id = ${table}.case_id
  and p.unit_id = ${table}.unit_id and p.status in ${housed})`;

const policies = [
  ...['shelter', 'shelter_place', 'placement', 'place_booking', 'placement_event', 'belonging', 'shelter_incident'].flatMap(guarded),
  ...['shelter', 'shelter_place'].map((table) => `create policy ${table}_own on ${table} for select to himaya_app using (${own})`),
  ...['placement', 'placement_event', 'belonging', 'shelter_incident'].map(
    (table) => `create policy ${table}_own on ${table} for select to himaya_app using (${ownOf(table)})`,
  ),
  'create policy place_booking_shut on place_booking to himaya_app using (false)',
  'grant select on shelter, shelter_place, placement, placement_event, belonging, shelter_incident to himaya_app',
  `create policy belonging_take on belonging for insert to himaya_app
     with check (${writing} and taken_by = (select guard.user_id()) and returned_at is null and ${ofOpenPlacement('belonging')})`,
  // Also of who is gone: what was kept waits for them.
  `create policy belonging_return on belonging for update to himaya_app using (${ownOf('belonging')}) with check (${writing})`,
  'grant insert, update (returned_at, returned_by, receiver, version) on belonging to himaya_app',
  `create policy shelter_incident_record on shelter_incident for insert to himaya_app
     with check (${writing} and recorded_by = (select guard.user_id()) and ${ofOpenPlacement('shelter_incident')})`,
  'grant insert on shelter_incident to himaya_app',
  ...['placement', 'shelter_incident'].map((table) => `create policy ${table}_worker on ${table} for select to himaya_worker using (true)`),
  'grant select (id, case_id, unit_id, referral_id, status, until, sharing_ended_at, will, safety) on placement to himaya_worker',
  'grant select (id, case_id, unit_id, placement_id, kind, severity) on shelter_incident to himaya_worker',
  `create policy subject_key_house_read on subject_key for select to himaya_app
     using (kind in ('shelter', 'placement') and guard.reads_house_key(kind, subject_id))`,
  `create trigger case_grant_placement after update of ended_at on case_grant for each row
     when (old.ended_at is null and new.ended_at is not null and new.referral_id is not null and new.ending in ('withdrawn', 'cancelled', 'failed', 'expired'))
     execute function guard.follow_grant_end()`,
  'create trigger consent_withdrawal_placement after insert on consent_withdrawal for each row execute function guard.follow_assistance_withdrawn()',
  'create trigger case_erasure_placement after insert on case_erasure for each row execute function guard.forget_placement_keys()',
];
