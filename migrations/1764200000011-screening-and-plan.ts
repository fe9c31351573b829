import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addCodes, allOf, bit, dropCodes, guarded, oneOf, reads, run } from './sql';

const sheet: Readonly<Record<string, number>> = { DR: 8, CR: 9, AV: 8, EX: 9, CD: 12, AD: 5, CH: 9 };
/** The sheet's entries, `DR-01` to `CH-09`. */
const indicators = Object.entries(sheet).flatMap(([prefix, count]) =>
  Array.from({ length: count }, (_, place) => `${prefix}-${String(place + 1).padStart(2, '0')}`),
);
const riskFactors = [
  'threats-since-leaving', 'armed-group-or-weapons', 'no-safe-place-tonight', 'self-harm', 'urgent-illness-or-injury', 'child-alone',
  'exploiter-knows-whereabouts', 'family-involved', 'honour-threat', 'exploiter-at-large', 'network-behind', 'contact-with-exploiter',
  'witness-in-proceedings', 'debt-outstanding', 'documents-held', 'pregnancy-or-infant', 'substance-dependence', 'irregular-residence',
  'known-in-public',
]; // prettier-ignore
const riskLevels = ['low', 'medium', 'high', 'extreme'];
const services = [
  'shelter', 'medical', 'psychological', 'legal-aid', 'interpretation', 'repatriation', 'reintegration', 'financial-aid', 'education', 'employment',
]; // prettier-ignore
const needCodes = [
  'safe-place-tonight', 'safe-place-longer', 'place-with-children', 'urgent-treatment', 'medical-examination', 'continuing-treatment',
  'crisis-support', 'psychological-assessment', 'counselling', 'legal-advice', 'representation', 'residence-papers', 'compensation-claim',
  'interpreter-interview', 'interpreter-visit', 'return-home', 'travel-document', 'family-reunification', 'reintegration-plan', 'small-grant',
  'cash-for-needs', 'school-return', 'training', 'work-placement', 'other',
]; // prettier-ignore
const methods = ['spoken', 'signed', 'thumbprint', 'recorded'];

const notices = [
  'risk-review-reminder', 'risk-review-overdue', 'need-reminder', 'need-overdue', 'plan-review-reminder', 'plan-review-overdue',
  'guardian-reminder', 'guardian-overdue', 'guardian-suspected',
]; // prettier-ignore
const events = [
  'screening-held', 'risk-assessed', 'need-recorded', 'need-met', 'need-declined', 'plan-saved', 'plan-reviewed', 'best-interests-determined',
  'guardian-appointed', 'guardian-suspected', 'guardianship-ended',
]; // prettier-ignore
const duties = ['risk-review', 'need', 'plan-review', 'guardian-appointment'];
const tables = [
  'screening_sitting', 'risk_assessment', 'need', 'case_plan', 'plan_review', 'best_interests_determination', 'guardianship',
] as const; // prettier-ignore
const quoted = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ');

