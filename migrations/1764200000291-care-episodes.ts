import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rotationDoors } from './1764100000008-rotated-incident-keys';
import { keyTables as olderKeyTables } from './1764200000281-legal-aid';
import { closingWithReviews } from './1764200000253-best-interests-reviewed';
import { addCodes, allOf, asBefore, bit, changed, dropCodes, guarded, oneOf, run } from './sql';

const statuses = ['planned', 'active', 'finished', 'cancelled'];
const open = `('planned', 'active')`;
const ends = [
  'completed', 'transferred', 'person-stopped', 'not-needed', 'lost-contact', 'moved-away', 'deceased', 'never-came', 'consent-withdrawn',
  'called-off', 'case-closed',
]; // prettier-ignore
const appointmentKinds = [
  'first-visit', 'examination', 'laboratory', 'treatment', 'vaccination', 'assessment', 'counselling', 'psychiatric', 'group-session', 'follow-up',
]; // prettier-ignore
const reasons = [
  'person-asked', 'person-ill', 'no-transport', 'no-escort', 'no-interpreter', 'not-safe', 'clinician-away', 'not-known', 'entered-in-error',
  'care-ended',
]; // prettier-ignore
const careKinds = [
  'examination', 'laboratory', 'imaging', 'emergency-treatment', 'treatment', 'surgery', 'hospital-stay', 'reproductive-health', 'dental',
  'vaccination', 'drug-treatment', 'medication', 'psychological-assessment', 'individual-session', 'group-session', 'family-session',
  'crisis-support', 'trauma-treatment', 'psychiatric-treatment',
]; // prettier-ignore
const charges = ['not-in-stock', 'not-offered-publicly', 'private-facility', 'fee-not-waived', 'papers-missing', 'other'];
const corrections = ['wrong-date', 'wrong-care', 'wrong-words', 'wrong-charge', 'left-out', 'entered-in-error'];

/** [move, to], each out of `planned`: a test holds it against libs/domain's table. */
const moves: readonly (readonly [string, string])[] = [
  ['attend', 'attended'],
  ['miss', 'missed'],
  ['cancel', 'cancelled'],
  ['move', 'moved'],
];

const duty = 'care-appointment';
const notices = ['care-appointment-near', 'care-appointment-unrecorded'];
export const keyTables = [...olderKeyTables, ['care', 'subject_key', 'subject_id'] as const] as const;
const replacedKeyDoors = ['key_versions', 'keys_under', 'rewrap_keys'] as const;
const replacedClosing = ['closing_facts', 'close_case'] as const;
const quoted = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ');

/** Care that a health facility gives one person: what is planned, what was given, and whether it was free. */
export class CareEpisodes1764200000291 implements MigrationInterface {
  readonly name = 'CareEpisodes1764200000291';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      addCodes('subject_key', 'kind', ['care']),
      addCodes('notification', 'kind', notices),
      ...['deadline', 'escalation'].map((table) => addCodes(table, 'kind', [duty])),
      'grant select, insert, update on care_episode, appointment to himaya_guard',
      // History: once written nobody changes it, the guard neither.
      'grant select, insert on encounter to himaya_guard',
      'set local role himaya_guard',
      `create table guard.appointment_move (move text not null constraint appointment_move_pk primary key, to_status text not null)`,
      `insert into guard.appointment_move values ${moves.map(([move, to]) => `('${move}', '${to}')`).join(', ')}`,
      ...doors,
      ...closingWithCare,
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
      'drop trigger case_grant_care on case_grant',
      'drop trigger consent_withdrawal_care on consent_withdrawal',
      'drop trigger case_erasure_care on case_erasure',
      'drop policy subject_key_care_read on subject_key',
      'set local role himaya_guard',
      ...asBefore(closingWithReviews, replacedClosing),
      `drop function ${[...doorsOfApp, ...doorsOfWorker, ...doorsOfOwner, ...doorsInside, facts].join(', ')}`,
      ...asBefore(rotationDoors(olderKeyTables), replacedKeyDoors),
      'drop table guard.appointment_move',
      ...['deadline', 'escalation'].map((table) => `delete from ${table} where kind = '${duty}'`),
      `delete from notification where kind in (${quoted(notices)})`,
      `delete from subject_key where kind = 'care'`,
      'reset role',
      'drop table encounter, appointment, care_episode cascade',
      dropCodes('subject_key', 'kind', ['care']),
      dropCodes('notification', 'kind', notices),
      ...['deadline', 'escalation'].map((table) => dropCodes(table, 'kind', [duty])),
    ]);
  }
}

