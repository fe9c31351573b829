import type { MigrationInterface, QueryRunner } from 'typeorm';
import { allOf, bit, guarded, oneOf, reads, run } from './sql';

const services = [
  'shelter', 'medical', 'psychological', 'legal-aid', 'interpretation', 'repatriation', 'reintegration', 'financial-aid',
  'education', 'employment',
]; // prettier-ignore
const statuses = [
  'draft', 'requested', 'received', 'accepted', 'in-progress', 'on-hold', 'completed', 'rejected', 'failed', 'cancelled',
  'entered-in-error',
]; // prettier-ignore
const needCodes = [
  'safe-place-tonight', 'safe-place-longer', 'place-with-children', 'urgent-treatment', 'medical-examination',
  'continuing-treatment', 'crisis-support', 'psychological-assessment', 'counselling', 'legal-advice', 'representation',
  'residence-papers', 'compensation-claim', 'interpreter-interview', 'interpreter-visit', 'return-home', 'travel-document',
  'family-reunification', 'reintegration-plan', 'small-grant', 'cash-for-needs', 'school-return', 'training', 'work-placement',
  'other',
]; // prettier-ignore
const notificationKinds = [
  'case-sealed', 'unseal-asked', 'case-unsealed', 'sealed-case-attempt',
  'referral-arrived', 'referral-received', 'referral-accepted', 'referral-rejected', 'referral-started', 'referral-on-hold',
  'referral-completed', 'referral-failed', 'referral-cancelled', 'referral-reminder', 'referral-overdue', 'referral-escalated',
  'consent-withdrawn', 'new-device', 'leave-recorded', 'leave-cancelled', 'access-review-opened', 'access-review-overdue',
  'emergency-asked', 'emergency-opened', 'emergency-approved', 'emergency-declined', 'emergency-reviewed',
  'emergency-unreviewed', 'transfer-owed', 'transfer-offered', 'transfer-accepted', 'transfer-declined', 'transfer-withdrawn',
  'transfer-reminder', 'transfer-overdue',
  'possible-match',
  'incident-reported', 'incident-reminder', 'incident-overdue',
]; // prettier-ignore
/** What is awaited of a subject: a referral's answers, the review of an emergency access, an offer's answer, the offer that a case owes. */
const stages = ['referral-receive', 'referral-decide', 'referral-first-service', 'break-glass-review', 'transfer-decide', 'transfer-offer'];
const steps = ['remind-desk', 'tell-manager-and-sender', 'tell-coordinator', 'alert'];

/** [action, from, to, party]: the referral machine of domain.md section 6; a test holds it against libs/domain's table. */
const moves: readonly (readonly [string, string, string, 'sender' | 'receiver'])[] = [
  ['send', 'draft', 'requested', 'sender'],
  ['receive', 'requested', 'received', 'receiver'],
  ['accept', 'received', 'accepted', 'receiver'],
  ['reject', 'requested', 'rejected', 'receiver'],
  ['reject', 'received', 'rejected', 'receiver'],
  ['start', 'accepted', 'in-progress', 'receiver'],
  ['hold', 'accepted', 'on-hold', 'receiver'],
  ['hold', 'in-progress', 'on-hold', 'receiver'],
  ['resume', 'on-hold', 'in-progress', 'receiver'],
  ['complete', 'in-progress', 'completed', 'receiver'],
  ['fail', 'accepted', 'failed', 'receiver'],
  ['fail', 'in-progress', 'failed', 'receiver'],
  ['fail', 'on-hold', 'failed', 'receiver'],
  ...['draft', 'requested', 'received', 'accepted', 'in-progress', 'on-hold'].map(
    (from) => ['cancel', from, 'cancelled', 'sender'] as const,
  ),
  ...['draft', 'requested', 'received'].map((from) => ['retract', from, 'entered-in-error', 'sender'] as const),
];

/** A draft, and one called off before it was sent, are the sender's alone. */
const sent = (table: string): string => `${table}.status <> 'draft'
  and (${table}.requested_at is not null or ${table}.status not in ('cancelled', 'entered-in-error'))`;