/** Screening, risk, needs, the plan, and what protects a child: each a history that is added to, under the case's key. */
export class ScreeningAndPlan1764200000011 implements MigrationInterface {
  readonly name = 'ScreeningAndPlan1764200000011';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...created,
      addCodes('notification', 'kind', notices),
      addCodes('timeline_event', 'kind', events),
      addCodes('deadline', 'kind', duties),
      addCodes('escalation', 'kind', duties),
      `grant select, insert, update, delete on ${tables.join(', ')} to himaya_guard`,
      'set local role himaya_guard',
      ...doors,
      `revoke execute on function ${[...doorsOfApp, ...doorsOfWorker, ...followers].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${doorsOfWorker.join(', ')} to himaya_worker`,
      // Whoever makes a trigger must be allowed to run its function.
      `grant execute on function ${followers.join(', ')} to himaya_owner`,
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      `drop table ${tables.toReversed().join(', ')} cascade`,
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, ...doorsOfWorker, ...followers].join(', ')}`,
      `delete from deadline where kind in (${quoted(duties)})`,
      `delete from escalation where kind in (${quoted(duties)})`,
      `delete from notification where kind in (${quoted(notices)})`,
      `delete from timeline_event where kind in (${quoted(events)})`,
      'reset role',
      dropCodes('notification', 'kind', notices),
      dropCodes('timeline_event', 'kind', events),
      dropCodes('deadline', 'kind', duties),
      dropCodes('escalation', 'kind', duties),
    ]);
  }
}

/** What every row of these tables has: its case, and who wrote it, where and when. */
const written = (table: string): string => `id uuid not null constraint ${table}_pk primary key,
     case_id uuid not null constraint ${table}_case_fk references case_record,
     unit_id uuid not null constraint ${table}_unit_fk references unit,
     recorded_by uuid not null constraint ${table}_recorded_by_fk references user_account,
     recorded_at timestamptz not null default now()`;

const created = [
  // One talk over the sheet; what is said in it is never changed, the next talk adds to it.
  `create table screening_sitting (
     ${written('screening_sitting')},
     sheet_version int not null,
     held_on date not null,
     language text not null constraint screening_sitting_language_check check (language ~ '^[a-z]{2,3}$'),
     interpreter text not null, interpreter_bound boolean,
     trained_interviewer boolean not null,
     own_sex_wish text not null,
     child boolean not null, accompaniment text,
     said_yes text[] not null, said_no text[] not null, said_unknown text[] not null,
     note_ct bytea,
     ${oneOf('screening_sitting_interpreter_check', 'interpreter', ['none', 'professional', 'colleague', 'other'])},
     ${oneOf('screening_sitting_own_sex_wish_check', 'own_sex_wish', ['not-asked', 'no-wish', 'wished-and-met', 'wished-not-met'])},
     ${oneOf('screening_sitting_accompaniment_check', 'accompaniment', ['guardian', 'independent-adult', 'nobody'])},
     ${allOf('screening_sitting_said_yes_check', 'said_yes', indicators)},
     ${allOf('screening_sitting_said_no_check', 'said_no', indicators)},
     ${allOf('screening_sitting_said_unknown_check', 'said_unknown', indicators)},
     constraint screening_sitting_once_check check (not (said_yes && said_no or said_yes && said_unknown or said_no && said_unknown)),
     constraint screening_sitting_bound_check check ((interpreter = 'none') = (interpreter_bound is null)),
     constraint screening_sitting_child_check check (child = (accompaniment is not null)))`,
  'create index screening_sitting_case_ix on screening_sitting (case_id, recorded_at desc, id desc)',
  `create table risk_assessment (
     ${written('risk_assessment')},
     present text[] not null, not_known text[] not null,
     score int not null constraint risk_assessment_score_check check (score >= 0),
     suggested text not null, level text not null,
     reason_ct bytea, note_ct bytea,
     due_at timestamptz not null,
     ${allOf('risk_assessment_present_check', 'present', riskFactors)},
     ${allOf('risk_assessment_not_known_check', 'not_known', riskFactors)},
     ${oneOf('risk_assessment_suggested_check', 'suggested', riskLevels)},
     ${oneOf('risk_assessment_level_check', 'level', riskLevels)},
     constraint risk_assessment_reason_check check (level = suggested or reason_ct is not null),
     constraint risk_assessment_due_check check (due_at > recorded_at))`,
  'create index risk_assessment_case_ix on risk_assessment (case_id, recorded_at desc, id desc)',
  `create table need (
     ${written('need')},
     service text not null, need_code text not null, level text not null, identified_by text not null,
     status text not null default 'open', status_since timestamptz not null default now(),
     due_at timestamptz not null,
     note_ct bytea,
     version int not null default 1,
     ${oneOf('need_service_check', 'service', services)},
     ${oneOf('need_need_code_check', 'need_code', needCodes)},
     ${oneOf('need_level_check', 'level', ['immediate', 'urgent', 'standard'])},
     ${oneOf('need_identified_by_check', 'identified_by', ['person', 'guardian', 'own-unit', 'other-body'])},
     ${oneOf('need_status_check', 'status', ['open', 'met', 'declined-by-person'])})`,
  'create index need_case_ix on need (case_id, recorded_at desc, id desc)',
  // Every version whole, so that what was once agreed with the person can be read again.
  `create table case_plan (
     ${written('case_plan')},
     number int not null constraint case_plan_number_check check (number > 0),
     goals_ct bytea not null,
     agreement text not null, agreed_on date, agreed_by text,
     agreed_in text constraint case_plan_agreed_in_check check (agreed_in ~ '^[a-z]{2,3}$'),
     review_day int,
     constraint case_plan_number_uq unique (case_id, number),
     ${oneOf('case_plan_agreement_check', 'agreement', ['agreed', 'agreed-in-part', 'refused', 'not-asked-yet'])},
     ${oneOf('case_plan_agreed_by_check', 'agreed_by', methods)},
     constraint case_plan_asked_check check (num_nonnulls(agreed_on, agreed_by, agreed_in) = case agreement when 'not-asked-yet' then 0 else 3 end))`,
  `create table plan_review (
     id uuid not null constraint plan_review_pk primary key,
     case_id uuid not null constraint plan_review_case_fk references case_record,
     day int not null constraint plan_review_day_check check (day > 0),
     due_at timestamptz not null,
     done_at timestamptz, done_by_plan uuid constraint plan_review_plan_fk references case_plan,
     constraint plan_review_day_uq unique (case_id, day),
     constraint plan_review_done_check check ((done_at is null) = (done_by_plan is null)))`,
  // domain.md section 9: before sharing, placement, or return. Those behind an override stand in best_interests, in the same words.
  `create table best_interests_determination (
     ${written('best_interests_determination')},
     purpose text not null, determined_on date not null,
     determined_by_ct bytea not null, considerations_ct bytea not null, conclusion_ct bytea not null,
     child_heard boolean not null,
     ${oneOf('best_interests_determination_purpose_check', 'purpose', ['sharing', 'placement', 'return'])})`,
  'create index best_interests_determination_case_ix on best_interests_determination (case_id, recorded_at desc, id desc)',
  `create table guardianship (
     ${written('guardianship')},
     name_ct bytea not null, contact_ct bytea,
     relation text not null, appointed_by text not null, appointed_on date not null,
     independent boolean not null,
     suspected_at timestamptz, suspected_by uuid constraint guardianship_suspected_by_fk references user_account, suspicion_ct bytea,
     ended_at timestamptz, ending text,
     version int not null default 1,
     ${oneOf('guardianship_relation_check', 'relation', ['parent', 'relative', 'appointed-person', 'institution', 'other'])},
     ${oneOf('guardianship_appointed_by_check', 'appointed_by', ['by-law', 'juvenile-court', 'other-court', 'social-affairs', 'other'])},
     ${oneOf('guardianship_ending_check', 'ending', ['replaced', 'removed', 'of-age', 'entered-in-error', 'other'])},
     constraint guardianship_suspected_check check ((suspected_at is null) = (suspected_by is null) and (suspected_at is null) = (suspicion_ct is null)),
     constraint guardianship_ended_check check ((ended_at is null) = (ending is null)))`,
  'create index guardianship_case_ix on guardianship (case_id, recorded_at desc, id desc)',
  // One speaks for a child at a time; one who is suspected is in nobody's way.
  'create unique index guardianship_speaking_uq on guardianship (case_id) where ended_at is null and suspected_at is null',
];

const setDuty = (kind: string, subject: string, remindAt: string, dueAt: string): string =>
  `insert into deadline (id, kind, step, subject_id, due_at) values
       (gen_random_uuid(), '${kind}', 'remind-desk', ${subject}, ${remindAt}), (gen_random_uuid(), '${kind}', 'alert', ${subject}, ${dueAt})
       on conflict on constraint deadline_step_uq do nothing`;
const calledOff = (kind: string, subjects: string): string =>
  `update deadline set cancelled_at = now() where kind = '${kind}' and subject_id in (${subjects}) and fired_at is null and cancelled_at is null`;
const follower = (name: string, declare: string, body: string): string =>
  `create function guard.${name}() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   ${declare}
   begin
     ${body}
     return null;
   end $$`;

export const doors = [
  // The newest assessment holds: the one before is not due again.
  follower(
    'follow_risk',
    '',
    `${calledOff('risk-review', `select r.id from risk_assessment r where r.case_id = new.case_id and r.id <> new.id`)};
     ${setDuty('risk-review', 'new.id', 'new.recorded_at + (new.due_at - new.recorded_at) * 0.8', 'new.due_at')};`,
  ),
  follower(
    'follow_need',
    '',
    `if new.status = 'open' then
       ${setDuty('need', 'new.id', 'new.recorded_at + (new.due_at - new.recorded_at) / 2', 'new.due_at')};
     else
       ${calledOff('need', 'new.id')};
     end if;`,
  ),
  // The first plan sets its reviews; the version that closes the last of them sets the next.
  follower(
    'follow_plan',
    'declare first timestamptz; r plan_review;',
    `select p.recorded_at into first from case_plan p where p.case_id = new.case_id and p.number = 1;
     if new.review_day is not null then
       update plan_review set done_at = new.recorded_at, done_by_plan = new.id
        where case_id = new.case_id and day = new.review_day and done_at is null returning * into r;
       if r.id is null then raise exception 'guard: no review that waits' using errcode = '42501'; end if;
       ${calledOff('plan-review', 'r.id')};
     end if;
     for r in
       insert into plan_review (id, case_id, day, due_at)
         select gen_random_uuid(), new.case_id, d, first + d * interval '1 day'
           from unnest(case when new.number = 1 then array[14, 30, 90]
                            when not exists (select 1 from plan_review x where x.case_id = new.case_id and x.done_at is null)
                            then array[(select max(x.day) + 90 from plan_review x where x.case_id = new.case_id)] end) d
         returning * loop
       ${setDuty('plan-review', 'r.id', `r.due_at - interval '3 days'`, 'r.due_at')};
     end loop;`,
  ),
  // Somebody speaks for the child: nobody waits for a guardian. One who is suspected does not speak: a day to find another.
  follower(
    'follow_guardianship',
    '',
    `if new.ended_at is null and new.suspected_at is null then
       ${calledOff('guardian-appointment', `select new.case_id union all select g.id from guardianship g where g.case_id = new.case_id`)};
     elsif tg_op = 'UPDATE' and old.suspected_at is null and new.suspected_at is not null then
       ${setDuty('guardian-appointment', 'new.id', `new.suspected_at + interval '12 hours'`, `new.suspected_at + interval '24 hours'`)};
     end if;`,
  ),
  `create function guard.guardian_state(p_case uuid) returns text language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return case when exists (select 1 from guardianship g where g.case_id = p_case and g.ended_at is null and g.suspected_at is null) then 'appointed'
                 when exists (select 1 from guardianship g where g.case_id = p_case and g.ended_at is null) then 'suspected' else 'missing' end;
   end $$`,
  // What of a child's protection everybody who reads the case may know, in codes; null for an adult.
  `create function guard.child_safeguards(p_case uuid) returns jsonb language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if not guard.is_child(p_case) or not guard.reads_case(p_case, ${bit.core}) then return null; end if;
     return jsonb_build_object(
       'bestInterests', coalesce((select jsonb_agg(distinct p.purpose order by p.purpose) from (
          select d.purpose from best_interests_determination d where d.case_id = p_case
          union select 'sharing' from consent_override o join best_interests b on b.override_id = o.id where o.case_id = p_case and o.status <> 'withdrawn') p), '[]'),
       'guardian', guard.guardian_state(p_case),
       'guardianDueAt', (select to_char(min(d.due_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from deadline d
          where d.kind = 'guardian-appointment' and d.step = 'alert' and d.cancelled_at is null
            and d.subject_id in (select p_case union all select g.id from guardianship g where g.case_id = p_case and g.ended_at is null)
            and guard.guardian_state(p_case) <> 'appointed'));
   end $$`,
  // A child that came alone must have a guardian within a day of its case's opening, or of the day this was learnt.
  `create function guard.owe_guardian(p_case uuid) returns void language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare c case_record; since timestamptz;
   begin
     select * into c from case_record where id = p_case;
     if c.id is null or c.status <> 'open' or not guard.is_child(p_case) or not 'unaccompanied-child' = any (c.special_needs)
        or guard.guardian_state(p_case) <> 'missing' then
       return;
     end if;
     since := case when c.opened_at > now() - interval '24 hours' then c.opened_at else now() end;
     ${setDuty('guardian-appointment', 'p_case', `since + interval '12 hours'`, `since + interval '24 hours'`)};
   end $$`,
  // What a deadline of these kinds is still about: the case and who answers for it; nothing where it is not owed any more.
  `create function guard.case_duty(p_kind text, p_subject uuid) returns table (case_id uuid, unit_id uuid, governorate text) language plpgsql stable
   security definer set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   declare of_case uuid;
   begin
     of_case := case p_kind
       when 'risk-review' then (select r.case_id from risk_assessment r where r.id = p_subject and not exists (
         select 1 from risk_assessment n where n.case_id = r.case_id and (n.recorded_at, n.id) > (r.recorded_at, r.id)))
       when 'need' then (select n.case_id from need n where n.id = p_subject and n.status = 'open' and not exists (
         select 1 from referral f where f.case_id = n.case_id and f.service = n.service
            and f.status in ('requested', 'received', 'accepted', 'in-progress', 'on-hold')))
       when 'plan-review' then (select v.case_id from plan_review v where v.id = p_subject and v.done_at is null)
       when 'guardian-appointment' then (select c.id from case_record c
          where (c.id = p_subject or c.id = (select g.case_id from guardianship g where g.id = p_subject))
            and guard.is_child(c.id) and guard.guardian_state(c.id) <> 'appointed') end;
     return query select c.id, c.responsible_unit_id, c.governorate from case_record c where c.id = of_case and c.status = 'open';
   end $$`,
];

const doorsOfApp = ['guard.child_safeguards(uuid)'];
const doorsOfWorker = ['guard.owe_guardian(uuid)', 'guard.case_duty(text, uuid)'];
const followers = [
  'guard.follow_risk()',
  'guard.follow_need()',
  'guard.follow_plan()',
  'guard.follow_guardianship()',
  'guard.guardian_state(uuid)',
];

const mine = 'unit_id = (select guard.unit()) and recorded_by = (select guard.user_id())';
const added = (table: string, condition: string): string[] => [
  `create policy ${table}_record on ${table} for insert to himaya_app with check (${mine} and ${condition})`,
  `grant select, insert on ${table} to himaya_app`,
];
const readOf = (table: string, category: number): string =>
  `create policy ${table}_read on ${table} for select to himaya_app using (${reads(`${table}.case_id`, `${category}`)})`;

const policies = [
  'create trigger risk_assessment_follow after insert on risk_assessment for each row execute function guard.follow_risk()',
  'create trigger need_follow after insert or update of status on need for each row execute function guard.follow_need()',
  'create trigger case_plan_follow after insert on case_plan for each row execute function guard.follow_plan()',
  'create trigger guardianship_follow after insert or update on guardianship for each row execute function guard.follow_guardianship()',
  ...tables.flatMap(guarded),

  readOf('screening_sitting', bit.exploitation),
  ...added('screening_sitting', `guard.writes_case(case_id, ${bit.exploitation})`),
  readOf('risk_assessment', bit.risk),
  ...added('risk_assessment', `guard.writes_case(case_id, ${bit.risk})`),

  // Core, like consents and referrals: whoever works the case writes them.
  readOf('need', bit.core),
  ...added('need', `status = 'open' and guard.works_case(case_id, ${bit.core})`),
  `create policy need_move on need for update to himaya_app using (guard.works_case(case_id, ${bit.core})) with check (guard.works_case(case_id, ${bit.core}))`,
  'grant update (status, status_since, version) on need to himaya_app',
  readOf('case_plan', bit.core),
  ...added('case_plan', `guard.works_case(case_id, ${bit.core})`),
  readOf('plan_review', bit.core),
  'grant select on plan_review to himaya_app',

  readOf('best_interests_determination', bit.family),
  ...added('best_interests_determination', `guard.writes_case(case_id, ${bit.family})`),
  readOf('guardianship', bit.family),
  ...added('guardianship', `suspected_at is null and ended_at is null and guard.writes_case(case_id, ${bit.family})`),
  `create policy guardianship_move on guardianship for update to himaya_app
     using (guard.writes_case(case_id, ${bit.family})) with check (guard.writes_case(case_id, ${bit.family}))`,
  'grant update (suspected_at, suspected_by, suspicion_ct, ended_at, ending, version) on guardianship to himaya_app',
];
