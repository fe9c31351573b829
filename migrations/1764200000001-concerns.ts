import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as keyDoors } from './1764100000005-documents-and-keys';
import { addCodes, allOf, asBefore, bit, dropCodes, guarded, oneOf, run } from './sql';

const kinds = ['trafficking-suspicion', 'labour-case'];
const channels = [
  'police', 'labour-inspection', 'border', 'airport', 'port', 'transport', 'idp-camp', 'residence-directorate', 'health-facility', 'shelter',
  'school', 'court', 'embassy', 'ngo', 'local-authority', 'other-government', 'hotline', 'self', 'family', 'other', 'unknown',
]; // prettier-ignore
const governorates = [
  'baghdad', 'basra', 'nineveh', 'erbil', 'sulaymaniyah', 'duhok', 'halabja', 'kirkuk', 'diyala', 'anbar', 'salah-al-din', 'babil', 'karbala',
  'najaf', 'wasit', 'qadisiyah', 'muthanna', 'dhi-qar', 'maysan', 'outside-country', 'unknown',
]; // prettier-ignore
const places = [
  'airport', 'border-crossing', 'port', 'bus-or-taxi', 'idp-camp', 'workplace', 'farm', 'construction-site', 'private-home', 'hotel-or-club', 'street',
  'health-facility', 'school', 'office', 'online', 'other', 'unknown',
]; // prettier-ignore
const signs = [
  'documents-held', 'not-free-to-leave', 'violence', 'threats', 'debt', 'no-pay', 'long-hours', 'bad-housing', 'residence-tied', 'false-promise',
  'does-not-know-where', 'speech-controlled', 'not-the-guardian', 'child-at-work', 'begging', 'sexual-exploitation', 'organ-removal', 'forced-marriage',
  'armed-group', 'other',
]; // prettier-ignore
const sexes = ['female', 'male', 'other', 'unknown'];
const ageBands = ['0-8', '9-14', '15-17', 'child', '18-29', '30-59', '60-plus', 'adult', 'unknown'];
const safeContacts = ['any', 'phone-only', 'message-only', 'through-unit-only', 'never'];
const statuses = ['received', 'accepted', 'no-ground', 'joined', 'labour-violation'];
const outcomes = ['accepted-new-case', 'accepted-existing-case', 'no-ground', 'passed-on', 'duplicate'];
const reasons = [
  'no-signs-confirmed', 'labour-dispute-only', 'smuggling-without-exploitation', 'person-not-found', 'false-report', 'not-enough-information', 'other',
]; // prettier-ignore

/** Roles that report and that triage; a test holds them against libs/auth's table. */
const reporting = ['frontline-reporter', 'police-officer', 'police-supervisor'];
const triaging = ['police-officer', 'police-supervisor', 'case-coordinator', 'shelter-caseworker', 'shelter-manager'];
/** Kinds of unit in which somebody triages: a concern can be passed on to these. */
const bodies = ['police-section', 'coordination-desk', 'placement-desk'];

const notices = ['concern-arrived', 'concern-reminder', 'concern-overdue', 'concern-handled'];
const duty = 'concern-triage';
const tablesOfConcerns = [
  'concern',
  'concern_receipt',
  'concern_person',
  'concern_identity',
  'concern_token',
  'concern_photo',
  'concern_triage',
] as const;