/** What every row of the room carries: whose it is, of which case, and the category of its service. */
const owned = (table: string): string => `
     case_id uuid not null constraint ${table}_case_fk references case_record,
     unit_id uuid not null constraint ${table}_unit_fk references unit,
     category int not null constraint ${table}_category_check check (category in (${bit.health}, ${bit.psychosocial})),`;

const tables = [
  `create table care_episode (
     id uuid not null constraint care_episode_pk primary key, ${owned('care_episode')}
     referral_id uuid constraint care_episode_referral_fk references referral,
     service text not null,
     -- Under the episode's own key: care goes on when the case is no longer the unit's to open.
     called_ct bytea,
     status text not null default 'planned',
     status_since timestamptz not null default now(),
     opened_by uuid not null constraint care_episode_opened_by_fk references user_account,
     opened_at timestamptz not null default now(),
     sharing_ended_at timestamptz,
     ending text,
     version int not null default 1,
     ${oneOf('care_episode_service_check', 'service', ['medical', 'psychological'])},
     ${oneOf('care_episode_status_check', 'status', statuses)},
     ${oneOf('care_episode_ending_check', 'ending', ends)},
     constraint care_episode_of_service_check check (category = case service when 'medical' then ${bit.health} else ${bit.psychosocial} end),
     constraint care_episode_ended_check check ((status in ${open}) = (ending is null)))`,
  `create unique index care_episode_open_uq on care_episode (case_id, unit_id, service) where status in ${open}`,
  'create index care_episode_list_ix on care_episode (unit_id, status, status_since desc, id desc)',
  'create index care_episode_referral_ix on care_episode (referral_id) where referral_id is not null',
  // Nobody of the unit is in two appointments at a time, and neither is the person in this unit.
  `create table appointment (
     id uuid not null constraint appointment_pk primary key,
     episode_id uuid not null constraint appointment_episode_fk references care_episode, ${owned('appointment')}
     kind text not null,
     starts_at timestamptz not null, ends_at timestamptz not null,
     clinician_id uuid constraint appointment_clinician_fk references user_account,
     status text not null default 'planned',
     reason text,
     moved_to uuid constraint appointment_moved_to_fk references appointment deferrable initially deferred,
     booked_by uuid not null constraint appointment_booked_by_fk references user_account,
     booked_at timestamptz not null default now(),
     settled_by uuid constraint appointment_settled_by_fk references user_account, settled_at timestamptz,
     version int not null default 1,
     ${oneOf('appointment_kind_check', 'kind', appointmentKinds)},
     ${oneOf('appointment_status_check', 'status', ['planned', ...moves.map(([, to]) => to)])},
     ${oneOf('appointment_reason_check', 'reason', reasons)},
     constraint appointment_length_check check (ends_at between starts_at + interval '5 minutes' and starts_at + interval '8 hours'),
     constraint appointment_settled_check check ((status = 'planned') = (settled_at is null)),
     constraint appointment_reason_given_check check ((reason is not null) = (status in ('missed', 'cancelled', 'moved'))),
     constraint appointment_moved_check check ((moved_to is not null) = (status = 'moved')),
     constraint appointment_clinician_excl exclude using gist (clinician_id with =, tstzrange(starts_at, ends_at) with &&)
       where (status = 'planned' and clinician_id is not null),
     constraint appointment_person_excl exclude using gist (case_id with =, unit_id with =, tstzrange(starts_at, ends_at) with &&)
       where (status = 'planned'))`,
  'create index appointment_unit_ix on appointment (unit_id, starts_at, id)',
  `create index appointment_owed_ix on appointment (unit_id, clinician_id, starts_at, id) where status = 'planned'`,
  'create index appointment_episode_ix on appointment (episode_id, starts_at desc, id desc)',
  // A mistake is put right by a further version; each stays.
  `create table encounter (
     id uuid not null, version int not null,
     episode_id uuid not null constraint encounter_episode_fk references care_episode, ${owned('encounter')}
     occurred_on date not null,
     care text[] not null constraint encounter_care_some_check check (cardinality(care) between 1 and 10),
     -- Under the episode's key.
     words_ct bytea,
     free boolean not null,
     charge_reason text,
     -- Whole dinars.
     charge_amount int constraint encounter_charge_amount_check check (charge_amount between 1 and 100000000),
     trained_staff boolean not null,
     correction text,
     recorded_by uuid not null constraint encounter_recorded_by_fk references user_account,
     recorded_at timestamptz not null default now(),
     constraint encounter_pk primary key (id, version),
     ${allOf('encounter_care_check', 'care', careKinds)},
     ${oneOf('encounter_charge_reason_check', 'charge_reason', charges)},
     ${oneOf('encounter_correction_check', 'correction', corrections)},
     constraint encounter_charge_check check ((not free) = (charge_reason is not null) and (not free) = (charge_amount is not null)),
     constraint encounter_corrected_check check ((version > 1) = (correction is not null)))`,
  'create index encounter_episode_ix on encounter (episode_id, occurred_on desc, id desc)',
  'create index encounter_charged_ix on encounter (unit_id, occurred_on desc, id desc) where not free',
];

