import type { MigrationInterface, QueryRunner } from 'typeorm';
import { allOf, bit, guarded, oneOf, reads, run, writes } from './sql';

const governorates = [
  'baghdad', 'basra', 'nineveh', 'erbil', 'sulaymaniyah', 'duhok', 'halabja', 'kirkuk', 'diyala', 'anbar', 'salah-al-din',
  'babil', 'karbala', 'najaf', 'wasit', 'qadisiyah', 'muthanna', 'dhi-qar', 'maysan', 'outside-country', 'unknown',
]; // prettier-ignore
const sexes = ['female', 'male', 'other', 'unknown'];
const ageBands = ['0-8', '9-14', '15-17', 'child', '18-29', '30-59', '60-plus', 'adult', 'unknown'];
const precisions = ['day', 'month', 'quarter', 'year'];
const detectionChannels = [
  'police', 'labour-inspection', 'border', 'airport', 'port', 'transport', 'idp-camp', 'residence-directorate', 'health-facility',
  'shelter', 'school', 'court', 'embassy', 'ngo', 'local-authority', 'other-government', 'hotline', 'self', 'family', 'other', 'unknown',
]; // prettier-ignore
const specialNeeds = [
  'pregnant', 'infant-with-them', 'children-with-them', 'disability-mobility', 'disability-sight', 'disability-hearing',
  'disability-mental', 'chronic-illness', 'urgent-medical', 'suicide-risk', 'addiction', 'unaccompanied-child',
  'needs-female-staff', 'needs-male-staff', 'diet',
]; // prettier-ignore
const safeContacts = ['any', 'phone-only', 'message-only', 'through-unit-only', 'never'];
const identificationStatuses = [
  'presumed', 'reasonable-grounds', 'no-reasonable-grounds', 'confirmed', 'not-confirmed', 'not-proven', 'reconsidered',
]; // prettier-ignore
const forms = [
  'forced-labour', 'domestic-servitude', 'sexual-exploitation', 'begging', 'organ-removal', 'medical-experiments', 'servitude',
  'slavery', 'child-labour', 'forced-marriage', 'child-soldiering', 'forced-crime', 'illegal-adoption', 'other', 'unknown',
]; // prettier-ignore
const acts = ['recruitment', 'transportation', 'transfer', 'harbouring', 'receipt'];
const means = [
  'force', 'threat', 'coercion', 'abduction', 'fraud', 'deception', 'abuse-of-power', 'abuse-of-vulnerability', 'payments',
]; // prettier-ignore
const timelineKinds = [
  'case-opened', 'case-imported', 'case-changed', 'consent-recorded', 'consent-withdrawn', 'referral-drafted', 'referral-sent',
  'referral-received', 'referral-accepted', 'referral-rejected', 'referral-started', 'referral-on-hold', 'referral-resumed',
  'referral-completed', 'referral-failed', 'referral-cancelled', 'referral-entered-in-error', 'access-ended',
  'case-sealed', 'case-unsealed',
  'emergency-opened', 'transfer-offered', 'transfer-accepted', 'transfer-declined', 'transfer-withdrawn',
]; // prettier-ignore

