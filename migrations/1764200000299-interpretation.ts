import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rotationDoors } from './1764100000008-rotated-incident-keys';
import { closingWithReviews } from './1764200000253-best-interests-reviewed';
import { closingWithCare, keyTables as olderKeyTables } from './1764200000291-care-episodes';
import { addCodes, allOf, asBefore, bit, changed, dropCodes, guarded, oneOf, run } from './sql';

const governorates = [
  'baghdad', 'basra', 'nineveh', 'erbil', 'sulaymaniyah', 'duhok', 'halabja', 'kirkuk', 'diyala', 'anbar', 'salah-al-din', 'babil', 'karbala',
  'najaf', 'wasit', 'qadisiyah', 'muthanna', 'dhi-qar', 'maysan', 'outside-country', 'unknown',
]; // prettier-ignore
const sexes = ['female', 'male'];
const statuses = ['planned', 'held', 'not-attended', 'cancelled'];
const modes = ['in-person', 'phone', 'video'];
const occasions = ['interview', 'medical-visit', 'hearing', 'legal-advice', 'travel', 'other'];
const places = ['requesting-unit', 'interpreter-office', 'court', 'health-facility', 'authority', 'on-the-way', 'other'];
const reasons = [
  'person-declined', 'requester-cancelled', 'interpreter-unavailable', 'interpreter-unsuited', 'no-longer-needed', 'safety', 'consent-withdrawn',
  'referral-ended', 'other',
]; // prettier-ignore
const events = ['hold', 'miss', 'cancel', 'reschedule', 'replace', 'reopen', 'plan', 'record', 'sharing-ended'];

/** [move, from, to]: a test holds it against libs/domain's table. */
const moves: readonly (readonly [string, readonly string[], string | null])[] = [
  ['hold', ['planned'], 'held'],
  ['miss', ['planned'], 'not-attended'],
  ['cancel', ['planned'], 'cancelled'],
  ['reschedule', ['planned'], null],
  ['replace', ['planned'], null],
  ['reopen', ['held', 'not-attended', 'cancelled'], 'planned'],
];

const notices = [
  'interpretation-planned',
  'interpretation-off',
  'interpretation-stopped',
  'interpretation-unrecorded',
  'undertaking-ending',
  'undertaking-ended',
];
const timelineKinds = ['interpretation-planned', 'interpretation-held', 'interpretation-off'];
const duties = ['interpretation-record', 'interpreter-undertaking'];
const keyKind = 'interpreter';
export const keyTables = [...olderKeyTables, [keyKind, 'subject_key', 'subject_id']] as const;
const replacedKeyDoors = ['key_versions', 'keys_under', 'rewrap_keys'] as const;
const replacedClosing = ['close_case', 'reopen_case'] as const;
const quoted = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ');
const running = `('accepted', 'in-progress', 'on-hold')`;
const localDay = (at: string): string => `(${at} at time zone 'Asia/Baghdad')::date`;