/** Consents, the referral loop and its doors, deadlines, escalations and notifications. */
export class ConsentsAndReferrals1764000000003 implements MigrationInterface {
  readonly name = 'ConsentsAndReferrals1764000000003';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      `grant select, insert, update, delete on consent, consent_withdrawal, referral, referral_key, referral_need, referral_note, deadline,
         escalation, notification to himaya_guard`,
      'set local role himaya_guard',
      ...doors,
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop policy timeline_event_write on timeline_event',
      `drop table notification, escalation, deadline, referral_note, referral_need, referral_key, referral, consent_withdrawal, consent cascade`,
      'set local role himaya_guard',
      `drop function guard.is_party(uuid, uuid), guard.barred_referrals(), guard.consent_facts(uuid), guard.accept_referral(uuid), guard.end_by_withdrawal(uuid),
         guard.check_referral_move(), guard.follow_referral(), guard.may_move(text, text, uuid, uuid),
         guard.check_consent_of_child(), guard.check_packet_of_child()`,
      'drop table guard.referral_move, guard.service_category',
      'reset role',
    ]);
  }
}

const tables = [
  `create table consent (
     id uuid not null constraint consent_pk primary key,
     case_id uuid not null constraint consent_case_fk references case_record,
     purpose text not null,
     recipient_unit_id uuid constraint consent_recipient_unit_fk references unit,
     recipient_agency_id text constraint consent_recipient_agency_fk references agency,
     category_mask int not null constraint consent_category_mask_check check (category_mask between 1 and 8191),
     given_by text not null, method text not null,
     language text not null constraint consent_language_check check (language ~ '^[a-z]{2,3}$'),
     text_version text not null,
     interpreter_ct bytea,
     recorded_by uuid not null constraint consent_recorded_by_fk references user_account,
     recorded_unit_id uuid not null constraint consent_recorded_unit_fk references unit,
     recorded_at timestamptz not null default now(),
     valid_until date not null,
     ${oneOf('consent_purpose_check', 'purpose', [
       'assistance',
       'referral',
       'share-identity',
       'share-health',
       'contact-family',
       'law-enforcement',
       'repatriation',
       'statistics',
       'after-care',
     ])},
     ${oneOf('consent_given_by_check', 'given_by', ['self', 'guardian-and-assent', 'court', 'guardian-conflict-path'])},
     ${oneOf('consent_method_check', 'method', ['spoken', 'signed', 'thumbprint', 'recorded'])})`,
  'create index consent_case_ix on consent (case_id, recorded_at)',
  `create table consent_withdrawal (
     consent_id uuid not null constraint consent_withdrawal_pk primary key constraint consent_withdrawal_consent_fk references consent,
     case_id uuid not null constraint consent_withdrawal_case_fk references case_record,
     method text not null, note_ct bytea,
     recorded_by uuid not null, recorded_unit_id uuid not null,
     withdrawn_at timestamptz not null default now(),
     ${oneOf('consent_withdrawal_method_check', 'method', ['spoken', 'signed', 'thumbprint', 'recorded'])})`,
  'create index consent_withdrawal_case_ix on consent_withdrawal (case_id)',
  `create table referral (
     id uuid not null constraint referral_pk primary key,
     case_id uuid not null constraint referral_case_fk references case_record,
     from_unit_id uuid not null constraint referral_from_unit_fk references unit,
     to_unit_id uuid not null constraint referral_to_unit_fk references unit,
     service text not null, urgency text not null, need_code text not null,
     status text not null,
     status_since timestamptz not null default now(),
     packet_mask int not null constraint referral_packet_mask_check check (packet_mask between 1 and 8191),
     consent_id uuid not null constraint referral_consent_fk references consent,
     wanted_date date, safe_contact text not null,
     sex text not null, age_band text not null, languages text[] not null, special_needs text[] not null, governorate text not null,
     created_by uuid not null constraint referral_created_by_fk references user_account,
     created_at timestamptz not null default now(),
     phoned_at timestamptz,
     requested_at timestamptz, received_at timestamptz, decided_at timestamptz, started_at timestamptz, ended_at timestamptz,
     receive_due_at timestamptz, decide_due_at timestamptz, service_due_at timestamptz,
     due_at timestamptz,
     rejection_reason text, failure_reason text, cancellation_reason text, outcome text,
     next_unit_id uuid constraint referral_next_unit_fk references unit,
     version int not null default 1,
     constraint referral_units_check check (from_unit_id <> to_unit_id),
     ${oneOf('referral_service_check', 'service', services)},
     ${oneOf('referral_urgency_check', 'urgency', ['immediate', 'urgent', 'standard'])},
     ${oneOf('referral_need_code_check', 'need_code', needCodes)},
     ${oneOf('referral_status_check', 'status', statuses)},
     ${oneOf('referral_safe_contact_check', 'safe_contact', ['any', 'phone-only', 'message-only', 'through-unit-only', 'never'])},
     ${oneOf('referral_sex_check', 'sex', ['female', 'male', 'other', 'unknown'])},
     ${oneOf('referral_age_band_check', 'age_band', ['0-8', '9-14', '15-17', 'child', '18-29', '30-59', '60-plus', 'adult', 'unknown'])},
     ${oneOf('referral_governorate_check', 'governorate', [
       'baghdad',
       'basra',
       'nineveh',
       'erbil',
       'sulaymaniyah',
       'duhok',
       'halabja',
       'kirkuk',
       'diyala',
       'anbar',
       'salah-al-din',
       'babil',
       'karbala',
       'najaf',
       'wasit',
       'qadisiyah',
       'muthanna',
       'dhi-qar',
       'maysan',
       'outside-country',
       'unknown',
     ])},
     ${allOf('referral_special_needs_check', 'special_needs', [
       'pregnant',
       'infant-with-them',
       'children-with-them',
       'disability-mobility',
       'disability-sight',
       'disability-hearing',
       'disability-mental',
       'chronic-illness',
       'urgent-medical',
       'suicide-risk',
       'addiction',
       'unaccompanied-child',
       'needs-female-staff',
       'needs-male-staff',
       'diet',
     ])},
     ${oneOf('referral_rejection_reason_check', 'rejection_reason', ['no-capacity', 'not-eligible', 'outside-area', 'conflict-of-interest', 'other'])},
     ${oneOf('referral_failure_reason_check', 'failure_reason', [
       'person-declined',
       'person-unreachable',
       'person-left',
       'capacity-lost',
       'safety',
       'other',
     ])},
     ${oneOf('referral_cancellation_reason_check', 'cancellation_reason', [
       'person-declined',
       'consent-withdrawn',
       'found-elsewhere',
       'no-longer-needed',
       'safety',
       'other',
     ])},
     ${oneOf('referral_outcome_check', 'outcome', [
       'service-provided',
       'partly-provided',
       'not-provided',
       'person-declined',
       'person-left',
       'referred-on',
     ])})`,
  'create index referral_case_ix on referral (case_id)',
  'create index referral_consent_ix on referral (consent_id)',
  // Open ones by due time, in both directions of a desk's work: a page is read off the index, however long the queue is.
  `create index referral_incoming_due_ix on referral (to_unit_id, (coalesce(due_at, 'infinity'::timestamptz)), id)
     where status in ('requested', 'received', 'accepted', 'in-progress', 'on-hold')`,
  `create index referral_outgoing_due_ix on referral (from_unit_id, (coalesce(due_at, 'infinity'::timestamptz)), id)
     where status in ('requested', 'received', 'accepted', 'in-progress', 'on-hold')`,
  'create index referral_incoming_new_ix on referral (to_unit_id, created_at desc, id desc)',
  'create index referral_outgoing_new_ix on referral (from_unit_id, created_at desc, id desc)',
  `alter table case_grant add constraint case_grant_referral_fk foreign key (referral_id) references referral`,
  // A key of the referral's own: a desk can say why it rejects without ever holding the case's key.
  `create table referral_key (
     referral_id uuid not null constraint referral_key_pk primary key constraint referral_key_referral_fk references referral,
     wrapped bytea not null, key_id text not null)`,
  `create table referral_need (
     referral_id uuid not null constraint referral_need_pk primary key constraint referral_need_referral_fk references referral,
     need_ct bytea, spoke_to_ct bytea)`,
  `create table referral_note (
     id uuid not null constraint referral_note_pk primary key,
     referral_id uuid not null constraint referral_note_referral_fk references referral,
     unit_id uuid not null constraint referral_note_unit_fk references unit,
     action text not null, note_ct bytea not null,
     at timestamptz not null default now(),
     ${oneOf('referral_note_action_check', 'action', [
       'send',
       'receive',
       'accept',
       'reject',
       'start',
       'hold',
       'resume',
       'complete',
       'fail',
       'cancel',
       'retract',
     ])})`,
  'create index referral_note_referral_ix on referral_note (referral_id, at desc)',
  `create table deadline (
     id uuid not null constraint deadline_pk primary key,
     kind text not null, step text not null,
     subject_id uuid not null,
     due_at timestamptz not null,
     fired_at timestamptz, cancelled_at timestamptz,
     constraint deadline_step_uq unique (subject_id, kind, step),
     ${oneOf('deadline_kind_check', 'kind', stages)},
     ${oneOf('deadline_step_check', 'step', steps)})`,
  'create index deadline_due_ix on deadline (due_at) where fired_at is null and cancelled_at is null',
  `create table escalation (
     subject_id uuid not null,
     kind text not null, step text not null, due_at timestamptz not null,
     at timestamptz not null default now(),
     constraint escalation_pk primary key (subject_id, kind, step),
     ${oneOf('escalation_kind_check', 'kind', stages)},
     ${oneOf('escalation_step_check', 'step', steps)})`,
  `create table notification (
     id uuid not null constraint notification_pk primary key,
     unit_id uuid not null constraint notification_unit_fk references unit,
     role text,
     user_id uuid constraint notification_user_fk references user_account,
     kind text not null,
     referral_id uuid constraint notification_referral_fk references referral,
     case_id uuid constraint notification_case_fk references case_record,
     subject_id uuid,
     details jsonb not null default '{}',
     at timestamptz not null default now(),
     read_at timestamptz, read_by uuid,
     version int not null default 1,
     ${oneOf('notification_kind_check', 'kind', notificationKinds)})`,
  'create index notification_unit_ix on notification (unit_id, at desc, id desc)',
  'create index notification_unread_ix on notification (unit_id, at desc, id desc) where read_at is null',
  'create index notification_referral_ix on notification (referral_id)',
];