/** Cases, the doors to them, and the identity search tokens. */
export class Cases1764000000002 implements MigrationInterface {
  readonly name = 'Cases1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      `grant select, insert, update, delete on case_record, case_key, person_identity, exploitation_record, case_grant, case_bar,
         case_access, timeline_event, identity_token to himaya_guard`,
      'set local role himaya_guard',
      ...doors,
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      `drop table identity_token, timeline_event, case_access, case_bar, case_grant, exploitation_record, person_identity, case_key,
         case_record cascade`,
      'set local role himaya_guard',
      `drop function guard.barred_cases(), guard.hides_case(uuid), guard.rebuild_access(uuid, uuid), guard.open_case(uuid), guard.reads_case(uuid, int),
         guard.shares(uuid, int), guard.writes_case(uuid, int), guard.holds_case(uuid, int), guard.works_case(uuid, int), guard.is_child(uuid), guard.opening(uuid), guard.match(bytea[]), guard.touch_access(), guard.expire(), guard.end_grant(uuid, text),
         guard.follow_case()`,
      'reset role',
    ]);
  }
}

const tables = [
  `create table case_record (
     id uuid not null constraint case_record_pk primary key,
     number text not null constraint case_record_number_uq unique
       constraint case_record_number_check check (number ~ '^NRM-[0-9]{4}-[0-9A-HJKMNP-TV-Z]{6}-[0-9A-Z*~$=]$'),
     status text not null default 'open',
     identification_status text not null default 'presumed',
     identification_since timestamptz not null default now(),
     alias_ct bytea not null,
     sex text not null, age_band text not null,
     languages text[] not null default '{}' constraint case_record_languages_check
       check (array_to_string(languages, ',') ~ '^([a-z]{2,3}(,[a-z]{2,3})*)?$'),
     governorate text not null,
     special_needs text[] not null default '{}',
     safe_contact text not null default 'any',
     found_at date not null, found_at_precision text not null, found_by text not null,
     responsible_unit_id uuid not null constraint case_record_responsible_unit_fk references unit,
     opened_at timestamptz not null default now(),
     opened_by uuid not null constraint case_record_opened_by_fk references user_account,
     version int not null default 1,
     ${oneOf('case_record_status_check', 'status', ['open', 'closed'])},
     ${oneOf('case_record_identification_status_check', 'identification_status', identificationStatuses)},
     ${oneOf('case_record_sex_check', 'sex', sexes)},
     ${oneOf('case_record_age_band_check', 'age_band', ageBands)},
     ${oneOf('case_record_governorate_check', 'governorate', governorates)},
     ${allOf('case_record_special_needs_check', 'special_needs', specialNeeds)},
     ${oneOf('case_record_safe_contact_check', 'safe_contact', safeContacts)},
     ${oneOf('case_record_found_at_precision_check', 'found_at_precision', precisions)},
     ${oneOf('case_record_found_by_check', 'found_by', detectionChannels)})`,
  'create index case_record_responsible_unit_ix on case_record (responsible_unit_id)',
  `create table case_key (
     case_id uuid not null constraint case_key_pk primary key constraint case_key_case_fk references case_record,
     wrapped bytea not null, key_id text not null)`,
  `create table person_identity (
     case_id uuid not null constraint person_identity_pk primary key constraint person_identity_case_fk references case_record,
     given_name_ct bytea, family_name_ct bytea, birth_date_ct bytea, phone_ct bytea,
     birth_date_precision text,
     age_years int constraint person_identity_age_years_check check (age_years between 0 and 120),
     nationality text constraint person_identity_nationality_check check (nationality ~ '^[A-Z]{2}$'),
     version int not null default 1,
     ${oneOf('person_identity_birth_date_precision_check', 'birth_date_precision', precisions)})`,
  `create table exploitation_record (
     id uuid not null constraint exploitation_record_pk primary key,
     case_id uuid not null constraint exploitation_record_case_fk references case_record,
     form text not null, acts text[] not null, means text[] not null,
     recorded_unit_id uuid not null constraint exploitation_record_unit_fk references unit,
     recorded_at timestamptz not null default now(),
     ${oneOf('exploitation_record_form_check', 'form', forms)},
     ${allOf('exploitation_record_acts_check', 'acts', acts)},
     ${allOf('exploitation_record_means_check', 'means', means)})`,
  'create index exploitation_record_case_ix on exploitation_record (case_id)',
  // Deferred: the door is opened first, the case is written through it, and a door to nothing fails at commit.
  `create table case_grant (
     id uuid not null constraint case_grant_pk primary key,
     case_id uuid not null constraint case_grant_case_fk references case_record deferrable initially deferred,
     unit_id uuid not null constraint case_grant_unit_fk references unit,
     -- Where set, the door is this person's alone and not the unit's.
     user_id uuid constraint case_grant_user_fk references user_account,
     holder_id uuid not null generated always as (coalesce(user_id, unit_id)) stored,
     basis text not null,
     referral_id uuid constraint case_grant_referral_uq unique,
     read_mask int not null, write_mask int not null,
     starts_at timestamptz not null default now(),
     ends_at timestamptz, ended_at timestamptz, ending text,
     opened_by uuid not null, opened_xact bigint not null default pg_current_xact_id()::text::bigint,
     ${oneOf('case_grant_basis_check', 'basis', ['ownership', 'assignment', 'referral', 'transfer', 'break-glass'])},
     ${oneOf('case_grant_ending_check', 'ending', [
       'completed',
       'withdrawn',
       'cancelled',
       'rejected',
       'failed',
       'transferred',
       'expired',
       'case-closed',
       'given-back',
     ])},
     constraint case_grant_ended_check check (ended_at is null or ending is not null),
     constraint case_grant_masks_check check (read_mask between 0 and 8191 and write_mask between 0 and 8191))`,
  'create index case_grant_case_ix on case_grant (case_id, starts_at)',
  'create index case_grant_holder_ix on case_grant (holder_id, case_id)',
  'create index case_grant_ends_ix on case_grant (ends_at) where ended_at is null and ends_at is not null',
  `create table case_bar (
     id uuid not null constraint case_bar_pk primary key,
     case_id uuid not null constraint case_bar_case_fk references case_record,
     user_id uuid not null constraint case_bar_user_fk references user_account,
     reason text not null,
     barred_by uuid not null constraint case_bar_barred_by_fk references user_account,
     barred_at timestamptz not null default now(),
     lifted_by uuid constraint case_bar_lifted_by_fk references user_account, lifted_at timestamptz,
     ${oneOf('case_bar_reason_check', 'reason', ['conflict-of-interest', 'suspected-involvement', 'family', 'other'])})`,
  'create unique index case_bar_live_uq on case_bar (user_id, case_id) where lifted_at is null',
  'create index case_bar_case_ix on case_bar (case_id) where lifted_at is null',
  // A holder is a unit or, for a door that is one person's alone, a user; their ids never meet.
  `create table case_access (
     holder_id uuid not null, case_id uuid not null,
     read_mask int not null, write_mask int not null,
     valid_to timestamptz not null,
     last_activity timestamptz not null default now(),
     constraint case_access_pk primary key (holder_id, case_id))`,
  'create index case_access_activity_ix on case_access (holder_id, last_activity desc, case_id desc)',
  'create index case_access_case_ix on case_access (case_id)',
  `create table timeline_event (
     id uuid not null constraint timeline_event_pk primary key,
     case_id uuid not null constraint timeline_event_case_fk references case_record,
     at timestamptz not null default now(),
     kind text not null,
     category int not null,
     unit_id uuid not null constraint timeline_event_unit_fk references unit,
     subject_id uuid,
     details jsonb not null default '{}',
     ${oneOf('timeline_event_kind_check', 'kind', timelineKinds)},
     constraint timeline_event_category_check check (category in (1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096)))`,
  'create index timeline_event_case_ix on timeline_event (case_id, at desc, id desc)',
  // 24 bits of a keyed HMAC: common values share a token, so a token names nobody.
  `create table identity_token (
     token bytea not null constraint identity_token_token_check check (octet_length(token) = 3),
     case_id uuid not null constraint identity_token_case_fk references case_record,
     constraint identity_token_pk primary key (token, case_id))`,
  'create index identity_token_case_ix on identity_token (case_id)',
];

export const doors = [
  `create function guard.barred_cases() returns uuid[] language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return array(select case_id from case_bar where user_id = guard.user_id() and lifted_at is null);
   end $$`,
  // The same of one case, for functions that look at rows one by one.
  `create function guard.hides_case(p_case uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from case_bar where user_id = guard.user_id() and case_id = p_case and lifted_at is null);
   end $$`,
  // Recomputes one holder's access from its live grants. valid_to is the EARLIEST end among them: at that moment the door shuts
  // until the sweep computes it anew, so a category never stays readable past its own grant.
  `create function guard.rebuild_access(p_holder uuid, p_case uuid) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare g record;
   begin
     -- A snapshot taken before another's commit would bring back what that one shut.
     if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then
       raise exception 'guard: doors move in read committed only' using errcode = '25001';
     end if;
     -- Takes the row, or its place, before looking: of two transactions the later one counts what the earlier one did.
     insert into case_access (holder_id, case_id, read_mask, write_mask, valid_to) values (p_holder, p_case, 0, 0, now())
       on conflict on constraint case_access_pk do update set read_mask = case_access.read_mask;
     select bit_or(read_mask) as read_mask, bit_or(write_mask) as write_mask, min(coalesce(ends_at, 'infinity')) as valid_to
       into g from case_grant
      where holder_id = p_holder and case_id = p_case and ended_at is null and (ends_at is null or ends_at > now());
     if g.read_mask is null then
       delete from case_access where holder_id = p_holder and case_id = p_case;
     else
       update case_access set read_mask = g.read_mask, write_mask = g.write_mask, valid_to = g.valid_to
        where holder_id = p_holder and case_id = p_case;
     end if;
   end $$`,
  `create function guard.reads_case(p_case uuid, p_category int) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from case_access a where a.holder_id = any (guard.holders()) and a.case_id = p_case and now() < a.valid_to
                      and a.read_mask & guard.reads() & p_category <> 0)
            and not guard.hides_case(p_case);
   end $$`,
  // May the asker pass on every category of the mask? Nobody shares what they cannot read themselves, nor what only a person's own door shows;
  // and a unit whose service is over shares nothing any more.
  `create function guard.shares(p_case uuid, p_mask int) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from case_access a where a.holder_id = guard.unit() and a.case_id = p_case and now() < a.valid_to
                      and a.read_mask & guard.reads() & p_mask = p_mask and a.write_mask <> 0)
            and not guard.hides_case(p_case);
   end $$`,
  `create function guard.writes_case(p_case uuid, p_category int) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from case_access a where a.holder_id = any (guard.holders()) and a.case_id = p_case and now() < a.valid_to
                      and a.write_mask & guard.writes() & p_category <> 0)
            and not guard.hides_case(p_case);
   end $$`,
  // As reads_case, by the unit's own door: a person's emergency access reads and writes nothing down.
  `create function guard.holds_case(p_case uuid, p_category int) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from case_access a where a.holder_id = guard.unit() and a.case_id = p_case and now() < a.valid_to
                      and a.read_mask & guard.reads() & p_category <> 0)
            and not guard.hides_case(p_case);
   end $$`,
  // As holds_case, by a door that is still for working: not one that only lets a finished service be read.
  `create function guard.works_case(p_case uuid, p_category int) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from case_access a where a.holder_id = guard.unit() and a.case_id = p_case and now() < a.valid_to
                      and a.read_mask & guard.reads() & p_category <> 0 and a.write_mask <> 0)
            and not guard.hides_case(p_case);
   end $$`,
  // Under 18, or of an age nobody has assessed: the rules for children hold (domain.md section 9).
  `create function guard.is_child(p_case uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from case_record c where c.id = p_case and c.age_band in ('0-8', '9-14', '15-17', 'child', 'unknown'));
   end $$`,
  // True only inside the transaction in which this very user opened the case: who opens it writes down the first facts.
  `create function guard.opening(p_case uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from case_grant where case_id = p_case and basis = 'ownership' and opened_by = guard.user_id()
                      and opened_xact = pg_current_xact_id_if_assigned()::text::bigint);
   end $$`,
  `create function guard.open_case(p_case uuid) returns void language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare me uuid := guard.unit();
   begin
     if me is null or not guard.roles() && array['police-officer', 'police-supervisor', 'shelter-caseworker', 'shelter-manager',
          'health-provider', 'legal-aid-provider'] then
       raise exception 'guard: this session opens no case' using errcode = '42501';
     end if;
     if exists (select 1 from case_record where id = p_case) or exists (select 1 from case_grant where case_id = p_case) then
       raise exception 'guard: not a new case' using errcode = '42501';
     end if;
     insert into case_grant (id, case_id, unit_id, basis, read_mask, write_mask, opened_by)
       values (gen_random_uuid(), p_case, me, 'ownership', 8191, 8191, guard.user_id());
     perform guard.rebuild_access(me, p_case);
   end $$`,
  // Cases whose tokens match, within the unit's own grants on identity, the best matches first.
  `create function guard.match(p_tokens bytea[]) returns table (case_id uuid, hits bigint) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   declare me uuid := guard.unit(); ceiling int := guard.reads(); bars uuid[] := guard.barred_cases();
   begin
     return query
       select t.case_id, count(*) from identity_token t join case_access a on a.holder_id = me and a.case_id = t.case_id
        where t.token = any (p_tokens) and now() < a.valid_to and a.read_mask & ceiling & ${bit.identity} <> 0 and t.case_id <> all (bars)
        group by t.case_id order by count(*) desc, t.case_id limit 100;
   end $$`,
  `create function guard.touch_access() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     update case_access set last_activity = greatest(last_activity, least(new.at, now())) where case_id = new.case_id and read_mask & new.category <> 0;
     return null;
   end $$`,
  // Shuts one door for good, and tells the case's timeline where it was a referral's.
  `create function guard.end_grant(p_grant uuid, p_ending text) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare g case_grant;
   begin
     update case_grant set ended_at = now(), ending = p_ending where id = p_grant and ended_at is null returning * into g;
     if g.id is null then return; end if;
     perform guard.rebuild_access(g.holder_id, g.case_id);
     if g.basis = 'referral' then
       insert into timeline_event (id, case_id, kind, category, unit_id, subject_id, details)
         values (gen_random_uuid(), g.case_id, 'access-ended', ${bit.core}, g.unit_id, g.referral_id,
                 jsonb_build_object('service', (select r.service from referral r where r.id = g.referral_id), 'ending', p_ending));
     end if;
   end $$`,
  // The sweep: ends what has run out and computes the doors anew. Safe to run twice.
  `create function guard.expire() returns int language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare g record; n int := 0;
   begin
     for g in select id from case_grant where ended_at is null and ends_at <= now() order by ends_at limit 500 for update skip locked loop
       perform guard.end_grant(g.id, 'expired');
       n := n + 1;
     end loop;
     return n;
   end $$`,
  // A closed case is the responsible unit's alone.
  `create function guard.follow_case() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare g record;
   begin
     for g in select id from case_grant where case_id = new.id and ended_at is null
                and not (basis in ('ownership', 'transfer') and holder_id = new.responsible_unit_id) order by id for update loop
       perform guard.end_grant(g.id, 'case-closed');
     end loop;
     return null;
   end $$`,
  `revoke execute on function guard.is_child(uuid), guard.barred_cases(), guard.hides_case(uuid), guard.rebuild_access(uuid, uuid), guard.open_case(uuid), guard.reads_case(uuid, int),
     guard.shares(uuid, int), guard.writes_case(uuid, int), guard.holds_case(uuid, int), guard.works_case(uuid, int), guard.opening(uuid), guard.match(bytea[]), guard.touch_access(), guard.expire(),
     guard.end_grant(uuid, text), guard.follow_case() from public`,
  `grant execute on function guard.barred_cases(), guard.hides_case(uuid), guard.open_case(uuid), guard.reads_case(uuid, int), guard.shares(uuid, int),
     guard.writes_case(uuid, int), guard.holds_case(uuid, int), guard.works_case(uuid, int), guard.opening(uuid), guard.match(bytea[]) to himaya_app`,
  'grant execute on function guard.expire() to himaya_worker',
  // Whoever makes a trigger must be allowed to run its function.
  'grant execute on function guard.touch_access(), guard.follow_case() to himaya_owner',
];

const policies = [
  'create trigger timeline_event_touch after insert on timeline_event for each row execute function guard.touch_access()',
  `create trigger case_record_follow after update of status on case_record for each row
     when (old.status = 'open' and new.status = 'closed') execute function guard.follow_case()`,
  ...[
    'case_record',
    'case_key',
    'person_identity',
    'exploitation_record',
    'case_grant',
    'case_bar',
    'case_access',
    'timeline_event',
    'identity_token',
  ].flatMap(guarded),

  // Without a role that reads any of it, even that the unit holds a case stays unseen.
  `create policy case_access_own on case_access for select to himaya_app
     using (holder_id = any ((select guard.holders())::uuid[]) and read_mask & (select guard.reads()) <> 0 and case_id <> all ((select guard.barred_cases())::uuid[]))`,
  'grant select on case_access to himaya_app',

  `create policy case_record_read on case_record for select to himaya_app using (${reads('case_record.id', `${bit.core}`)})`,
  `create policy case_record_open on case_record for insert to himaya_app
     with check (responsible_unit_id = (select guard.unit()) and opened_by = (select guard.user_id()) and guard.opening(id))`,
  `create policy case_record_change on case_record for update to himaya_app
     using (${writes('case_record.id', `${bit.core}`)}) with check (guard.writes_case(id, ${bit.core}))`,
  'grant select, insert on case_record to himaya_app',
  `grant update (status, identification_status, identification_since, alias_ct, sex, age_band, languages, governorate, special_needs,
     safe_contact, version) on case_record to himaya_app`,

  // Any readable category: the key opens nothing the rows' own policies do not show.
  `create policy case_key_read on case_key for select to himaya_app using (${reads('case_key.case_id', '8191')})`,
  'create policy case_key_open on case_key for insert to himaya_app with check (guard.opening(case_id))',
  'grant select, insert on case_key to himaya_app',

  `create policy person_identity_read on person_identity for select to himaya_app using (${reads('person_identity.case_id', `${bit.identity}`)})`,
  `create policy person_identity_open on person_identity for insert to himaya_app with check (guard.opening(case_id))`,
  `create policy person_identity_change on person_identity for update to himaya_app
     using (${writes('person_identity.case_id', `${bit.identity}`)}) with check (guard.writes_case(case_id, ${bit.identity}))`,
  'grant select, insert on person_identity to himaya_app',
  `grant update (given_name_ct, family_name_ct, birth_date_ct, phone_ct, birth_date_precision, age_years, nationality, version)
     on person_identity to himaya_app`,

  `create policy exploitation_record_read on exploitation_record for select to himaya_app
     using (${reads('exploitation_record.case_id', `${bit.exploitation}`)})`,
  `create policy exploitation_record_write on exploitation_record for insert to himaya_app
     with check (recorded_unit_id = (select guard.unit()) and (guard.opening(case_id) or guard.writes_case(case_id, ${bit.exploitation})))`,
  'grant select, insert on exploitation_record to himaya_app',

  `create policy case_grant_read on case_grant for select to himaya_app using (${reads('case_grant.case_id', `${bit.core}`)})`,
  'grant select on case_grant to himaya_app',
  'create policy case_bar_own on case_bar for select to himaya_app using (false)',
  'grant select on case_bar to himaya_app',

  `create policy timeline_event_read on timeline_event for select to himaya_app using (${reads('timeline_event.case_id', 'timeline_event.category')})`,
  'grant select, insert on timeline_event to himaya_app',

  `create policy identity_token_write on identity_token for insert to himaya_app
     with check (guard.opening(case_id) or guard.writes_case(case_id, ${bit.identity}))`,
  `create policy identity_token_erase on identity_token for delete to himaya_app using (guard.writes_case(case_id, ${bit.identity}))`,
  // DELETE … WHERE case_id reads that column; the tokens themselves are never shown.
  `create policy identity_token_mine on identity_token for select to himaya_app using (guard.writes_case(case_id, ${bit.identity}))`,
  'grant insert, delete, select (case_id) on identity_token to himaya_app',
];
