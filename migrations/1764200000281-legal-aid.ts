import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rotationDoors } from './1764100000008-rotated-incident-keys';
import { keyTables as olderKeyTables } from './1764200000094-placements';
import { addCodes, asBefore, bit, dropCodes, guarded, oneOf, run } from './sql';

const statuses = ['opened', 'assigned', 'running', 'ended'];
const open = `('opened', 'assigned', 'running')`;
const reasons = ['no-time', 'too-far', 'language', 'conflict-of-interest', 'not-trained', 'person-asked', 'lawyer-left', 'other'];
const conflicts = ['acts-for-suspect', 'acts-for-employer', 'related-to-suspect', 'acted-against-person', 'is-witness', 'other-conflict'];
const kinds = [
  'advice', 'representation', 'hearing-attended', 'statement-supported', 'document-drafted', 'rights-explained', 'accompanied', 'mediation',
]; // prettier-ignore
const authorities = ['self', 'guardian', 'court', 'guardian-conflict-path'];
const outcomes = [
  'matter-resolved', 'judgment-obtained', 'advice-sufficed', 'client-declined', 'client-unreachable', 'handed-to-other-lawyer', 'not-eligible',
  'sharing-ended', 'client-deceased',
]; // prettier-ignore
const governorates = [
  'baghdad', 'basra', 'nineveh', 'erbil', 'sulaymaniyah', 'duhok', 'halabja', 'kirkuk', 'diyala', 'anbar', 'salah-al-din', 'babil', 'karbala',
  'najaf', 'wasit', 'qadisiyah', 'muthanna', 'dhi-qar', 'maysan', 'outside-country', 'unknown',
]; // prettier-ignore

/** [move, from, to, standing]: a test holds it against libs/domain's table. */
const moves: readonly (readonly [string, readonly string[], string | null, string])[] = [
  ['offer-lawyer', ['opened', 'running'], null, 'none'],
  ['accept-lawyer', ['opened', 'running'], 'assigned', 'offered'],
  ['decline-lawyer', ['opened', 'running'], null, 'offered'],
  ['replace-lawyer', ['assigned', 'running'], 'opened', 'accepted'],
  ['declare-conflict', ['opened', 'assigned', 'running'], null, 'any'],
];

const duty = 'lawyer-answer';
const notice = 'lawyer-answer-owed';
const keyKind = 'legal-aid';
export const keyTables = [...olderKeyTables, [keyKind, 'subject_key', 'subject_id']] as const;
const replacedKeyDoors = ['key_versions', 'keys_under', 'rewrap_keys'] as const;
const tablesOfRoom = ['lawyer', 'legal_matter', 'lawyer_assignment', 'lawyer_conflict', 'legal_aid_record'];