export const doors = [
  `create table guard.referral_move (
     action text not null, from_status text not null, to_status text not null, party text not null,
     constraint referral_move_pk primary key (from_status, to_status))`,
  `insert into guard.referral_move values ${moves.map((move) => `(${move.map((word) => `'${word}'`).join(', ')})`).join(', ')}`,
  // Which category a service writes: 0 where it has none of its own.
  'create table guard.service_category (service text not null constraint service_category_pk primary key, category int not null)',
  `insert into guard.service_category values ('shelter', ${bit.shelter}), ('medical', ${bit.health}), ('psychological', ${bit.psychosocial}),
     ('legal-aid', ${bit.legal}), ('interpretation', 0), ('repatriation', ${bit.repatriation}), ('reintegration', ${bit.reintegration}),
     ('financial-aid', ${bit.reintegration}), ('education', ${bit.reintegration}), ('employment', ${bit.reintegration})`,
  `create function guard.is_party(p_referral uuid, p_case uuid) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   declare me uuid := guard.unit();
   begin
     return exists (select 1 from referral r where r.id = p_referral and r.case_id = p_case
                      and (r.from_unit_id = me or (r.to_unit_id = me and ${sent('r')})))
            and guard.reads() & ${bit.core} <> 0 and not guard.hides_case(p_case);
   end $$`,
  // Referrals of hidden cases that the unit was told of: what it was told is not for this reader's eyes.
  `create function guard.barred_referrals() returns uuid[] language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return array(select r.id from referral r where r.case_id = any (guard.barred_cases())
                     and exists (select 1 from notification n where n.referral_id = r.id and n.unit_id = guard.unit()));
   end $$`,
  // The consent behind a referral, without the consent: whether it holds, until when, and for what.
  `create function guard.consent_facts(p_referral uuid) returns table (valid boolean, until date, categories int) language plpgsql stable
   security definer set search_path = public, guard, pg_temp as $$
   begin
     return query
       select coalesce(c.purpose = 'referral'
              -- Taken for an adult once and a child since: the guardian has not been asked.
              and (c.given_by <> 'self' or not guard.is_child(r.case_id))
              and (r.packet_mask & ${bit.exploitation} = 0 or not guard.is_child(r.case_id))
              and not exists (select 1 from consent_withdrawal w where w.consent_id = c.id)
              and c.valid_until >= (now() at time zone 'Asia/Baghdad')::date
              and (c.recipient_unit_id = r.to_unit_id
                   or (c.recipient_unit_id is null and c.recipient_agency_id = (select u.agency_id from unit u where u.id = r.to_unit_id)))
              and c.case_id = r.case_id and c.category_mask & r.packet_mask = r.packet_mask, false),
              c.valid_until, c.category_mask
         from referral r join consent c on c.id = r.consent_id
        where r.id = p_referral and guard.is_party(r.id, r.case_id);
   end $$`,
  // Opens the packet at read and the service's own category at write, once per referral, until the consent's last day in Iraq is over.
  `create function guard.accept_referral(p_referral uuid) returns uuid language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare r referral; me uuid := guard.unit(); own int; f record; g uuid := gen_random_uuid();
   begin
     select * into r from referral where id = p_referral for update;
     if me is null or r.id is null or r.to_unit_id <> me or guard.reads() & ${bit.core} = 0 or guard.hides_case(r.case_id) then
       raise exception 'guard: not a referral to this unit' using errcode = '42501';
     end if;
     if r.status <> 'accepted' or exists (select 1 from case_grant where referral_id = r.id) then
       raise exception 'guard: not a referral just accepted' using errcode = '42501';
     end if;
     select * into f from guard.consent_facts(r.id);
     if not coalesce(f.valid, false) then
       raise exception 'guard: no consent covers this packet' using errcode = '42501';
     end if;
     if not exists (select 1 from case_record c where c.id = r.case_id and c.status = 'open') then
       raise exception 'guard: the case is closed' using errcode = '42501';
     end if;
     select category into own from guard.service_category where service = r.service;
     insert into case_grant (id, case_id, unit_id, basis, referral_id, read_mask, write_mask, ends_at, opened_by)
       values (g, r.case_id, me, 'referral', r.id, r.packet_mask | own, own, (f.until + 1)::timestamp at time zone 'Asia/Baghdad', guard.user_id());
     perform guard.rebuild_access(me, r.case_id);
     return g;
   end $$`,
  // Ends what a withdrawn consent had opened; refuses where no withdrawal is written down. Tells whom to tell.
  `create function guard.end_by_withdrawal(p_consent uuid)
   returns table (referral_id uuid, from_unit_id uuid, to_unit_id uuid, cancelled boolean) language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare w consent_withdrawal; r record; pending boolean;
   begin
     select * into w from consent_withdrawal where consent_id = p_consent;
     if w.consent_id is null or w.recorded_unit_id is distinct from guard.unit() then
       raise exception 'guard: no withdrawal written down' using errcode = '42501';
     end if;
     -- All at once and before anything touches the case: an acceptance holds its referral and then asks for the case.
     perform 1 from referral f where f.consent_id = p_consent order by f.id for update;
     for r in select f.id, f.case_id, f.from_unit_id, f.to_unit_id, f.status from referral f
               where f.consent_id = p_consent and f.status in ('draft', 'requested', 'received', 'accepted', 'in-progress', 'on-hold', 'completed')
               order by f.id loop
       pending := r.status in ('draft', 'requested', 'received');
       if pending then
         update referral set status = 'cancelled', cancellation_reason = 'consent-withdrawn', status_since = now(), ended_at = now(),
                due_at = null, version = version + 1 where id = r.id;
         update deadline set cancelled_at = now() where subject_id = r.id and fired_at is null and cancelled_at is null;
         -- Told here: whoever took the consent back may just have lost the case with it.
         insert into timeline_event (id, case_id, kind, category, unit_id, subject_id, details)
           values (gen_random_uuid(), r.case_id, 'referral-cancelled', ${bit.core}, guard.unit(), r.id, '{"reason": "consent-withdrawn"}');
       end if;
       update case_grant g set ended_at = now(), ending = 'withdrawn' where g.referral_id = r.id and g.ended_at is null;
       perform guard.rebuild_access(r.to_unit_id, r.case_id);
       return query select r.id, r.from_unit_id, r.to_unit_id, pending;
     end loop;
     insert into timeline_event (id, case_id, kind, category, unit_id, subject_id, details)
       select gen_random_uuid(), c.case_id, 'consent-withdrawn', ${bit.core}, guard.unit(), c.id, jsonb_build_object('purpose', c.purpose)
         from consent c where c.id = p_consent;
   end $$`,
  `create function guard.may_move(p_from text, p_to text, p_from_unit uuid, p_to_unit uuid) returns boolean language plpgsql stable
   security definer set search_path = public, guard, pg_temp as $$
   declare me uuid := guard.unit();
   begin
     return exists (select 1 from guard.referral_move m where m.from_status = p_from and m.to_status = p_to
                      and me = case m.party when 'sender' then p_from_unit else p_to_unit end);
   end $$`,
  // Every move of a referral is one of the machine's, made by the side the machine names; only the guard itself may cancel for both.
  `create function guard.check_referral_move() returns trigger language plpgsql stable security invoker set search_path = public, guard, pg_temp as $$
   begin
     if new.status <> old.status and current_user <> 'himaya_guard' and not guard.may_move(old.status, new.status, old.from_unit_id, old.to_unit_id) then
       raise exception 'guard: no such move of a referral' using errcode = '42501';
     end if;
     return new;
   end $$`,
  // A child's consent is a guardian's or a court's; a child's exploitation record goes into no packet.
  `create function guard.check_consent_of_child() returns trigger language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if new.given_by = 'self' and guard.is_child(new.case_id) then
       raise exception 'guard: a child gives no consent alone' using errcode = '42501';
     end if;
     return new;
   end $$`,
  `create function guard.check_packet_of_child() returns trigger language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if (new.packet_mask & ${bit.exploitation} <> 0 or exists (select 1 from consent c where c.id = new.consent_id and c.given_by = 'self'))
        and guard.is_child(new.case_id) then
       raise exception 'guard: not a packet of a child' using errcode = '42501';
     end if;
     return new;
   end $$`,
  // The door follows the referral: 30 days of reading after completion, shut at once when it fails or is called off.
  `create function guard.follow_referral() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     if new.status = old.status then return null; end if;
     if new.status = 'completed' then
       update case_grant set write_mask = 0, ending = 'completed', ends_at = least(ends_at, now() + interval '30 days') where referral_id = new.id and ended_at is null;
     elsif new.status in ('rejected', 'failed', 'cancelled', 'entered-in-error') then
       update case_grant set ended_at = now(), ending = case new.status when 'entered-in-error' then 'cancelled' else new.status end
        where referral_id = new.id and ended_at is null;
     else
       return null;
     end if;
     perform guard.rebuild_access(new.to_unit_id, new.case_id);
     return null;
   end $$`,
  `revoke execute on function guard.is_party(uuid, uuid), guard.barred_referrals(), guard.consent_facts(uuid), guard.accept_referral(uuid), guard.end_by_withdrawal(uuid),
     guard.check_referral_move(), guard.follow_referral(), guard.may_move(text, text, uuid, uuid),
     guard.check_consent_of_child(), guard.check_packet_of_child() from public`,
  `grant execute on function guard.is_party(uuid, uuid), guard.barred_referrals(), guard.consent_facts(uuid), guard.accept_referral(uuid), guard.end_by_withdrawal(uuid),
     guard.may_move(text, text, uuid, uuid) to himaya_app`,
  'grant execute on function guard.check_referral_move(), guard.follow_referral(), guard.check_consent_of_child(), guard.check_packet_of_child() to himaya_owner',
];