const doorsOfApp = [
  'guard.open_care(uuid, uuid, uuid, text, bytea, bytea, text)',
  'guard.end_care(uuid, text, int)',
  'guard.book_appointment(uuid, uuid, text, timestamptz, timestamptz, uuid)',
  'guard.move_appointment(uuid, uuid, text, int, text, timestamptz, timestamptz, uuid)',
  'guard.write_encounter(uuid, uuid, int, date, text[], bytea, boolean, text, int, boolean, text)',
  'guard.owed_care()',
  'guard.care_members(uuid)',
  'guard.reads_care_key(uuid)',
];
const doorsOfWorker = ['guard.appointment_told(uuid)'];
/** Whoever makes a trigger must be allowed to run its function. */
const doorsOfOwner = ['guard.follow_care_grant_end()', 'guard.follow_care_assistance()', 'guard.forget_care_keys()'];
const doorsInside = [
  'guard.own_care(uuid, boolean)',
  'guard.place_appointment(uuid, uuid, text, timestamptz, timestamptz, uuid)',
  'guard.begin_care(uuid)',
  'guard.stop_care(uuid, text, text)',
  'guard.unshare_care(uuid, text)',
  'guard.end_care_with_case(uuid)',
];
const facts = 'guard.care_facts(date, date)';

const notHere = `raise exception 'guard: not care of this session''s' using errcode = '42501'`;
const callOff = (episode: string): string => `
       update appointment set status = 'cancelled', reason = 'care-ended', settled_by = guard.user_id(), settled_at = now(), version = version + 1
        where episode_id = ${episode} and status = 'planned';
       update deadline set cancelled_at = now() where fired_at is null and cancelled_at is null and kind = '${duty}'
          and subject_id in (select a.id from appointment a where a.episode_id = ${episode})`;