/** Legal aid as the office that gives it keeps it: its lawyers, whose matters they have, and what was done for whom, under the office's seal. */
export class LegalAid1764200000281 implements MigrationInterface {
  readonly name = 'LegalAid1764200000281';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      addCodes('subject_key', 'kind', [keyKind]),
      addCodes('notification', 'kind', [notice]),
      ...['deadline', 'escalation'].map((table) => addCodes(table, 'kind', [duty])),
      `grant select, insert, update on ${tablesOfRoom.join(', ')} to himaya_guard`,
      'set local role himaya_guard',
      `create table guard.legal_matter_move (move text not null, from_status text not null, to_status text not null, standing text not null,
         constraint legal_matter_move_pk primary key (move, from_status))`,
      `insert into guard.legal_matter_move values ${moves
        .flatMap(([move, from, to, standing]) =>
          from.map((one) => `('${move}', '${one}', '${one === 'running' ? one : (to ?? one)}', '${standing}')`),
        )
        .join(', ')}`,
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
      'drop trigger case_grant_legal on case_grant',
      'drop trigger consent_withdrawal_legal on consent_withdrawal',
      'drop trigger case_erasure_legal on case_erasure',
      'drop policy subject_key_legal_read on subject_key',
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, ...doorsOfWorker, ...doorsOfOwner, ...doorsInside, facts].join(', ')}`,
      'reset role',
      `drop table ${tablesOfRoom.toReversed().join(', ')} cascade`,
      'set local role himaya_guard',
      ...asBefore(rotationDoors(olderKeyTables), replacedKeyDoors),
      'drop table guard.legal_matter_move',
      ...['deadline', 'escalation'].map((table) => `delete from ${table} where kind = '${duty}'`),
      `delete from notification where kind = '${notice}'`,
      `delete from subject_key where kind = '${keyKind}'`,
      'reset role',
      dropCodes('subject_key', 'kind', [keyKind]),
      dropCodes('notification', 'kind', [notice]),
      ...['deadline', 'escalation'].map((table) => dropCodes(table, 'kind', [duty])),
    ]);
  }
}

const tables = [
  // Lawyers of victims are threatened: name and bar number lie sealed under the lawyer's own key.
  `create table lawyer (
     id uuid not null constraint lawyer_pk primary key,
     unit_id uuid not null constraint lawyer_unit_fk references unit,
     name_ct bytea not null, bar_number_ct bytea not null,
     governorates text[] not null,
     languages text[] not null constraint lawyer_languages_check check (array_to_string(languages, ',') ~ '^([a-z]{2,3}(,[a-z]{2,3})*)?$'),
     trained_for_children boolean not null,
     active boolean not null default true,
     user_id uuid constraint lawyer_user_fk references user_account,
     added_by uuid not null constraint lawyer_added_by_fk references user_account,
     added_at timestamptz not null default now(),
     version int not null default 1,
     constraint lawyer_user_uq unique (user_id),
     constraint lawyer_governorates_check check (governorates <@ array[${governorates.map((one) => `'${one}'`).join(', ')}]::text[]))`,
  'create index lawyer_unit_ix on lawyer (unit_id, (not active), added_at, id)',
  'create index lawyer_choice_ix on lawyer (unit_id, added_at, id) where active',
  `create table legal_matter (
     id uuid not null constraint legal_matter_pk primary key,
     case_id uuid not null constraint legal_matter_case_fk references case_record,
     unit_id uuid not null constraint legal_matter_unit_fk references unit,
     referral_id uuid constraint legal_matter_referral_fk references referral,
     -- Under the matter's own key: the office still knows whose matter it is when the case is no longer its to open.
     called_ct bytea,
     urgency text not null,
     priority int not null generated always as (case urgency when 'immediate' then 0 when 'urgent' then 1 else 2 end) stored,
     status text not null default 'opened',
     status_since timestamptz not null default now(),
     opened_at timestamptz not null default now(),
     opened_by uuid not null constraint legal_matter_opened_by_fk references user_account,
     sharing_ended_at timestamptz,
     ended_at timestamptz, outcome text,
     version int not null default 1,
     ${oneOf('legal_matter_urgency_check', 'urgency', ['immediate', 'urgent', 'standard'])},
     ${oneOf('legal_matter_status_check', 'status', statuses)},
     ${oneOf('legal_matter_outcome_check', 'outcome', outcomes)},
     constraint legal_matter_ended_check check ((status = 'ended') = (ended_at is not null) and (status = 'ended') = (outcome is not null)))`,
  `create unique index legal_matter_open_uq on legal_matter (case_id, unit_id) where status in ${open}`,
  'create index legal_matter_list_ix on legal_matter (unit_id, status, priority, opened_at, id)',
  `create index legal_matter_ended_ix on legal_matter (unit_id, ended_at desc, id desc) where status = 'ended'`,
  'create index legal_matter_referral_ix on legal_matter (referral_id) where referral_id is not null',
  `create table lawyer_assignment (
     id uuid not null constraint lawyer_assignment_pk primary key,
     matter_id uuid not null constraint lawyer_assignment_matter_fk references legal_matter,
     case_id uuid not null constraint lawyer_assignment_case_fk references case_record,
     unit_id uuid not null constraint lawyer_assignment_unit_fk references unit,
     lawyer_id uuid not null constraint lawyer_assignment_lawyer_fk references lawyer,
     -- Whose work the answer is, where the lawyer has an account here.
     user_id uuid constraint lawyer_assignment_user_fk references user_account,
     status text not null default 'offered',
     offered_by uuid not null constraint lawyer_assignment_offered_by_fk references user_account,
     offered_at timestamptz not null default clock_timestamp(),
     answer_due_at timestamptz not null,
     decided_at timestamptz, reason text,
     ${oneOf('lawyer_assignment_status_check', 'status', ['offered', 'accepted', 'declined', 'replaced', 'ended'])},
     ${oneOf('lawyer_assignment_reason_check', 'reason', reasons)},
     constraint lawyer_assignment_decided_check check ((status = 'offered') = (decided_at is null)),
     constraint lawyer_assignment_reasoned_check check ((status in ('declined', 'replaced')) = (reason is not null)))`,
  // A matter is one lawyer's at a time, and is offered to one at a time.
  `create unique index lawyer_assignment_standing_uq on lawyer_assignment (matter_id) where status in ('offered', 'accepted')`,
  'create index lawyer_assignment_matter_ix on lawyer_assignment (matter_id, offered_at desc, id desc)',
  `create index lawyer_assignment_of_lawyer_ix on lawyer_assignment (lawyer_id) where status = 'accepted'`,
  `create index lawyer_assignment_owed_ix on lawyer_assignment (unit_id, answer_due_at, id) where status = 'offered'`,
  `create table lawyer_conflict (
     id uuid not null constraint lawyer_conflict_pk primary key,
     matter_id uuid not null constraint lawyer_conflict_matter_fk references legal_matter,
     case_id uuid not null constraint lawyer_conflict_case_fk references case_record,
     unit_id uuid not null constraint lawyer_conflict_unit_fk references unit,
     lawyer_id uuid not null constraint lawyer_conflict_lawyer_fk references lawyer,
     conflict text not null,
     declared_by uuid not null constraint lawyer_conflict_declared_by_fk references user_account,
     declared_at timestamptz not null default now(),
     -- Of the case, whichever matter of it comes next.
     constraint lawyer_conflict_once_uq unique (case_id, lawyer_id),
     ${oneOf('lawyer_conflict_conflict_check', 'conflict', conflicts)})`,
  'create index lawyer_conflict_matter_ix on lawyer_conflict (matter_id, declared_at, id)',
  `create table legal_aid_record (
     id uuid not null constraint legal_aid_record_pk primary key,
     matter_id uuid not null constraint legal_aid_record_matter_fk references legal_matter,
     case_id uuid not null constraint legal_aid_record_case_fk references case_record,
     unit_id uuid not null constraint legal_aid_record_unit_fk references unit,
     lawyer_id uuid constraint legal_aid_record_lawyer_fk references lawyer,
     kind text not null,
     delivered_on date not null,
     language text constraint legal_aid_record_language_check check (language ~ '^[a-z]{2,3}$'),
     interpreter boolean not null,
     authority text,
     -- Under the matter's key.
     words_ct bytea,
     record_version int not null default 1,
     -- What this stands in the place of: a mistake is corrected by a new version, once each, and stays to be read.
     corrects_id uuid constraint legal_aid_record_corrects_fk references legal_aid_record,
     recorded_by uuid not null constraint legal_aid_record_recorded_by_fk references user_account,
     recorded_at timestamptz not null default clock_timestamp(),
     constraint legal_aid_record_corrects_uq unique (corrects_id),
     constraint legal_aid_record_version_check check ((record_version = 1) = (corrects_id is null)),
     ${oneOf('legal_aid_record_kind_check', 'kind', kinds)},
     ${oneOf('legal_aid_record_authority_check', 'authority', authorities)})`,
  'create index legal_aid_record_matter_ix on legal_aid_record (matter_id, delivered_on desc, recorded_at desc, id desc)',
];

const doorsOfApp = [
  'guard.add_lawyer(uuid, bytea, bytea, text[], text[], boolean, uuid, bytea, text)',
  'guard.change_lawyer(uuid, int, text[], text[], boolean, boolean)',
  'guard.owed_matters()',
  'guard.reads_legal_key(uuid)',
  'guard.legal_facts(uuid)',
  'guard.open_legal_matter(uuid, uuid, uuid, bytea, bytea, text)',
  'guard.move_legal_matter(uuid, int, text, uuid, uuid, text, text)',
  'guard.record_legal_aid(uuid, uuid, uuid, text, date, text, boolean, text, bytea, uuid)',
  'guard.end_legal_matter(uuid, int, text)',
];
const doorsOfWorker = ['guard.lawyer_answer_told(uuid)'];
/** Whoever makes a trigger must be allowed to run its function. */
const doorsOfOwner = ['guard.follow_legal_grant_end()', 'guard.follow_legal_assistance()', 'guard.forget_legal_keys()'];
const doorsInside = ['guard.lock_legal_matter(uuid)', 'guard.unshare_matter(uuid)'];
const facts = 'guard.legal_aid_facts(date, date)';

const conflicted = (lawyer: string, of: string): string =>
  `exists (select 1 from lawyer_conflict x where x.case_id = ${of} and x.lawyer_id = ${lawyer})`;

export const doors = [
  `create function guard.add_lawyer(p_id uuid, p_name bytea, p_bar bytea, p_governorates text[], p_languages text[], p_trained boolean, p_user uuid,
     p_wrapped bytea, p_key_id text) returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     if guard.unit() is null or guard.writes() & ${bit.legal} = 0 then raise exception 'guard: not this session''s roster' using errcode = '42501'; end if;
     if p_user is not null and not exists (select 1 from user_account u where u.id = p_user and u.unit_id = guard.unit() and u.disabled_at is null) then
       return 'legal.account-unknown';
     end if;
     insert into lawyer (id, unit_id, name_ct, bar_number_ct, governorates, languages, trained_for_children, user_id, added_by)
       values (p_id, guard.unit(), p_name, p_bar, p_governorates, p_languages, p_trained, p_user, guard.user_id());
     insert into subject_key (kind, subject_id, wrapped, key_id) values ('${keyKind}', p_id, p_wrapped, p_key_id);
     return 'done';
   exception when unique_violation then
     return 'legal.account-taken';
   end $$`,
  `create function guard.change_lawyer(p_id uuid, p_version int, p_governorates text[], p_languages text[], p_trained boolean, p_active boolean) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare l lawyer;
   begin
     select * into l from lawyer where id = p_id for update;
     if l.id is null or l.unit_id is distinct from guard.unit() or guard.writes() & ${bit.legal} = 0 then
       raise exception 'guard: not this session''s roster' using errcode = '42501';
     end if;
     if l.version <> p_version then return 'conflict'; end if;
     -- Whoever has a matter hands it on first.
     if not p_active and exists (select 1 from lawyer_assignment a where a.lawyer_id = p_id and a.status in ('offered', 'accepted')) then
       return 'legal.lawyer-busy';
     end if;
     update lawyer set governorates = p_governorates, languages = p_languages, trained_for_children = p_trained, active = p_active, version = version + 1
      where id = p_id;
     return 'done';
   end $$`,
  // Accepted referrals that nobody opened a matter on.
  `create function guard.owed_matters() returns table (referral_id uuid, case_id uuid, urgency text, sex text, age_band text, accepted_at timestamptz)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare bars uuid[] := guard.barred_cases();
   begin
     if guard.reads() & ${bit.legal} = 0 then return; end if;
     return query
       select r.id, r.case_id, r.urgency, r.sex, r.age_band, r.decided_at from referral r
        where r.to_unit_id = guard.unit() and r.service = 'legal-aid' and r.status in ('accepted', 'in-progress') and r.case_id <> all (bars)
          and not exists (select 1 from legal_matter m where m.referral_id = r.id)
        order by case r.urgency when 'immediate' then 0 when 'urgent' then 1 else 2 end, r.decided_at, r.id limit 50;
   end $$`,
  // What the rules ask of the person of an own matter, also when the case is not the office's to open any more: codes, no name.
  `create function guard.legal_facts(p_matter uuid) returns json language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if guard.reads() & ${bit.legal} = 0 then return null; end if;
     return (select json_build_object('child', guard.is_child(m.case_id), 'guardian', case when guard.is_child(m.case_id) then guard.guardian_state(m.case_id) end,
                'governorate', c.governorate, 'languages', c.languages)
               from legal_matter m join case_record c on c.id = m.case_id
              where m.id = p_matter and m.unit_id = guard.unit() and not guard.hides_case(m.case_id));
   end $$`,
  `create function guard.reads_legal_key(p_id uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if guard.reads() & ${bit.legal} = 0 then return false; end if;
     return exists (select 1 from lawyer l where l.id = p_id and l.unit_id = guard.unit())
         or exists (select 1 from legal_matter m where m.id = p_id and m.unit_id = guard.unit() and not guard.hides_case(m.case_id));
   end $$`,
  // The matter of this session's own unit, behind its referral, in which order whoever withdraws, cancels or fails one locks them too.
  `create function guard.lock_legal_matter(p_id uuid) returns legal_matter language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare m legal_matter;
   begin
     perform 1 from referral r where r.id = (select x.referral_id from legal_matter x where x.id = p_id) for update;
     select * into m from legal_matter where id = p_id for update;
     if m.id is null or m.unit_id is distinct from guard.unit() or guard.writes() & ${bit.legal} = 0 or guard.hides_case(m.case_id) then
       raise exception 'guard: not a matter of this session''s' using errcode = '42501';
     end if;
     return m;
   end $$`,
  `create function guard.open_legal_matter(p_id uuid, p_case uuid, p_referral uuid, p_called bytea, p_wrapped bytea, p_key_id text) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare me uuid := guard.unit(); c case_record; r referral;
   begin
     -- Shared: of a closing at the same moment one comes first.
     select * into c from case_record where id = p_case for share;
     if me is null or c.id is null or not guard.works_case(p_case, ${bit.core}) then
       raise exception 'guard: not a case this session works on' using errcode = '42501';
     end if;
     if not guard.writes_case(p_case, ${bit.legal}) then return 'case.category-not-yours'; end if;
     if c.status <> 'open' then return 'case.closed'; end if;
     if p_referral is null and not guard.answers_for(p_case) then return 'legal.no-referral'; end if;
     if p_referral is not null then
       select * into r from referral where id = p_referral and case_id = p_case and to_unit_id = me and service = 'legal-aid'
          and status in ('accepted', 'in-progress') for share;
       if r.id is null or exists (select 1 from legal_matter m where m.referral_id = p_referral) then return 'legal.no-referral'; end if;
     end if;
     insert into legal_matter (id, case_id, unit_id, referral_id, called_ct, urgency, opened_by)
       values (p_id, p_case, me, p_referral, p_called, coalesce(r.urgency, 'standard'), guard.user_id());
     insert into subject_key (kind, subject_id, wrapped, key_id) values ('${keyKind}', p_id, p_wrapped, p_key_id);
     return 'done';
   exception when unique_violation then
     return 'legal.already';
   end $$`,
  // Who has the matter, is offered it, gives it up, or must never have it.
  `create function guard.move_legal_matter(p_id uuid, p_version int, p_move text, p_assignment uuid, p_lawyer uuid, p_reason text, p_conflict text) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare m legal_matter := guard.lock_legal_matter(p_id); k guard.legal_matter_move; a lawyer_assignment; l lawyer; next text; due timestamptz;
   begin
     if m.version <> p_version then return 'conflict'; end if;
     select * into a from lawyer_assignment x where x.matter_id = p_id and x.status in ('offered', 'accepted') for update;
     select * into k from guard.legal_matter_move x where x.move = p_move and x.from_status = m.status;
     if k.move is null or (k.standing <> 'any' and k.standing <> coalesce(a.status, 'none')) then return 'legal.not-now'; end if;
     if p_lawyer is not null then
       select * into l from lawyer x where x.id = p_lawyer and x.unit_id = m.unit_id for share;
       if l.id is null then return 'legal.lawyer-unknown'; end if;
     end if;
     next := k.to_status;
     if p_move = 'offer-lawyer' then
       if l.id is null or not l.active then return 'legal.lawyer-unknown'; end if;
       if ${conflicted('l.id', 'm.case_id')} then return 'legal.lawyer-conflicted'; end if;
       if guard.is_child(m.case_id) and not l.trained_for_children then return 'legal.lawyer-untrained'; end if;
       due := clock_timestamp() + case m.urgency when 'immediate' then interval '4 hours' when 'urgent' then interval '24 hours' else interval '72 hours' end;
       insert into lawyer_assignment (id, matter_id, case_id, unit_id, lawyer_id, user_id, offered_by, answer_due_at)
         values (p_assignment, p_id, m.case_id, m.unit_id, l.id, l.user_id, guard.user_id(), due);
       insert into deadline (id, kind, step, subject_id, due_at) values (gen_random_uuid(), '${duty}', 'remind-desk', p_assignment, due);
     elsif p_move = 'declare-conflict' then
       insert into lawyer_conflict (id, matter_id, case_id, unit_id, lawyer_id, conflict, declared_by)
         values (p_assignment, p_id, m.case_id, m.unit_id, l.id, p_conflict, guard.user_id());
       if a.lawyer_id = l.id then
         update lawyer_assignment set status = case a.status when 'offered' then 'declined' else 'replaced' end, reason = 'conflict-of-interest',
                decided_at = clock_timestamp() where id = a.id;
         if m.status = 'assigned' then next := 'opened'; end if;
       end if;
     else
       update lawyer_assignment set status = case p_move when 'accept-lawyer' then 'accepted' when 'decline-lawyer' then 'declined' else 'replaced' end,
              reason = p_reason, decided_at = clock_timestamp() where id = a.id;
     end if;
     if a.status = 'offered' and exists (select 1 from lawyer_assignment x where x.id = a.id and x.status <> 'offered') then
       update deadline set cancelled_at = now() where subject_id = a.id and fired_at is null and cancelled_at is null;
     end if;
     update legal_matter set status = next, status_since = case when next = m.status then m.status_since else clock_timestamp() end, version = version + 1
      where id = p_id;
     return 'done';
   exception when unique_violation then
     return 'legal.lawyer-conflicted';
   end $$`,
  // A day's help, or the correction of one: the matter runs from the first on.
  `create function guard.record_legal_aid(p_id uuid, p_matter uuid, p_lawyer uuid, p_kind text, p_on date, p_language text, p_interpreter boolean,
     p_authority text, p_words bytea, p_corrects uuid) returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare m legal_matter := guard.lock_legal_matter(p_matter); o legal_aid_record;
   begin
     if m.status = 'ended' then return 'legal.not-now'; end if;
     if p_lawyer is not null then
       if not exists (select 1 from lawyer l where l.id = p_lawyer and l.unit_id = m.unit_id) then return 'legal.lawyer-unknown'; end if;
       if ${conflicted('p_lawyer', 'm.case_id')} then return 'legal.lawyer-conflicted'; end if;
     end if;
     if p_authority = 'self' and guard.is_child(m.case_id) then return 'legal.authority'; end if;
     if p_authority = 'guardian' and guard.guardian_state(m.case_id) <> 'appointed' then return 'legal.guardian-conflict'; end if;
     if p_corrects is not null then
       select * into o from legal_aid_record x where x.id = p_corrects and x.matter_id = p_matter;
       if o.id is null then return 'not-found'; end if;
     end if;
     insert into legal_aid_record (id, matter_id, case_id, unit_id, lawyer_id, kind, delivered_on, language, interpreter, authority, words_ct, record_version,
                                   corrects_id, recorded_by)
       values (p_id, p_matter, m.case_id, m.unit_id, p_lawyer, p_kind, p_on, p_language, p_interpreter, p_authority, p_words,
               coalesce(o.record_version, 0) + 1, p_corrects, guard.user_id());
     if m.status <> 'running' then
       update legal_matter set status = 'running', status_since = clock_timestamp(), version = version + 1 where id = p_matter;
     end if;
     return 'done';
   exception when unique_violation then
     return 'conflict';
   end $$`,
  `create function guard.end_legal_matter(p_id uuid, p_version int, p_outcome text) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare m legal_matter := guard.lock_legal_matter(p_id);
   begin
     if m.version <> p_version then return 'conflict'; end if;
     if m.status = 'ended' then return 'legal.not-now'; end if;
     if p_outcome in ('matter-resolved', 'judgment-obtained', 'advice-sufficed') and not exists (select 1 from legal_aid_record x where x.matter_id = p_id) then
       return 'legal.nothing-given';
     end if;
     update deadline set cancelled_at = now() where fired_at is null and cancelled_at is null
        and subject_id in (select a.id from lawyer_assignment a where a.matter_id = p_id);
     update lawyer_assignment set status = 'ended', decided_at = clock_timestamp() where matter_id = p_id and status in ('offered', 'accepted');
     update legal_matter set status = 'ended', status_since = clock_timestamp(), ended_at = clock_timestamp(), outcome = p_outcome, version = version + 1
      where id = p_id;
     return 'done';
   end $$`,
  // Sharing is over: what nobody had begun is over too; what runs goes on, and the case is not opened any more (domain.md section 5).
  `create function guard.unshare_matter(p_id uuid) returns void language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare m legal_matter;
   begin
     select * into m from legal_matter where id = p_id for update;
     if m.status = 'opened' then
       update deadline set cancelled_at = now() where fired_at is null and cancelled_at is null
          and subject_id in (select a.id from lawyer_assignment a where a.matter_id = p_id);
       update lawyer_assignment set status = 'ended', decided_at = clock_timestamp() where matter_id = p_id and status in ('offered', 'accepted');
       update legal_matter set status = 'ended', status_since = clock_timestamp(), ended_at = clock_timestamp(), outcome = 'sharing-ended',
              sharing_ended_at = clock_timestamp(), version = version + 1 where id = p_id;
     elsif m.status in ${open} and m.sharing_ended_at is null then
       update legal_matter set sharing_ended_at = clock_timestamp(), version = version + 1 where id = p_id;
     end if;
   end $$`,
  `create function guard.follow_legal_grant_end() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare k uuid;
   begin
     for k in select m.id from legal_matter m where m.referral_id = new.referral_id and m.status in ${open} order by m.id loop
       perform guard.unshare_matter(k);
     end loop;
     return null;
   end $$`,
  // Where the person came by themselves, consent to assistance is what the office acts on.
  `create function guard.follow_legal_assistance() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare k uuid;
   begin
     for k in select m.id from legal_matter m join consent c on c.id = new.consent_id and c.purpose = 'assistance'
               where m.case_id = new.case_id and m.referral_id is null and m.status in ${open} order by m.id loop
       perform guard.unshare_matter(k);
     end loop;
     return null;
   end $$`,
  // Erased with the case: what the office wrote of the person opens no more.
  `create function guard.forget_legal_keys() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     delete from subject_key where kind = '${keyKind}' and subject_id in (select m.id from legal_matter m where m.case_id = new.case_id);
     return null;
   end $$`,
  // For the worker: whose answer is owed, and of which matter; never whose matter it is.
  `create function guard.lawyer_answer_told(p_assignment uuid) returns table (matter_id uuid, case_id uuid, unit_id uuid, status text)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     return query select a.matter_id, a.case_id, a.unit_id, a.status from lawyer_assignment a where a.id = p_assignment;
   end $$`,
  // For the fact store (measures victims-receiving-legal-aid, legal-advisers-active): one row a person, office and kind; no id, no case, no words.
  `create function guard.legal_aid_facts(p_from date, p_to date) returns table (agency_id text, governorate text, kind text, sex text, age_band text,
     records int, lawyers int, by_interpreter int) language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return query
       select u.agency_id, u.governorate, r.kind, c.sex, c.age_band, count(*)::int, count(distinct r.lawyer_id)::int, count(*) filter (where r.interpreter)::int
         from legal_aid_record r join case_record c on c.id = r.case_id join unit u on u.id = r.unit_id
        where r.delivered_on >= p_from and r.delivered_on < p_to and not exists (select 1 from legal_aid_record n where n.corrects_id = r.id)
        group by r.case_id, u.agency_id, u.governorate, r.kind, c.sex, c.age_band;
   end $$`,
];

/** The office's own file: it stands on the unit and the role, not on a door to the case, and no other unit reads it (domain.md section 3). */
const own = `unit_id = (select guard.unit()) and (select guard.reads()) & ${bit.legal} <> 0`;

const policies = [
  ...tablesOfRoom.flatMap(guarded),
  `create policy lawyer_own on lawyer for select to himaya_app using (${own})`,
  ...tablesOfRoom
    .slice(1)
    .map(
      (table) =>
        `create policy ${table}_own on ${table} for select to himaya_app using (${own} and ${table}.case_id <> all ((select guard.barred_cases())::uuid[]))`,
    ),
  `grant select on ${tablesOfRoom.join(', ')} to himaya_app`,
  `create policy subject_key_legal_read on subject_key for select to himaya_app
     using (kind = '${keyKind}' and guard.reads_legal_key(subject_id))`,
  `create trigger case_grant_legal after update of ended_at on case_grant for each row
     when (old.ended_at is null and new.ended_at is not null and new.referral_id is not null and new.ending in ('withdrawn', 'cancelled', 'failed', 'expired'))
     execute function guard.follow_legal_grant_end()`,
  'create trigger consent_withdrawal_legal after insert on consent_withdrawal for each row execute function guard.follow_legal_assistance()',
  'create trigger case_erasure_legal after insert on case_erasure for each row execute function guard.forget_legal_keys()',
];