const party = `(from_unit_id = (select guard.unit()) or (to_unit_id = (select guard.unit()) and ${sent('referral')}))
  and (select guard.reads()) & ${bit.core} <> 0 and case_id <> all ((select guard.barred_cases())::uuid[])`;
const ofMyReferral = (column: string): string => `exists (select 1 from referral r where r.id = ${column}
  and (r.from_unit_id = (select guard.unit()) or r.to_unit_id = (select guard.unit())))`;

/** What the unit is told, to whom it is addressed; of a referral or a case, only to those who may hear of cases and of this one. */
const told = `unit_id = (select guard.unit()) and (role is null or role = any ((select guard.roles())::text[]))
  and (user_id is null or user_id = (select guard.user_id()))
  and (referral_id is null or ((select guard.reads()) & ${bit.core} <> 0
    and referral_id <> all ((select guard.barred_referrals())::uuid[])))
  and (case_id is null or ((select guard.reads()) & ${bit.core} <> 0 and case_id <> all ((select guard.barred_cases())::uuid[])))`;

const policies = [
  'create trigger referral_move_check before update on referral for each row execute function guard.check_referral_move()',
  'create trigger consent_of_child before insert on consent for each row execute function guard.check_consent_of_child()',
  `create trigger referral_packet_of_child before insert or update of status on referral for each row
     when (new.status in ('requested', 'accepted')) execute function guard.check_packet_of_child()`,
  'create trigger referral_follow after update of status on referral for each row execute function guard.follow_referral()',
  ...[
    'consent',
    'consent_withdrawal',
    'referral',
    'referral_key',
    'referral_need',
    'referral_note',
    'deadline',
    'escalation',
    'notification',
  ].flatMap(guarded),

  `create policy timeline_event_write on timeline_event for insert to himaya_app
     with check (unit_id = (select guard.unit())
       and (guard.opening(case_id) or guard.holds_case(case_id, category) or (category = ${bit.core} and guard.is_party(subject_id, case_id))))`,

  `create policy consent_read on consent for select to himaya_app using (${reads('consent.case_id', `${bit.core}`)})`,
  `create policy consent_record on consent for insert to himaya_app
     with check (recorded_unit_id = (select guard.unit()) and recorded_by = (select guard.user_id()) and guard.works_case(case_id, ${bit.core}))`,
  'grant select, insert on consent to himaya_app',
  `create policy consent_withdrawal_read on consent_withdrawal for select to himaya_app using (${reads('consent_withdrawal.case_id', `${bit.core}`)})`,
  `create policy consent_withdrawal_record on consent_withdrawal for insert to himaya_app
     with check (recorded_unit_id = (select guard.unit()) and recorded_by = (select guard.user_id())
       and guard.holds_case(case_id, ${bit.core})
       and exists (select 1 from consent c where c.id = consent_id and c.case_id = consent_withdrawal.case_id))`,
  'grant select, insert on consent_withdrawal to himaya_app',

  // A party's rows are found by plain comparisons; others with core on the case see its referrals through a function, which
  // the planner cannot turn into a hashed subplan.
  `create policy referral_party on referral for select to himaya_app using ((${party}) or (status <> 'draft' and guard.reads_case(case_id, ${bit.core})))`,
  `create policy referral_send on referral for insert to himaya_app
     with check (from_unit_id = (select guard.unit()) and created_by = (select guard.user_id()) and status in ('draft', 'requested')
       and packet_mask & ${bit.core} <> 0 and guard.shares(case_id, packet_mask)
       and exists (select 1 from consent c where c.id = consent_id and c.case_id = referral.case_id))`,
  `create policy referral_answer on referral for update to himaya_app using (${party}) with check (${party})`,
  'grant select, insert on referral to himaya_app',
  `grant update (status, status_since, requested_at, received_at, decided_at, started_at, ended_at, receive_due_at, decide_due_at, service_due_at,
     due_at, rejection_reason, failure_reason, cancellation_reason, outcome, next_unit_id, version) on referral to himaya_app`,
  'create policy referral_worker on referral for select to himaya_worker using (true)',
  `grant select (id, case_id, from_unit_id, to_unit_id, service, urgency, status, status_since, governorate, requested_at, receive_due_at,
     decide_due_at, service_due_at, due_at, rejection_reason, failure_reason, cancellation_reason, next_unit_id) on referral to himaya_worker`,

  `create policy referral_key_read on referral_key for select to himaya_app using (${ofMyReferral('referral_id')})`,
  `create policy referral_key_make on referral_key for insert to himaya_app
     with check (exists (select 1 from referral r where r.id = referral_id and r.from_unit_id = (select guard.unit())))`,
  'grant select, insert on referral_key to himaya_app',
  // The sender's from the start, the receiver's once it holds the case.
  `create policy referral_need_read on referral_need for select to himaya_app
     using (exists (select 1 from referral r where r.id = referral_id
       and (r.from_unit_id = (select guard.unit()) or (r.to_unit_id = (select guard.unit()) and guard.reads_case(r.case_id, 8191)))))`,
  `create policy referral_need_write on referral_need for insert to himaya_app
     with check (exists (select 1 from referral r where r.id = referral_id and r.from_unit_id = (select guard.unit())))`,
  'grant select, insert on referral_need to himaya_app',
  // What the sender writes reaches the receiver with the packet, like the need.
  `create policy referral_note_read on referral_note for select to himaya_app
     using (exists (select 1 from referral r where r.id = referral_id
       and (r.from_unit_id = (select guard.unit()) or (r.to_unit_id = (select guard.unit())
         and (referral_note.unit_id = (select guard.unit()) or guard.reads_case(r.case_id, 8191))))))`,
  `create policy referral_note_write on referral_note for insert to himaya_app
     with check (unit_id = (select guard.unit()) and ${ofMyReferral('referral_id')})`,
  'grant select, insert on referral_note to himaya_app',

  `create policy deadline_party on deadline for select to himaya_app using (${ofMyReferral('subject_id')})`,
  `create policy deadline_set on deadline for insert to himaya_app with check (${ofMyReferral('subject_id')})`,
  `create policy deadline_cancel on deadline for update to himaya_app using (${ofMyReferral('subject_id')})`,
  'grant select, insert, update (cancelled_at) on deadline to himaya_app',
  'create policy deadline_sweep on deadline to himaya_worker using (true)',
  'grant select, update (fired_at, cancelled_at) on deadline to himaya_worker',
  `create policy escalation_party on escalation for select to himaya_app using (${ofMyReferral('subject_id')})`,
  'grant select on escalation to himaya_app',
  'create policy escalation_worker on escalation to himaya_worker using (true) with check (true)',
  'grant select, insert on escalation to himaya_worker',

  `create policy notification_mine on notification for select to himaya_app using (${told})`,
  `create policy notification_seen on notification for update to himaya_app using (${told}) with check (${told})`,
  'grant select, update (read_at, read_by, version) on notification to himaya_app',
  'create policy notification_worker on notification to himaya_worker using (true) with check (true)',
  'grant select, insert on notification to himaya_worker',
];