export const doors = [
  `create function guard.open_care(p_id uuid, p_case uuid, p_referral uuid, p_service text, p_called bytea, p_wrapped bytea, p_key_id text)
   returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare me uuid := guard.unit(); c case_record; r referral; kind int := case p_service when 'medical' then ${bit.health} else ${bit.psychosocial} end;
   begin
     -- Shared: a case is not changed by who is cared for in it.
     select * into c from case_record where id = p_case for share;
     if me is null or c.id is null or not guard.works_case(p_case, ${bit.core}) then
       raise exception 'guard: not a case this session works on' using errcode = '42501';
     end if;
     if not guard.writes_case(p_case, kind) then return 'case.category-not-yours'; end if;
     if c.status <> 'open' then return 'case.closed'; end if;
     if p_referral is null and not guard.answers_for(p_case) then return 'care.no-referral'; end if;
     if p_referral is not null then
       select * into r from referral where id = p_referral and case_id = p_case and to_unit_id = me and service = p_service
          and status in ('accepted', 'in-progress', 'on-hold') for share;
       if r.id is null or exists (select 1 from care_episode e where e.referral_id = p_referral and e.status <> 'cancelled') then return 'care.no-referral'; end if;
     end if;
     insert into care_episode (id, case_id, unit_id, category, referral_id, service, called_ct, opened_by)
       values (p_id, p_case, me, kind, p_referral, p_service, p_called, guard.user_id());
     insert into subject_key (kind, subject_id, wrapped, key_id) values ('care', p_id, p_wrapped, p_key_id);
     return 'done';
   exception when unique_violation then
     return 'care.already';
   end $$`,
  // The episode, locked, where this session writes it; `p_open`: only while care is not over and its case, where the unit still has it, is open.
  `create function guard.own_care(p_id uuid, p_open boolean, out e care_episode, out problem text) language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   begin
     -- The referral before the care, as whoever withdraws, cancels or fails it locks them.
     perform 1 from referral r where r.id = (select x.referral_id from care_episode x where x.id = p_id) for update;
     select * into e from care_episode where id = p_id for update;
     if e.id is null or e.unit_id is distinct from guard.unit() or guard.writes() & e.category = 0 or guard.hides_case(e.case_id) then ${notHere}; end if;
     if p_open and e.status not in ${open} then problem := 'care.not-now'; return; end if;
     if p_open and e.sharing_ended_at is null and exists (select 1 from case_record c where c.id = e.case_id and c.status <> 'open') then
       problem := 'case.closed';
     end if;
   end $$`,
  // Care begins with the first visit.
  `create function guard.begin_care(p_id uuid) returns void language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     update care_episode set status = 'active', status_since = now(), version = version + 1 where id = p_id and status = 'planned';
   end $$`,
  `create function guard.place_appointment(p_id uuid, p_episode uuid, p_kind text, p_starts timestamptz, p_ends timestamptz, p_clinician uuid) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare e care_episode; broken text;
   begin
     select * into e from care_episode where id = p_episode;
     if p_starts <= now() then return 'body.invalid'; end if;
     if p_clinician is not null and not exists (select 1 from guard.care_members(p_episode) m where m.id = p_clinician) then return 'appointment.no-such-member'; end if;
     -- Racers for one person's or one clinician's hour queue, instead of waiting for each other's rows; the constraints decide.
     perform pg_advisory_xact_lock(hashtextextended('appointment|' || e.unit_id || e.case_id, 0));
     if p_clinician is not null then perform pg_advisory_xact_lock(hashtextextended('clinician|' || p_clinician, 0)); end if;
     begin
       insert into appointment (id, episode_id, case_id, unit_id, category, kind, starts_at, ends_at, clinician_id, booked_by)
         values (p_id, p_episode, e.case_id, e.unit_id, e.category, p_kind, p_starts, p_ends, p_clinician, guard.user_id());
     exception when exclusion_violation then
       get stacked diagnostics broken = constraint_name;
       return case broken when 'appointment_clinician_excl' then 'appointment.taken' else 'appointment.person-busy' end;
     end;
     -- A day before it the unit is reminded; a day after it somebody is asked whether the person came.
     insert into deadline (id, kind, step, subject_id, due_at) select gen_random_uuid(), '${duty}', d.step, p_id, d.at
       from (values ('remind-desk', p_starts - interval '24 hours'), ('alert', p_ends + interval '24 hours')) d (step, at) where d.at > now();
     return 'done';
   end $$`,
  `create function guard.book_appointment(p_id uuid, p_episode uuid, p_kind text, p_starts timestamptz, p_ends timestamptz, p_clinician uuid) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare o record;
   begin
     select * into o from guard.own_care(p_episode, true);
     return coalesce(o.problem, guard.place_appointment(p_id, p_episode, p_kind, p_starts, p_ends, p_clinician));
   end $$`,
  // The episode first, then the appointment: as booking and ending lock them.
  `create function guard.move_appointment(p_id uuid, p_new uuid, p_move text, p_version int, p_reason text, p_starts timestamptz, p_ends timestamptz,
     p_clinician uuid) returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare a appointment; m guard.appointment_move; o record; placed text;
   begin
     select * into a from appointment where id = p_id;
     select * into o from guard.own_care(a.episode_id, p_move = 'move');
     select * into a from appointment where id = p_id for update;
     if a.version <> p_version then return 'conflict'; end if;
     select * into m from guard.appointment_move x where x.move = p_move;
     if m.move is null or a.status <> 'planned' then return 'appointment.not-now'; end if;
     if p_move in ('attend', 'miss') and a.starts_at > now() then return 'appointment.not-yet'; end if;
     if o.problem is not null then return o.problem; end if;
     update appointment set status = m.to_status, reason = p_reason, settled_by = guard.user_id(), settled_at = now(), version = version + 1,
            moved_to = case p_move when 'move' then p_new end where id = p_id;
     update deadline set cancelled_at = now() where subject_id = p_id and fired_at is null and cancelled_at is null;
     if p_move = 'move' then
       placed := guard.place_appointment(p_new, a.episode_id, a.kind, p_starts, p_ends, p_clinician);
       -- Refused whole: the old hour stays.
       if placed <> 'done' then raise exception using errcode = 'P0001', message = placed; end if;
     elsif p_move = 'attend' then
       perform guard.begin_care(a.episode_id);
     end if;
     return 'done';
   exception when sqlstate 'P0001' then
     return sqlerrm;
   end $$`,
  `create function guard.write_encounter(p_id uuid, p_episode uuid, p_version int, p_on date, p_care text[], p_words bytea, p_free boolean, p_reason text,
     p_amount int, p_trained boolean, p_correction text) returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare o record; e care_episode; last int;
   begin
     select * into o from guard.own_care(p_episode, p_version = 0);
     e := o.e;
     if o.problem is not null then return o.problem; end if;
     if p_on > (now() at time zone 'Asia/Baghdad')::date then return 'body.invalid'; end if;
     if e.category = ${bit.psychosocial} and not p_trained and guard.is_child(e.case_id) then return 'care.trained-staff'; end if;
     select max(n.version) into last from encounter n where n.id = p_id and n.episode_id = p_episode;
     if coalesce(last, 0) <> p_version then return 'conflict'; end if;
     insert into encounter (id, version, episode_id, case_id, unit_id, category, occurred_on, care, words_ct, free, charge_reason, charge_amount,
                            trained_staff, correction, recorded_by)
       values (p_id, p_version + 1, p_episode, e.case_id, e.unit_id, e.category, p_on, p_care, p_words, p_free, p_reason, p_amount, p_trained, p_correction,
               guard.user_id());
     if p_version = 0 then perform guard.begin_care(p_episode); end if;
     return 'done';
   end $$`,
  `create function guard.stop_care(p_id uuid, p_status text, p_ending text) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   begin
     update care_episode set status = p_status, status_since = now(), ending = p_ending, version = version + 1 where id = p_id;
     ${callOff('p_id')};
   end $$`,
  `create function guard.end_care(p_id uuid, p_ending text, p_version int) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare o record; e care_episode;
   begin
     select * into o from guard.own_care(p_id, false);
     e := o.e;
     if e.version <> p_version then return 'conflict'; end if;
     if e.status not in ${open} then return 'care.not-now'; end if;
     perform guard.stop_care(p_id, case e.status when 'planned' then 'cancelled' else 'finished' end, p_ending);
     return 'done';
   end $$`,
  // Accepted referrals that nobody was cared for on.
  `create function guard.owed_care() returns table (referral_id uuid, case_id uuid, service text, urgency text, sex text, age_band text, accepted_at timestamptz)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare bars uuid[] := guard.barred_cases(); mine int := guard.reads();
   begin
     return query
       select r.id, r.case_id, r.service, r.urgency, r.sex, r.age_band, r.decided_at from referral r
        where r.to_unit_id = guard.unit() and r.status in ('accepted', 'in-progress')
          and (r.service = 'medical' and mine & ${bit.health} <> 0 or r.service = 'psychological' and mine & ${bit.psychosocial} <> 0)
          and r.case_id <> all (bars)
          and not exists (select 1 from care_episode e where e.referral_id = r.id and e.status <> 'cancelled')
        order by case r.urgency when 'immediate' then 0 when 'urgent' then 1 else 2 end, r.decided_at, r.id limit 50;
   end $$`,
  // Who of the unit can be booked: whoever reads what is written here, and is not barred from the case nor left off its seal.
  `create function guard.care_members(p_episode uuid) returns table (id uuid, display_name text) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     return query
       select u.id, u.display_name from care_episode e join user_account u on u.unit_id = e.unit_id
        where e.id = p_episode and e.unit_id = guard.unit() and guard.reads() & e.category <> 0
          and exists (select 1 from user_role ur where ur.user_id = u.id and ur.role = 'health-provider' and now() >= ur.valid_from and now() < ur.valid_to)
          and guard.may_see_to(u.id, e.case_id)
        order by u.display_name, u.id limit 200;
   end $$`,
  `create function guard.reads_care_key(p_id uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from care_episode e where e.id = p_id and e.unit_id = guard.unit() and guard.reads() & e.category <> 0
                       and not guard.hides_case(e.case_id));
   end $$`,
  // Sharing is over. Who was never seen is expected no more; who is being cared for still is, and the case is not opened any more.
  `create function guard.unshare_care(p_id uuid, p_ending text) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare e care_episode;
   begin
     select * into e from care_episode where id = p_id for update;
     if e.status = 'planned' then
       perform guard.stop_care(p_id, 'cancelled', case p_ending when 'withdrawn' then 'consent-withdrawn' else 'called-off' end);
     elsif e.status = 'active' and e.sharing_ended_at is null then
       update care_episode set sharing_ended_at = now(), version = version + 1 where id = p_id;
     end if;
   end $$`,
  `create function guard.follow_care_grant_end() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare k uuid;
   begin
     for k in select e.id from care_episode e where e.referral_id = new.referral_id and e.status in ${open} order by e.id loop
       perform guard.unshare_care(k, new.ending);
     end loop;
     return null;
   end $$`,
  // Where the person came by themselves, consent to assistance is what they are cared for on.
  `create function guard.follow_care_assistance() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare k uuid;
   begin
     for k in select e.id from care_episode e join consent c on c.id = new.consent_id and c.purpose = 'assistance'
               where e.case_id = new.case_id and e.referral_id is null and e.status in ${open} order by e.id loop
       perform guard.unshare_care(k, 'withdrawn');
     end loop;
     return null;
   end $$`,
  // Erased with the case: what was written down of the person opens no more.
  `create function guard.forget_care_keys() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     delete from subject_key where kind = 'care' and subject_id in (select e.id from care_episode e where e.case_id = new.case_id);
     return null;
   end $$`,
  // What the closing unit gave in its own case ends with it; another unit's care is that unit's.
  `create function guard.end_care_with_case(p_case uuid) returns void language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare k care_episode;
   begin
     for k in select * from care_episode e where e.case_id = p_case and e.unit_id = guard.unit() and e.status in ${open} order by e.id for update loop
       perform guard.stop_care(k.id, case k.status when 'planned' then 'cancelled' else 'finished' end, 'case-closed');
     end loop;
   end $$`,
  // For the worker: whose appointment it is and when, never whose care nor what for.
  `create function guard.appointment_told(p_id uuid) returns table (episode_id uuid, unit_id uuid, clinician_id uuid, status text)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     return query select a.episode_id, a.unit_id, a.clinician_id, a.status from appointment a where a.id = p_id;
   end $$`,
  // For the fact store: one row a person and service; no id, no case, no unit, no words. Days are Iraq's.
  `create function guard.care_facts(p_from date, p_to date) returns table (service text, sex text, age_band text, encounters int, free int, charged int,
     charged_dinars bigint) language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return query
       select e.service, c.sex, c.age_band, count(*)::int, count(*) filter (where n.free)::int, count(*) filter (where not n.free)::int,
              coalesce(sum(n.charge_amount), 0)::bigint
         from encounter n join care_episode e on e.id = n.episode_id join case_record c on c.id = n.case_id
        where n.occurred_on >= p_from and n.occurred_on < p_to and n.correction is distinct from 'entered-in-error'
          and not exists (select 1 from encounter l where l.id = n.id and l.version > n.version)
        group by n.case_id, e.service, c.sex, c.age_band;
   end $$`,
];