/** The interpreters' office: its roster under confidentiality undertakings, and sessions for accepted referrals: nobody is booked twice. */
export class Interpretation1764200000299 implements MigrationInterface {
  readonly name = 'Interpretation1764200000299';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      addCodes('subject_key', 'kind', [keyKind]),
      addCodes('notification', 'kind', notices),
      addCodes('timeline_event', 'kind', timelineKinds),
      ...['deadline', 'escalation'].map((table) => addCodes(table, 'kind', duties)),
      `grant select, insert, update, delete on ${ownTables.join(', ')} to himaya_guard`,
      'set local role himaya_guard',
      `insert into guard.role_duty values ('interpretation', 'interpreter-coordinator')`,
      `create table guard.interpretation_move (move text not null, from_status text not null, to_status text not null,
         constraint interpretation_move_pk primary key (move, from_status))`,
      `insert into guard.interpretation_move values ${moves
        .flatMap(([move, from, to]) => from.map((one) => `('${move}', '${one}', '${to ?? one}')`))
        .join(', ')}`,
      ...doors,
      ...closingWithSessions,
      ...asBefore(rotationDoors(keyTables), replacedKeyDoors),
      `revoke execute on function ${[...doorsOfApp, ...doorsOfOwner, ...doorsInside].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${doorsOfOwner.join(', ')} to himaya_owner`,
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop trigger case_grant_interpretation on case_grant',
      'drop policy subject_key_interpreter_read on subject_key',
      `drop table ${[...ownTables].reverse().join(', ')} cascade`,
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, ...doorsOfOwner, ...doorsInside].join(', ')}`,
      ...asBefore(closingBefore, replacedClosing),
      ...asBefore(earlierKeyDoors, replacedKeyDoors),
      'drop table guard.interpretation_move',
      `delete from guard.role_duty where duty = 'interpretation'`,
      ...['deadline', 'escalation'].map((table) => `delete from ${table} where kind in (${quoted(duties)})`),
      `delete from notification where kind in (${quoted(notices)})`,
      `delete from timeline_event where kind in (${quoted(timelineKinds)})`,
      `delete from subject_key where kind = '${keyKind}'`,
      'reset role',
      dropCodes('subject_key', 'kind', [keyKind]),
      dropCodes('notification', 'kind', notices),
      dropCodes('timeline_event', 'kind', timelineKinds),
      ...['deadline', 'escalation'].map((table) => dropCodes(table, 'kind', duties)),
    ]);
  }
}

const ownTables = [
  'interpreter',
  'interpreter_undertaking',
  'interpretation_session',
  'interpretation_event',
  'interpreter_unsuited',
] as const;
/** The closing as it stood: its checklist and its deed last with health care's. */
const closingBefore = [...closingWithReviews, ...closingWithCare];
const earlierKeyDoors = rotationDoors(olderKeyTables);

const tables = [
  // Whoever interprets can be threatened too: the name lies under a key of its own, and leaves the office in no answer.
  `create table interpreter (
     id uuid not null constraint interpreter_pk primary key,
     unit_id uuid not null constraint interpreter_unit_fk references unit,
     number int not null constraint interpreter_number_check check (number between 1 and 9999),
     name_ct bytea not null,
     sex text not null,
     languages text[] not null constraint interpreter_languages_check
       check (array_to_string(languages, ',') ~ '^[a-z]{2,3}(,[a-z]{2,3})*$'),
     governorates text[] not null,
     remote boolean not null,
     child_trained boolean not null,
     status text not null default 'active',
     -- The end of the last day of the undertaking that runs longest.
     undertaking_ends_at timestamptz,
     enrolled_by uuid not null constraint interpreter_enrolled_by_fk references user_account,
     enrolled_at timestamptz not null default now(),
     version int not null default 1,
     constraint interpreter_number_uq unique (unit_id, number),
     ${oneOf('interpreter_sex_check', 'sex', sexes)},
     ${allOf('interpreter_governorates_check', 'governorates', governorates)},
     ${oneOf('interpreter_status_check', 'status', ['active', 'retired'])})`,
  'create index interpreter_list_ix on interpreter (unit_id, status, number, id)',
  `create index interpreter_undertaking_ix on interpreter (unit_id, undertaking_ends_at, id) where status = 'active'`,
  `create table interpreter_undertaking (
     id uuid not null constraint interpreter_undertaking_pk primary key,
     interpreter_id uuid not null constraint interpreter_undertaking_interpreter_fk references interpreter,
     unit_id uuid not null constraint interpreter_undertaking_unit_fk references unit,
     text_version text not null,
     signed_on date not null, valid_until date not null,
     recorded_by uuid not null constraint interpreter_undertaking_recorded_by_fk references user_account,
     recorded_at timestamptz not null default now(),
     ${oneOf('interpreter_undertaking_text_version_check', 'text_version', ['2026-1'])},
     constraint interpreter_undertaking_dates_check check (valid_until between signed_on and signed_on + interval '24 months'))`,
  'create index interpreter_undertaking_interpreter_ix on interpreter_undertaking (interpreter_id, signed_on desc, id desc)',
  `create table interpretation_session (
     id uuid not null constraint interpretation_session_pk primary key,
     case_id uuid not null constraint interpretation_session_case_fk references case_record,
     unit_id uuid not null constraint interpretation_session_unit_fk references unit,
     referral_id uuid not null constraint interpretation_session_referral_fk references referral,
     interpreter_id uuid not null constraint interpretation_session_interpreter_fk references interpreter,
     starts_at timestamptz not null, ends_at timestamptz not null,
     mode text not null, place text, governorate text,
     occasion text not null,
     language text not null constraint interpretation_session_language_check check (language ~ '^[a-z]{2,3}$'),
     wish text not null,
     status text not null default 'planned',
     status_since timestamptz not null default now(),
     minutes int constraint interpretation_session_minutes_check check (minutes between 1 and 720),
     absentee text, reason text,
     planned_by uuid not null constraint interpretation_session_planned_by_fk references user_account,
     planned_at timestamptz not null default now(),
     version int not null default 1,
     ${oneOf('interpretation_session_mode_check', 'mode', modes)},
     ${oneOf('interpretation_session_place_check', 'place', places)},
     ${oneOf('interpretation_session_governorate_check', 'governorate', governorates)},
     ${oneOf('interpretation_session_occasion_check', 'occasion', occasions)},
     ${oneOf('interpretation_session_wish_check', 'wish', [...sexes, 'no-wish'])},
     ${oneOf('interpretation_session_status_check', 'status', statuses)},
     ${oneOf('interpretation_session_absentee_check', 'absentee', ['person', 'interpreter', 'requester'])},
     ${oneOf('interpretation_session_reason_check', 'reason', reasons)},
     constraint interpretation_session_time_check check (ends_at > starts_at and ends_at <= starts_at + interval '12 hours'),
     constraint interpretation_session_where_check check ((mode = 'in-person') = (place is not null) and (place is null) = (governorate is null)),
     constraint interpretation_session_held_check check ((status = 'held') = (minutes is not null)),
     constraint interpretation_session_missed_check check ((status = 'not-attended') = (absentee is not null)),
     constraint interpretation_session_off_check check ((status = 'cancelled') = (reason is not null)),
     -- The one truth about whose hours are whose, whatever any code does: nobody is in two sessions at once.
     constraint interpretation_session_interpreter_excl exclude using gist (interpreter_id with =, tstzrange(starts_at, ends_at) with &&)
       where (status in ('planned', 'held')))`,
  'create index interpretation_session_list_ix on interpretation_session (unit_id, status, starts_at, id)',
  'create index interpretation_session_day_ix on interpretation_session (unit_id, starts_at, id)',
  `create index interpretation_session_owed_ix on interpretation_session (unit_id, ends_at, id) where status = 'planned'`,
  'create index interpretation_session_referral_ix on interpretation_session (referral_id, starts_at, id)',
  `create table interpretation_event (
     id uuid not null constraint interpretation_event_pk primary key,
     session_id uuid not null constraint interpretation_event_session_fk references interpretation_session,
     case_id uuid not null constraint interpretation_event_case_fk references case_record,
     unit_id uuid not null constraint interpretation_event_unit_fk references unit,
     kind text not null,
     at timestamptz not null default clock_timestamp(),
     by_user uuid constraint interpretation_event_user_fk references user_account,
     interpreter_id uuid constraint interpretation_event_interpreter_fk references interpreter,
     reason text,
     ${oneOf('interpretation_event_kind_check', 'kind', events)},
     ${oneOf('interpretation_event_reason_check', 'reason', reasons)})`,
  'create index interpretation_event_session_ix on interpretation_event (session_id, at desc, id desc)',
  `create table interpreter_unsuited (
     id uuid not null constraint interpreter_unsuited_pk primary key,
     case_id uuid not null constraint interpreter_unsuited_case_fk references case_record,
     unit_id uuid not null constraint interpreter_unsuited_unit_fk references unit,
     interpreter_id uuid not null constraint interpreter_unsuited_interpreter_fk references interpreter,
     reason text not null,
     marked_by uuid not null constraint interpreter_unsuited_marked_by_fk references user_account,
     marked_at timestamptz not null default now(),
     undone_at timestamptz,
     ${oneOf('interpreter_unsuited_reason_check', 'reason', ['suspects-circle', 'persons-circle', 'person-declines', 'other'])})`,
  'create unique index interpreter_unsuited_standing_uq on interpreter_unsuited (case_id, interpreter_id) where undone_at is null',
];

const doorsOfApp = [
  'guard.runs_interpretation()',
  'guard.reads_interpreter_key(uuid)',
  'guard.enrol_interpreter(uuid, bytea, text, text[], text[], boolean, boolean, bytea, text)',
  'guard.change_interpreter(uuid, int, bytea, text[], text[], boolean, boolean, text)',
  'guard.sign_undertaking(uuid, uuid, int, text, date, date)',
  'guard.running_interpretations()',
  'guard.fitting_interpreters(uuid, timestamptz, timestamptz, text, text, text, text)',
  'guard.plan_interpretation(uuid, uuid, uuid, uuid, timestamptz, timestamptz, text, text, text, text, text, text, int)',
  'guard.move_interpretation(uuid, uuid, text, int, int, text, text, timestamptz, timestamptz, uuid)',
  'guard.mark_unsuited(uuid, uuid, uuid, text)',
  'guard.unmark_unsuited(uuid)',
  'guard.interpretation_of(uuid)',
];
const doorsOfOwner = ['guard.follow_interpretation_end()'];
const doorsInside = [
  'guard.interpretation_runs(uuid)',
  'guard.fits_interpreter(uuid, uuid, timestamptz, timestamptz, text, text, text, text)',
  'guard.set_interpretation_clock(uuid, timestamptz)',
  'guard.call_off_interpretation(uuid, text, text)',
];

const notOurs = `raise exception 'guard: not this session''s interpreters' using errcode = '42501'`;
const tell = (kind: string): string =>
  `insert into timeline_event (id, case_id, kind, category, unit_id, subject_id, details)
       values (gen_random_uuid(), s.case_id, ${kind}, ${bit.core}, s.unit_id, s.id, '{"service": "interpretation"}')`;

export const doors = [
  `create function guard.runs_interpretation() returns boolean language plpgsql stable security definer set search_path = guard, pg_temp as $$
   begin
     return guard.unit() is not null and guard.has_duty('interpretation');
   end $$`,
  `create function guard.reads_interpreter_key(p_id uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return guard.runs_interpretation() and exists (select 1 from interpreter i where i.id = p_id and i.unit_id = guard.unit());
   end $$`,
  `create function guard.enrol_interpreter(p_id uuid, p_name bytea, p_sex text, p_languages text[], p_governorates text[], p_remote boolean,
     p_child boolean, p_wrapped bytea, p_key_id text) returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare me uuid := guard.unit();
   begin
     if not guard.runs_interpretation() then ${notOurs}; end if;
     if not exists (select 1 from unit_service s where s.unit_id = me and s.service = 'interpretation') then return 'capacity.not-offered'; end if;
     -- Numbers go on from the last one: of two who enrol at once the second waits.
     perform pg_advisory_xact_lock(hashtextextended('interpreter|' || me, 0));
     insert into interpreter (id, unit_id, number, name_ct, sex, languages, governorates, remote, child_trained, enrolled_by)
       select p_id, me, coalesce(max(i.number), 0) + 1, p_name, p_sex, p_languages, p_governorates, p_remote, p_child, guard.user_id()
         from interpreter i where i.unit_id = me;
     insert into subject_key (kind, subject_id, wrapped, key_id) values ('${keyKind}', p_id, p_wrapped, p_key_id);
     return 'done';
   end $$`,
  // What is null stays. Nobody retires from sessions that are still to come.
  `create function guard.change_interpreter(p_id uuid, p_version int, p_name bytea, p_languages text[], p_governorates text[], p_remote boolean,
     p_child boolean, p_status text) returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare i interpreter;
   begin
     select * into i from interpreter where id = p_id for update;
     if i.id is null or i.unit_id is distinct from guard.unit() or not guard.runs_interpretation() then ${notOurs}; end if;
     if i.version <> p_version then return 'conflict'; end if;
     if p_status = 'retired' and exists (select 1 from interpretation_session s where s.interpreter_id = p_id and s.status = 'planned') then
       return 'interpreter.still-planned';
     end if;
     update interpreter set name_ct = coalesce(p_name, name_ct), languages = coalesce(p_languages, languages),
            governorates = coalesce(p_governorates, governorates), remote = coalesce(p_remote, remote),
            child_trained = coalesce(p_child, child_trained), status = coalesce(p_status, status), version = version + 1
      where id = p_id;
     return 'done';
   end $$`,
  // Reminded thirty days before it runs out, and told on the day.
  `create function guard.sign_undertaking(p_id uuid, p_interpreter uuid, p_version int, p_text text, p_signed date, p_until date) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare i interpreter; ends timestamptz;
   begin
     select * into i from interpreter where id = p_interpreter for update;
     if i.id is null or i.unit_id is distinct from guard.unit() or not guard.runs_interpretation() then ${notOurs}; end if;
     if i.version <> p_version then return 'conflict'; end if;
     if p_signed > ${localDay('now()')} or p_until < ${localDay('now()')} then return 'body.invalid'; end if;
     insert into interpreter_undertaking (id, interpreter_id, unit_id, text_version, signed_on, valid_until, recorded_by)
       values (p_id, p_interpreter, i.unit_id, p_text, p_signed, p_until, guard.user_id());
     ends := greatest(i.undertaking_ends_at, (p_until + 1)::timestamp at time zone 'Asia/Baghdad');
     update interpreter set undertaking_ends_at = ends, version = version + 1 where id = p_interpreter;
     delete from deadline where subject_id = p_interpreter and kind = 'interpreter-undertaking';
     insert into deadline (id, kind, step, subject_id, due_at) values
       (gen_random_uuid(), 'interpreter-undertaking', 'remind-desk', p_interpreter, greatest(ends - interval '30 days', now())),
       (gen_random_uuid(), 'interpreter-undertaking', 'alert', p_interpreter, ends);
     return 'done';
   end $$`,
  // The referral has this unit send interpreters, and its door stands.
  `create function guard.interpretation_runs(p_referral uuid) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from referral r join case_grant g on g.referral_id = r.id
       where r.id = p_referral and r.to_unit_id = guard.unit() and r.service = 'interpretation' and r.status in ${running}
         and g.ended_at is null and (g.ends_at is null or now() < g.ends_at) and not guard.hides_case(r.case_id));
   end $$`,
  // The person's language; there or from afar; of the sex that is wished; bound at that time; trained where it is a child; not marked for this case.
  `create function guard.fits_interpreter(p_interpreter uuid, p_case uuid, p_from timestamptz, p_to timestamptz, p_mode text, p_governorate text,
     p_language text, p_wish text) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from interpreter i join case_record c on c.id = p_case
       where i.id = p_interpreter and i.unit_id = guard.unit() and i.status = 'active'
         and p_language = any (i.languages) and (cardinality(c.languages) = 0 or p_language = any (c.languages))
         and case p_mode when 'in-person' then p_governorate = any (i.governorates) else i.remote end
         and (p_wish = 'no-wish' or i.sex = p_wish)
         and (i.child_trained or not guard.is_child(p_case))
         and not exists (select 1 from interpreter_unsuited u where u.case_id = p_case and u.interpreter_id = i.id and u.undone_at is null)
         and exists (select 1 from interpreter_undertaking t where t.interpreter_id = i.id
                       and t.signed_on <= ${localDay('p_from')} and t.valid_until >= ${localDay('p_to')}));
   end $$`,
  `create function guard.fitting_interpreters(p_referral uuid, p_from timestamptz, p_to timestamptz, p_mode text, p_governorate text, p_language text,
     p_wish text) returns table (id uuid) language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare k uuid;
   begin
     if not guard.runs_interpretation() or not guard.interpretation_runs(p_referral) then return; end if;
     select r.case_id into k from referral r where r.id = p_referral;
     return query
       select i.id from interpreter i
        where i.unit_id = guard.unit() and i.status = 'active' and guard.fits_interpreter(i.id, k, p_from, p_to, p_mode, p_governorate, p_language, p_wish)
          and not exists (select 1 from interpretation_session s where s.interpreter_id = i.id and s.status in ('planned', 'held')
                            and tstzrange(s.starts_at, s.ends_at) && tstzrange(p_from, p_to))
        order by i.number limit 100;
   end $$`,
  `create function guard.running_interpretations() returns table (referral_id uuid, status text, urgency text, need_code text, sex text, age_band text,
     languages text[], governorate text, accepted_at timestamptz, planned int, held int, next timestamptz)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare bars uuid[] := guard.barred_cases();
   begin
     if not guard.runs_interpretation() then return; end if;
     return query
       select r.id, r.status, r.urgency, r.need_code, r.sex, r.age_band, r.languages, r.governorate, r.decided_at, n.planned, n.held, n.next
         from referral r, lateral (select count(*) filter (where s.status = 'planned')::int as planned, count(*) filter (where s.status = 'held')::int as held,
                min(s.starts_at) filter (where s.status = 'planned') as next from interpretation_session s where s.referral_id = r.id) n
        where r.to_unit_id = guard.unit() and r.service = 'interpretation' and r.status in ${running} and r.case_id <> all (bars)
        order by n.planned + n.held > 0, case r.urgency when 'immediate' then 0 when 'urgent' then 1 else 2 end, n.next nulls last, r.decided_at, r.id limit 100;
   end $$`,
  `create function guard.set_interpretation_clock(p_session uuid, p_ends timestamptz) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   begin
     delete from deadline where subject_id = p_session and kind = 'interpretation-record';
     if p_ends is null then return; end if;
     insert into deadline (id, kind, step, subject_id, due_at) values
       (gen_random_uuid(), 'interpretation-record', 'remind-desk', p_session, p_ends + interval '2 hours'),
       (gen_random_uuid(), 'interpretation-record', 'remind-again', p_session, p_ends + interval '72 hours');
   end $$`,
  // The interpreter is locked before they are asked for, so that racers queue; the exclusion constraint decides.
  `create function guard.plan_interpretation(p_id uuid, p_event uuid, p_referral uuid, p_interpreter uuid, p_from timestamptz, p_to timestamptz, p_mode text,
     p_place text, p_governorate text, p_occasion text, p_language text, p_wish text, p_minutes int) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare r referral; s interpretation_session;
   begin
     select * into r from referral where id = p_referral for update;
     if r.id is null or r.to_unit_id is distinct from guard.unit() or not guard.runs_interpretation() or guard.hides_case(r.case_id) then ${notOurs}; end if;
     if not guard.interpretation_runs(p_referral) then return 'interpretation.no-referral'; end if;
     if (p_minutes is null) <> (p_from > now()) then return 'body.invalid'; end if;
     perform 1 from interpreter i where i.id = p_interpreter for no key update;
     if not guard.fits_interpreter(p_interpreter, r.case_id, p_from, p_to, p_mode, p_governorate, p_language, p_wish) then return 'interpretation.unfit'; end if;
     insert into interpretation_session (id, case_id, unit_id, referral_id, interpreter_id, starts_at, ends_at, mode, place, governorate, occasion, language,
            wish, status, minutes, planned_by)
       values (p_id, r.case_id, r.to_unit_id, r.id, p_interpreter, p_from, p_to, p_mode, p_place, p_governorate, p_occasion, p_language, p_wish,
            case when p_minutes is null then 'planned' else 'held' end, p_minutes, guard.user_id()) returning * into s;
     insert into interpretation_event (id, session_id, case_id, unit_id, kind, by_user, interpreter_id)
       values (p_event, p_id, s.case_id, s.unit_id, case when p_minutes is null then 'plan' else 'record' end, guard.user_id(), p_interpreter);
     if p_minutes is null then perform guard.set_interpretation_clock(p_id, p_to); end if;
     ${tell(`case when p_minutes is null then 'interpretation-planned' else 'interpretation-held' end`)};
     return 'done';
   exception when exclusion_violation then
     return 'interpretation.booked';
   end $$`,
  // Every move of a session. The referral first, as whoever withdraws, cancels or fails it locks in that order too.
  `create function guard.move_interpretation(p_id uuid, p_event uuid, p_move text, p_version int, p_minutes int, p_absentee text, p_reason text,
     p_from timestamptz, p_to timestamptz, p_interpreter uuid) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare s interpretation_session; m guard.interpretation_move; sent boolean;
   begin
     perform 1 from referral r where r.id = (select x.referral_id from interpretation_session x where x.id = p_id) for update;
     select * into s from interpretation_session where id = p_id for update;
     if s.id is null or s.unit_id is distinct from guard.unit() or not guard.runs_interpretation() or guard.hides_case(s.case_id) then ${notOurs}; end if;
     if s.version <> p_version then return 'conflict'; end if;
     select * into m from guard.interpretation_move x where x.move = p_move and x.from_status = s.status;
     if m.move is null then return 'interpretation.not-now'; end if;
     if p_move in ('hold', 'miss') and s.starts_at > now() then return 'interpretation.not-begun'; end if;
     sent := p_move in ('reopen', 'replace', 'reschedule');
     if sent and not guard.interpretation_runs(s.referral_id) then return 'interpretation.no-referral'; end if;
     if p_move = 'reschedule' and p_from <= now() then return 'body.invalid'; end if;
     if sent then
       perform 1 from interpreter i where i.id = coalesce(p_interpreter, s.interpreter_id) for no key update;
       -- Who was there was there: what is reopened to be corrected asks nobody again.
       if p_move <> 'reopen' and not guard.fits_interpreter(coalesce(p_interpreter, s.interpreter_id), s.case_id, coalesce(p_from, s.starts_at),
              coalesce(p_to, s.ends_at), s.mode, s.governorate, s.language, s.wish) then return 'interpretation.unfit'; end if;
     end if;
     update interpretation_session set status = m.to_status, status_since = case when m.to_status = s.status then s.status_since else now() end,
            minutes = p_minutes, absentee = p_absentee, reason = p_reason,
            starts_at = coalesce(p_from, s.starts_at), ends_at = coalesce(p_to, s.ends_at), interpreter_id = coalesce(p_interpreter, s.interpreter_id),
            version = version + 1
      where id = p_id returning * into s;
     insert into interpretation_event (id, session_id, case_id, unit_id, kind, by_user, interpreter_id, reason)
       values (p_event, p_id, s.case_id, s.unit_id, p_move, guard.user_id(), p_interpreter, p_reason);
     perform guard.set_interpretation_clock(p_id, case when s.status = 'planned' then s.ends_at end);
     if p_move not in ('replace', 'reschedule') then
       ${tell(`case s.status when 'planned' then 'interpretation-planned' when 'held' then 'interpretation-held' else 'interpretation-off' end`)};
     end if;
     return 'done';
   exception when exclusion_violation then
     return 'interpretation.booked';
   end $$`,
  // A session comes to nothing without anybody of the office having said so.
  `create function guard.call_off_interpretation(p_id uuid, p_kind text, p_reason text) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare s interpretation_session;
   begin
     update interpretation_session set status = 'cancelled', status_since = now(), reason = p_reason, version = version + 1
      where id = p_id and status = 'planned' returning * into s;
     if s.id is null then return; end if;
     insert into interpretation_event (id, session_id, case_id, unit_id, kind, by_user, reason)
       values (gen_random_uuid(), s.id, s.case_id, s.unit_id, p_kind, guard.user_id(), p_reason);
     perform guard.set_interpretation_clock(s.id, null);
     ${tell(`'interpretation-off'`)};
   end $$`,
  // At once, and whatever they were planned for is off: an interpreter whom the person fears is not sent for a day longer.
  `create function guard.mark_unsuited(p_id uuid, p_referral uuid, p_interpreter uuid, p_reason text) returns text language plpgsql volatile
   security definer set search_path = public, guard, pg_temp as $$
   declare r referral; k uuid;
   begin
     select * into r from referral where id = p_referral for update;
     if r.id is null or r.to_unit_id is distinct from guard.unit() or not guard.runs_interpretation() or guard.hides_case(r.case_id) then ${notOurs}; end if;
     if not guard.interpretation_runs(p_referral) then return 'interpretation.no-referral'; end if;
     perform 1 from interpreter i where i.id = p_interpreter and i.unit_id = guard.unit() for no key update;
     if not found then return 'interpretation.unfit'; end if;
     insert into interpreter_unsuited (id, case_id, unit_id, interpreter_id, reason, marked_by)
       values (p_id, r.case_id, guard.unit(), p_interpreter, p_reason, guard.user_id());
     for k in select s.id from interpretation_session s
               where s.case_id = r.case_id and s.interpreter_id = p_interpreter and s.status = 'planned' order by s.id loop
       perform guard.call_off_interpretation(k, 'cancel', 'interpreter-unsuited');
     end loop;
     return 'done';
   exception when unique_violation then
     return 'interpretation.marked';
   end $$`,
  `create function guard.unmark_unsuited(p_id uuid) returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare u interpreter_unsuited;
   begin
     select * into u from interpreter_unsuited where id = p_id for update;
     if u.id is null or u.unit_id is distinct from guard.unit() or not guard.runs_interpretation() or guard.hides_case(u.case_id) then ${notOurs}; end if;
     if u.undone_at is not null then return 'interpretation.not-now'; end if;
     update interpreter_unsuited set undone_at = now() where id = p_id;
     return 'done';
   end $$`,
  // For the unit that asked, as long as it reads the case: when and how, never who.
  `create function guard.interpretation_of(p_referral uuid) returns table (status text, starts_at timestamptz, ends_at timestamptz, mode text, place text,
     governorate text, occasion text, language text, interpreter_sex text, minutes int, absentee text, reason text)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if not exists (select 1 from referral r where r.id = p_referral and r.from_unit_id = guard.unit() and guard.reads_case(r.case_id, ${bit.core})) then return; end if;
     return query
       select s.status, s.starts_at, s.ends_at, s.mode, s.place, s.governorate, s.occasion, s.language, i.sex, s.minutes, s.absentee, s.reason
         from interpretation_session s join interpreter i on i.id = s.interpreter_id
        where s.referral_id = p_referral order by s.starts_at desc, s.id desc limit 200;
   end $$`,
  // The door is shut: whoever would still come would hear of the person what is not theirs to hear any more.
  `create function guard.follow_interpretation_end() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare k uuid;
   begin
     for k in select s.id from interpretation_session s where s.referral_id = new.referral_id and s.status = 'planned' order by s.id loop
       perform guard.call_off_interpretation(k, 'sharing-ended', case new.ending when 'withdrawn' then 'consent-withdrawn' else 'referral-ended' end);
       insert into outbox_event (kind, subject_id) values ('interpretation-stopped', k);
     end loop;
     return null;
   end $$`,
];

const lastSubject = 'union all select id from best_interests_determination where case_id = p_case';

/** As they stood, and: a session's clock is one of the case's too. */
export const closingWithSessions = asBefore(closingBefore, replacedClosing).map((door) =>
  changed(door, lastSubject, `${lastSubject} union all select id from interpretation_session where case_id = p_case`),
);

/** The office's own book: it stands on the unit and the duty, not on a door to the case, so that what it did itself stays written down. */
const own = `unit_id = (select guard.unit()) and (select guard.runs_interpretation())`;
const ownOf = (table: string): string => `${own} and ${table}.case_id <> all ((select guard.barred_cases())::uuid[])`;

const policies = [
  ...ownTables.flatMap(guarded),
  ...['interpreter', 'interpreter_undertaking'].map(
    (table) => `create policy ${table}_own on ${table} for select to himaya_app using (${own})`,
  ),
  ...['interpretation_session', 'interpretation_event', 'interpreter_unsuited'].map(
    (table) => `create policy ${table}_own on ${table} for select to himaya_app using (${ownOf(table)})`,
  ),
  `grant select on ${ownTables.join(', ')} to himaya_app`,
  ...['interpreter', 'interpretation_session'].map(
    (table) => `create policy ${table}_worker on ${table} for select to himaya_worker using (true)`,
  ),
  'grant select (id, unit_id, status, undertaking_ends_at) on interpreter to himaya_worker',
  'grant select (id, case_id, unit_id, referral_id, status, reason, absentee) on interpretation_session to himaya_worker',
  `create policy subject_key_interpreter_read on subject_key for select to himaya_app
     using (kind = '${keyKind}' and guard.reads_interpreter_key(subject_id))`,
  `create trigger case_grant_interpretation after update of ended_at on case_grant for each row
     when (old.ended_at is null and new.ended_at is not null and new.referral_id is not null) execute function guard.follow_interpretation_end()`,
];