/** Concerns: what the front line saw, the queue in which it is sorted, and the two words its reporter is told. */
export class Concerns1764200000001 implements MigrationInterface {
  readonly name = 'Concerns1764200000001';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      addCodes('notification', 'kind', notices),
      addCodes('timeline_event', 'kind', ['concern-accepted']),
      addCodes('deadline', 'kind', [duty]),
      addCodes('escalation', 'kind', [duty]),
      `grant select, insert, update, delete on ${tablesOfConcerns.join(', ')} to himaya_guard`,
      'set local role himaya_guard',
      `insert into guard.role_duty values ${[
        ...reporting.map((role) => `('report-concern', '${role}')`),
        ...triaging.map((role) => `('triage-concern', '${role}')`),
      ].join(', ')}`,
      ...doors,
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop policy subject_key_concern_read on subject_key',
      'drop policy subject_key_concern_make on subject_key',
      'revoke select, insert on subject_key from himaya_app',
      'drop trigger case_erasure_concerns on case_erasure',
      `drop table ${[...tablesOfConcerns].reverse().join(', ')} cascade`,
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, ...doorsOfOwner, ...doorsInside].join(', ')}`,
      ...asBefore(keyDoors, ['live_documents']),
      `delete from guard.role_duty where duty in ('report-concern', 'triage-concern')`,
      `delete from subject_key where kind = 'concern'`,
      `delete from deadline where kind = '${duty}'`,
      `delete from escalation where kind = '${duty}'`,
      `delete from notification where kind in (${notices.map((kind) => `'${kind}'`).join(', ')})`,
      `delete from timeline_event where kind = 'concern-accepted'`,
      'reset role',
      dropCodes('notification', 'kind', notices),
      dropCodes('timeline_event', 'kind', ['concern-accepted']),
      dropCodes('deadline', 'kind', [duty]),
      dropCodes('escalation', 'kind', [duty]),
    ]);
  }
}

const tables = [
  // `queue` is whose triage it is: `police:<governorate>` is every police section's there, otherwise a unit's id. Null: it never left the inspection.
  `create table concern (
     id uuid not null constraint concern_pk primary key,
     kind text not null, channel text not null, governorate text not null, place_kind text not null,
     seen_at timestamptz not null,
     sent_at timestamptz not null default now(),
     people_count int not null constraint concern_people_count_check check (people_count between 1 and 500),
     signs text[] not null, signs_absent text[] not null default '{}',
     danger boolean not null,
     urgency_rank int not null generated always as (case when danger then 0 else 1 end) stored,
     safe_contact text not null,
     labour_decision text,
     place_ct bytea, narrative_ct bytea, callback_ct bytea, employer_ct bytea,
     reported_by uuid not null constraint concern_reported_by_fk references user_account,
     reported_unit_id uuid not null constraint concern_reported_unit_fk references unit,
     queue text,
     status text not null,
     due_at timestamptz,
     joined_to uuid constraint concern_joined_to_fk references concern,
     case_id uuid constraint concern_case_fk references case_record,
     version int not null default 1,
     ${oneOf('concern_kind_check', 'kind', kinds)},
     ${oneOf('concern_channel_check', 'channel', channels)},
     ${oneOf('concern_governorate_check', 'governorate', governorates)},
     ${oneOf('concern_place_kind_check', 'place_kind', places)},
     ${allOf('concern_signs_check', 'signs', signs)},
     ${allOf('concern_signs_absent_check', 'signs_absent', signs)},
     ${oneOf('concern_safe_contact_check', 'safe_contact', safeContacts)},
     ${oneOf('concern_labour_decision_check', 'labour_decision', ['labour-violation', 'suspected-trafficking'])},
     ${oneOf('concern_status_check', 'status', statuses)},
     constraint concern_labour_check check ((kind = 'labour-case') = (labour_decision is not null)
       and (labour_decision is not distinct from 'labour-violation') = (status = 'labour-violation') and (status = 'labour-violation') = (queue is null)),
     constraint concern_joined_check check ((status = 'joined') = (joined_to is not null) and joined_to is distinct from id),
     constraint concern_case_check check (case when status = 'accepted' then case_id is not null else case_id is null or status = 'joined' end),
     constraint concern_due_check check ((status = 'received') = (due_at is not null)))`,
  `create index concern_queue_ix on concern (queue, urgency_rank, sent_at, id) where status = 'received'`,
  `create index concern_decided_ix on concern (queue, sent_at desc, id desc) where status <> 'received'`,
  'create index concern_near_ix on concern (queue, governorate, seen_at)',
  'create index concern_case_ix on concern (case_id)',
  'create index concern_joined_to_ix on concern (joined_to)',
  `create index concern_labour_ix on concern (reported_unit_id, sent_at) where kind = 'labour-case'`,
  // All a reporter ever reads again, apart from what was reported.
  `create table concern_receipt (
     concern_id uuid not null constraint concern_receipt_pk primary key constraint concern_receipt_concern_fk references concern,
     user_id uuid not null constraint concern_receipt_user_fk references user_account,
     kind text not null,
     sent_at timestamptz not null,
     state text not null default 'received',
     answer text,
     ${oneOf('concern_receipt_kind_check', 'kind', kinds)},
     ${oneOf('concern_receipt_state_check', 'state', ['received', 'handled'])},
     ${oneOf('concern_receipt_answer_check', 'answer', ['trafficking', 'not-trafficking'])},
     constraint concern_receipt_answered_check check (answer is null or (kind = 'labour-case' and state = 'handled')))`,
  'create index concern_receipt_user_ix on concern_receipt (user_id, sent_at desc, concern_id desc)',
  `create table concern_person (
     concern_id uuid not null constraint concern_person_concern_fk references concern,
     place int not null,
     sex text not null, age_band text not null,
     language text constraint concern_person_language_check check (language ~ '^[a-z]{2,3}$'),
     constraint concern_person_pk primary key (concern_id, place),
     ${oneOf('concern_person_sex_check', 'sex', sexes)},
     ${oneOf('concern_person_age_band_check', 'age_band', ageBands)})`,
  `create table concern_identity (
     concern_id uuid not null, place int not null,
     name_ct bytea, phone_ct bytea,
     constraint concern_identity_pk primary key (concern_id, place),
     constraint concern_identity_person_fk foreign key (concern_id, place) references concern_person)`,
  `create table concern_token (
     token bytea not null constraint concern_token_token_check check (octet_length(token) = 3),
     concern_id uuid not null constraint concern_token_concern_fk references concern,
     constraint concern_token_pk primary key (token, concern_id))`,
  'create index concern_token_concern_ix on concern_token (concern_id)',
  // Sealed in the storage under a key of its own, which is a concern's kind of key.
  `create table concern_photo (
     id uuid not null constraint concern_photo_pk primary key,
     concern_id uuid not null constraint concern_photo_concern_fk references concern,
     media_type text not null,
     size_bytes int not null constraint concern_photo_size_bytes_check check (size_bytes > 0),
     added_by uuid not null constraint concern_photo_added_by_fk references user_account,
     added_at timestamptz not null default now(),
     ${oneOf('concern_photo_media_type_check', 'media_type', ['image/jpeg', 'image/png', 'image/webp'])})`,
  'create index concern_photo_concern_ix on concern_photo (concern_id, added_at)',
  `create table concern_triage (
     id uuid not null constraint concern_triage_pk primary key,
     concern_id uuid not null constraint concern_triage_concern_fk references concern,
     at timestamptz not null default now(),
     decided_by uuid not null constraint concern_triage_decided_by_fk references user_account,
     unit_id uuid not null constraint concern_triage_unit_fk references unit,
     outcome text not null, reason text,
     to_unit_id uuid constraint concern_triage_to_unit_fk references unit,
     ${oneOf('concern_triage_outcome_check', 'outcome', outcomes)},
     ${oneOf('concern_triage_reason_check', 'reason', reasons)},
     constraint concern_triage_facts_check check ((outcome = 'no-ground') = (reason is not null) and (outcome = 'passed-on') = (to_unit_id is not null)))`,
  'create index concern_triage_concern_ix on concern_triage (concern_id, at)',
];

const limit = (danger: string): string => `case when ${danger} then interval '1 hour' else interval '24 hours' end`;

export const doors = [
  // Where a concern of a governorate goes first: its police sections, Baghdad's where it has none.
  `create function guard.triage_queue(p_governorate text) returns text language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return 'police:' || case when exists (select 1 from unit u where u.kind = 'police-section' and u.governorate = p_governorate and u.closed_at is null)
                              then p_governorate else 'baghdad' end;
   end $$`,
  // The queues this session triages: its unit's own, and of a police section the governorate's.
  `create function guard.triage_queues() returns text[] language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if guard.unit() is null or not guard.has_duty('triage-concern') then return '{}'; end if;
     return array(select u.id::text from unit u where u.id = guard.unit()
                  union all select 'police:' || u.governorate from unit u where u.id = guard.unit() and u.kind = 'police-section');
   end $$`,
  // One concern: waiting or sorted out, its queue's; once in a case, that case's readers' of the category. A sealed case and a barred person are the case's own denials.
  `create function guard.reads_concern(p_concern uuid, p_category int) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from concern c where c.id = p_concern
                      and case when c.case_id is null then c.queue = any (guard.triage_queues())
                          else guard.reads_case(c.case_id, ${bit.exploitation}) and guard.reads_case(c.case_id, p_category) end);
   end $$`,
  // The key of a concern, or of one of its photographs: opens nothing that their own policies do not show.
  `create function guard.reads_concern_key(p_subject uuid) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return guard.reads_concern(p_subject, ${bit.exploitation})
         or exists (select 1 from concern_photo p where p.id = p_subject and guard.reads_concern(p.concern_id, ${bit.identity}));
   end $$`,
  // True inside the transaction in which this user reports it, or adds its photograph: who reports reads nothing of it again.
  `create function guard.reporting_concern(p_subject uuid) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from concern c where c.id = p_subject and c.reported_by = guard.user_id() and c.xmin = pg_current_xact_id_if_assigned()::xid)
         or exists (select 1 from concern_photo p where p.id = p_subject and p.added_by = guard.user_id() and p.xmin = pg_current_xact_id_if_assigned()::xid);
   end $$`,
  // Whether the reporter may still add a photograph: 'done' where yes, 'too-many', or 'absent'. Two at once wait for each other.
  `create function guard.photo_room(p_concern uuid) returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     perform 1 from concern_receipt r where r.concern_id = p_concern and r.user_id = guard.user_id() and r.sent_at > now() - interval '24 hours' for update;
     if not found then return 'absent'; end if;
     return case when (select count(*) from concern_photo p where p.concern_id = p_concern) < 6 then 'done' else 'too-many' end;
   end $$`,
  `create function guard.may_add_photo(p_concern uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from concern_receipt r where r.concern_id = p_concern and r.user_id = guard.user_id() and r.sent_at > now() - interval '24 hours')
        and (select count(*) from concern_photo p where p.concern_id = p_concern) <= 6;
   end $$`,
  // A concern that comes in leaves its reporter a receipt, and its clock runs.
  `create function guard.receive_concern() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     insert into concern_receipt (concern_id, user_id, kind, sent_at, state)
       values (new.id, new.reported_by, new.kind, new.sent_at, case new.status when 'received' then 'received' else 'handled' end);
     if new.status = 'received' then perform guard.start_triage(new.id, new.sent_at, new.danger); end if;
     return null;
   end $$`,
  `create function guard.start_triage(p_concern uuid, p_from timestamptz, p_danger boolean) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   begin
     insert into deadline (id, kind, step, subject_id, due_at)
       values (gen_random_uuid(), '${duty}', 'remind-desk', p_concern, p_from + ${limit('p_danger')} / 2),
              (gen_random_uuid(), '${duty}', 'alert', p_concern, p_from + ${limit('p_danger')})
       on conflict on constraint deadline_step_uq do update set due_at = excluded.due_at, fired_at = null, cancelled_at = null;
   end $$`,
  // Tells the reporters of a concern and of all that follow it that it was handled; of a labour case the one word, too.
  `create function guard.settle_receipts(p_concern uuid, p_status text) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   begin
     update concern_receipt r set state = 'handled',
            answer = case when r.kind = 'labour-case' then case p_status when 'accepted' then 'trafficking' when 'no-ground' then 'not-trafficking' end end
      where r.concern_id in (select c.id from concern c where c.id = p_concern or c.joined_to = p_concern) and r.state = 'received';
   end $$`,
  // Takes the locks of what is about to be decided, in one order for everybody.
  `create function guard.hold_concern(p_id uuid, p_other uuid) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   begin
     if not guard.reads_concern(p_id, ${bit.exploitation}) then return; end if;
     perform 1 from concern o
      where o.id in (p_id, p_other) or o.id = (select x.joined_to from concern x where x.id = p_other) order by o.id for update;
   end $$`,
  // One triager's outcome, behind the row's lock: of two at once the second finds it decided. Answers 'done' or the code of what is in the way.
  `create function guard.triage_concern(p_id uuid, p_version int, p_outcome text, p_reason text, p_case uuid, p_to uuid, p_other uuid) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare c concern; first concern; target unit; mine text[] := guard.triage_queues();
   begin
     if p_other = p_id then return 'concern.no-such-other'; end if;
     if p_other is not null then select coalesce(o.joined_to, o.id) into p_other from concern o where o.id = p_other; end if;
     if p_other = p_id then return 'concern.no-such-other'; end if;
     perform 1 from concern o where o.id in (p_id, p_other) order by o.id for update;
     select * into c from concern where id = p_id;
     if c.id is null or c.queue is null or not c.queue = any (mine) or c.case_id is not null then return 'not-found'; end if;
     if c.version <> p_version then return 'conflict'; end if;
     if c.status <> 'received' then return 'concern.not-now'; end if;
     if p_outcome in ('accepted-new-case', 'accepted-existing-case') then
       if p_case is null or not guard.works_case(p_case, ${bit.core}) then return 'concern.no-such-case'; end if;
       if not exists (select 1 from case_record k where k.id = p_case and k.status = 'open') then return 'case.closed'; end if;
       update concern set case_id = p_case, version = version + 1 where joined_to = p_id;
       update concern set status = 'accepted', case_id = p_case, due_at = null, version = version + 1 where id = p_id;
       perform guard.settle_receipts(p_id, 'accepted');
       insert into timeline_event (id, case_id, kind, category, unit_id, subject_id, details)
         values (gen_random_uuid(), p_case, 'concern-accepted', ${bit.core}, guard.unit(), p_id, jsonb_build_object('channel', c.channel));
     elsif p_outcome = 'no-ground' then
       update concern set status = 'no-ground', due_at = null, version = version + 1 where id = p_id;
       perform guard.settle_receipts(p_id, 'no-ground');
     elsif p_outcome = 'passed-on' then
       select * into target from unit where id = p_to and closed_at is null and kind in (${bodies.map((kind) => `'${kind}'`).join(', ')});
       if target.id is null or p_to::text = c.queue or (target.kind = 'police-section' and c.queue = 'police:' || target.governorate) then
         return 'concern.no-such-body';
       end if;
       -- Nobody sends it back to whoever sent it on: it ends with a decision, not in a circle.
       if exists (select 1 from concern_triage t where t.concern_id = p_id and t.outcome = 'passed-on' and t.unit_id = p_to) then
         return 'concern.passed-before';
       end if;
       update concern set queue = p_to::text, version = version + 1 where joined_to = p_id;
       update concern set queue = p_to::text, due_at = now() + ${limit('c.danger')}, version = version + 1 where id = p_id;
       perform guard.start_triage(p_id, now(), c.danger);
     else
       select * into first from concern where id = p_other;
       if first.id is null or first.status in ('joined', 'labour-violation') or not guard.reads_concern(first.id, ${bit.exploitation}) then
         return 'concern.no-such-other';
       end if;
       update concern set joined_to = first.id, case_id = first.case_id, queue = first.queue, version = version + 1 where joined_to = p_id;
       update concern set status = 'joined', joined_to = first.id, case_id = first.case_id, queue = first.queue, due_at = null, version = version + 1
        where id = p_id;
       if first.status = 'received' and c.danger and not first.danger then
         -- The danger that one of them told of is the whole's.
         update concern set danger = true, due_at = least(first.due_at, c.due_at), version = version + 1 where id = first.id;
         update deadline set due_at = least(due_at, c.due_at) where subject_id = first.id and kind = '${duty}' and fired_at is null and cancelled_at is null;
       elsif first.status <> 'received' then
         perform guard.settle_receipts(first.id, first.status);
       end if;
     end if;
     insert into concern_triage (id, concern_id, decided_by, unit_id, outcome, reason, to_unit_id)
       values (gen_random_uuid(), p_id, guard.user_id(), guard.unit(), p_outcome, p_reason, p_to);
     if p_outcome <> 'passed-on' then perform guard.cancel_duties(p_id, '${duty}'); end if;
     return 'done';
   end $$`,
  // What the triage made of it, for the answer to whoever decided it a moment ago: it may be theirs no longer.
  `create function guard.triaged_concern(p_id uuid) returns table (id uuid, version int, status text, outcome text, case_id uuid)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return query select c.id, c.version, c.status, t.outcome, case when guard.reads_case(c.case_id, ${bit.core}) then c.case_id end
       from concern c join lateral (select x.outcome, x.decided_by from concern_triage x where x.concern_id = c.id order by x.at desc, x.id desc limit 1) t on true
      where c.id = p_id and t.decided_by = guard.user_id();
   end $$`,
  // Concerns of the same queues that share a token with this one: candidates, to be looked at after decryption.
  `create function guard.concern_matches(p_id uuid) returns setof uuid language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if not guard.reads_concern(p_id, ${bit.identity}) then return; end if;
     return query
       select o.concern_id from concern_token t join concern_token o on o.token = t.token and o.concern_id <> p_id
         join concern c on c.id = o.concern_id and c.case_id is null and c.queue = any (guard.triage_queues())
        where t.concern_id = p_id group by o.concern_id order by count(*) desc, o.concern_id limit 25;
   end $$`,
  // The inspection's own count: months and outcomes, no person and no report. A joined one ends as the one it follows.
  `create function guard.labour_counts() returns table (month text, outcome text, count int) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     if guard.unit() is null or not guard.has_duty('report-concern') then return; end if;
     return query
       select to_char(c.sent_at at time zone 'Asia/Baghdad', 'YYYY-MM'),
              case coalesce(f.status, c.status) when 'labour-violation' then 'labour-violation' when 'accepted' then 'trafficking'
                   when 'no-ground' then 'not-trafficking' else 'awaiting-police' end, count(*)::int
         from concern c left join concern f on f.id = c.joined_to
        where c.kind = 'labour-case' and c.reported_unit_id = guard.unit() and c.sent_at > now() - interval '36 months'
        group by 1, 2 order by 1 desc, 2;
   end $$`,
  // Erasing a case erases the concerns it began with: their keys, their tokens, and with the keys their photographs.
  `create function guard.erase_concerns() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     delete from subject_key where kind = 'concern' and subject_id in (
       select c.id from concern c where c.case_id = new.case_id
       union all select p.id from concern_photo p join concern c on c.id = p.concern_id where c.case_id = new.case_id);
     delete from concern_token where concern_id in (select c.id from concern c where c.case_id = new.case_id);
     return null;
   end $$`,
  `create or replace function guard.live_documents(p_ids uuid[]) returns setof uuid language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return query select d.id from document d join document_key k on k.document_id = d.id where d.id = any (p_ids)
       union all select p.id from concern_photo p join subject_key k on k.kind = 'concern' and k.subject_id = p.id where p.id = any (p_ids);
   end $$`,
  `revoke execute on function guard.triage_queue(text), guard.triage_queues(), guard.reads_concern(uuid, int), guard.reads_concern_key(uuid), guard.reporting_concern(uuid),
     guard.photo_room(uuid), guard.may_add_photo(uuid), guard.receive_concern(), guard.start_triage(uuid, timestamptz, boolean),
     guard.settle_receipts(uuid, text), guard.hold_concern(uuid, uuid), guard.triage_concern(uuid, int, text, text, uuid, uuid, uuid), guard.triaged_concern(uuid),
     guard.concern_matches(uuid), guard.labour_counts(), guard.erase_concerns() from public`,
  `grant execute on function guard.triage_queue(text), guard.triage_queues(), guard.reads_concern(uuid, int), guard.reads_concern_key(uuid), guard.reporting_concern(uuid),
     guard.photo_room(uuid), guard.may_add_photo(uuid), guard.hold_concern(uuid, uuid), guard.triage_concern(uuid, int, text, text, uuid, uuid, uuid), guard.triaged_concern(uuid),
     guard.concern_matches(uuid), guard.labour_counts() to himaya_app`,
  'grant execute on function guard.receive_concern(), guard.erase_concerns() to himaya_owner',
];

const doorsOfApp = [
  'guard.triage_queue(text)',
  'guard.triage_queues()',
  'guard.reads_concern(uuid, int)',
  'guard.reads_concern_key(uuid)',
  'guard.reporting_concern(uuid)',
  'guard.photo_room(uuid)',
  'guard.may_add_photo(uuid)',
  'guard.hold_concern(uuid, uuid)',
  'guard.triage_concern(uuid, int, text, text, uuid, uuid, uuid)',
  'guard.triaged_concern(uuid)',
  'guard.concern_matches(uuid)',
  'guard.labour_counts()',
];
const doorsOfOwner = ['guard.receive_concern()', 'guard.erase_concerns()'];
const doorsInside = ['guard.start_triage(uuid, timestamptz, boolean)', 'guard.settle_receipts(uuid, text)'];

/** As guard.reads_concern, for the rows themselves: the queue's by a plain comparison, a case's through a function that no plan turns into a hashed subplan. */
const readable = `((case_id is null and queue = any ((select guard.triage_queues())::text[]))
  or (case_id is not null and guard.reads_case(case_id, ${bit.exploitation})))`;

const partOf = (table: string, category: string): string[] => [
  `create policy ${table}_read on ${table} for select to himaya_app using (guard.reads_concern(${table}.concern_id, ${category}))`,
  `create policy ${table}_report on ${table} for insert to himaya_app with check (guard.reporting_concern(concern_id))`,
  `grant select, insert on ${table} to himaya_app`,
];

const policies = [
  'create trigger concern_receive after insert on concern for each row execute function guard.receive_concern()',
  'create trigger case_erasure_concerns after insert on case_erasure for each row execute function guard.erase_concerns()',
  ...tablesOfConcerns.flatMap(guarded),

  `create policy concern_read on concern for select to himaya_app using (${readable})`,
  `create policy concern_report on concern for insert to himaya_app
     with check (reported_by = (select guard.user_id()) and reported_unit_id = (select guard.unit()) and (select guard.has_duty('report-concern'))
       and joined_to is null and case_id is null and version = 1 and status in ('received', 'labour-violation')
       and queue is not distinct from case status when 'received' then guard.triage_queue(governorate) end)`,
  'grant select, insert on concern to himaya_app',
  'create policy concern_worker on concern for select to himaya_worker using (true)',
  'grant select (id, kind, governorate, danger, queue, status, joined_to) on concern to himaya_worker',

  `create policy concern_receipt_own on concern_receipt for select to himaya_app using (user_id = (select guard.user_id()))`,
  'grant select on concern_receipt to himaya_app',
  'create policy concern_receipt_worker on concern_receipt for select to himaya_worker using (true)',
  'grant select (concern_id, user_id, state) on concern_receipt to himaya_worker',

  ...partOf('concern_person', `${bit.exploitation}`),
  ...partOf('concern_identity', `${bit.identity}`),
  `create policy concern_token_report on concern_token for insert to himaya_app with check (guard.reporting_concern(concern_id))`,
  'grant insert on concern_token to himaya_app',

  `create policy concern_photo_read on concern_photo for select to himaya_app using (guard.reads_concern(concern_photo.concern_id, ${bit.identity}))`,
  `create policy concern_photo_add on concern_photo for insert to himaya_app
     with check (added_by = (select guard.user_id()) and guard.may_add_photo(concern_id))`,
  'grant select, insert on concern_photo to himaya_app',

  `create policy concern_triage_read on concern_triage for select to himaya_app using (guard.reads_concern(concern_triage.concern_id, ${bit.exploitation}))`,
  'grant select on concern_triage to himaya_app',

  `create policy subject_key_concern_read on subject_key for select to himaya_app
     using (kind = 'concern' and guard.reads_concern_key(subject_id))`,
  `create policy subject_key_concern_make on subject_key for insert to himaya_app with check (kind = 'concern' and guard.reporting_concern(subject_id))`,
  'grant select, insert on subject_key to himaya_app',
];