/** As they stood, and: the checklist tells of the closing unit's planned appointments, and the closing ends its care. */
export const closingWithCare = asBefore(closingWithReviews, replacedClosing).map((door) =>
  door.includes('guard.closing_facts')
    ? changed(
        door,
        `'drafts', (select`,
        `'appointments', (select count(*) from appointment a where a.case_id = p_case and a.unit_id = me and a.status = 'planned'),
         'drafts', (select`,
      )
    : changed(
        door,
        `     update case_record set status = 'closed'`,
        `     perform guard.end_care_with_case(p_case);
     update case_record set status = 'closed'`,
      ),
);

/** The unit's own record: it stands on the unit and the role, not on a door to the case, and no other unit reads it (domain.md section 3). */
const own = (table: string): string =>
  `unit_id = (select guard.unit()) and (select guard.reads()) & category <> 0 and ${table}.case_id <> all ((select guard.barred_cases())::uuid[])`;

const policies = [
  ...['care_episode', 'appointment', 'encounter'].flatMap((table) => [
    ...guarded(table),
    `create policy ${table}_own on ${table} for select to himaya_app using (${own(table)})`,
    `grant select on ${table} to himaya_app`,
  ]),
  `create policy subject_key_care_read on subject_key for select to himaya_app using (kind = 'care' and guard.reads_care_key(subject_id))`,
  `create trigger case_grant_care after update of ended_at on case_grant for each row
     when (old.ended_at is null and new.ended_at is not null and new.referral_id is not null and new.ending in ('withdrawn', 'cancelled', 'failed', 'expired'))
     execute function guard.follow_care_grant_end()`,
  'create trigger consent_withdrawal_care after insert on consent_withdrawal for each row execute function guard.follow_care_assistance()',
  'create trigger case_erasure_care after insert on case_erasure for each row execute function guard.forget_care_keys()',
];
