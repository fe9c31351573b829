import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addCodes, bit, dropCodes, guarded, oneOf, reads, run } from './sql';

const statuses = [
  'presumed', 'reasonable-grounds', 'no-reasonable-grounds', 'confirmed', 'not-confirmed', 'not-proven', 'reconsidered',
]; // prettier-ignore
const decisions = [
  'find-reasonable-grounds',
  'find-no-reasonable-grounds',
  'confirm',
  'not-confirm',
  'find-not-proven',
  'reconsider',
  'uphold',
];
const standards = ['reasonable-grounds', 'judicial-conviction', 'review'];
const deciderKinds = ['officer', 'judge'];
const tests = ['law-28-2012-art-1', 'palermo-art-3'];
const meansNeeded = ['everyone', 'adults'];
const findings = ['met', 'not-met', 'unknown'];
const grounds = [
  'indicators', 'statement', 'witness', 'documents', 'expert-report', 'court-file', 'new-facts', 'elements-missing', 'evidence-lacking',
  'procedure', 'other',
]; // prettier-ignore
const courtKinds = ['investigation', 'juvenile', 'felony', 'cassation'];
const governorates = [
  'baghdad', 'basra', 'nineveh', 'erbil', 'sulaymaniyah', 'duhok', 'halabja', 'kirkuk', 'diyala', 'anbar', 'salah-al-din',
  'babil', 'karbala', 'najaf', 'wasit', 'qadisiyah', 'muthanna', 'dhi-qar', 'maysan', 'outside-country', 'unknown',
]; // prettier-ignore
const undecided = `('presumed', 'reasonable-grounds', 'reconsidered')`;

const police = ['police-supervisor'];
const court = ['court-liaison'];
const formalNegatives = ['not-confirmed', 'not-proven'];

/** [decision, from, reviewing, to, deciders, another decider, whose decision, standard of proof]: a test holds it against libs/domain's table. */
type Move = readonly [string, string, string, string, readonly string[], boolean, string, string];
const moves: readonly Move[] = [
  ['find-reasonable-grounds', 'presumed', 'none', 'reasonable-grounds', police, false, 'officer', 'reasonable-grounds'],
  ['find-no-reasonable-grounds', 'presumed', 'none', 'no-reasonable-grounds', police, false, 'officer', 'reasonable-grounds'],
  ['confirm', 'reasonable-grounds', 'none', 'confirmed', court, false, 'judge', 'judicial-conviction'],
  ['not-confirm', 'reasonable-grounds', 'none', 'not-confirmed', court, false, 'judge', 'judicial-conviction'],
  ['find-not-proven', 'reasonable-grounds', 'none', 'not-proven', court, false, 'judge', 'judicial-conviction'],
  ['reconsider', 'no-reasonable-grounds', 'none', 'reconsidered', police, true, 'officer', 'review'],
  ...formalNegatives.map((from): Move => ['reconsider', from, 'none', 'reconsidered', court, true, 'judge', 'review']),
  ['find-reasonable-grounds', 'reconsidered', 'no-reasonable-grounds', 'reasonable-grounds', police, true, 'officer', 'reasonable-grounds'],
  ...formalNegatives.map((of): Move => ['find-reasonable-grounds', 'reconsidered', of, 'reasonable-grounds', court, true, 'judge', 'reasonable-grounds']),
  ...['no-reasonable-grounds', ...formalNegatives].map((of): Move => ['confirm', 'reconsidered', of, 'confirmed', court, true, 'judge', 'judicial-conviction']),
  ['uphold', 'reconsidered', 'no-reasonable-grounds', 'no-reasonable-grounds', police, true, 'officer', 'reasonable-grounds'],
  ...formalNegatives.map((of): Move => ['uphold', 'reconsidered', of, of, court, true, 'judge', 'judicial-conviction']),
]; // prettier-ignore

/** Fixed days of Iraq's law on public holidays; the moon's are declared each year and added as rows. */
const holidays = [
  ['01-01', 'new-year'], ['01-06', 'army-day'], ['03-21', 'nowruz'], ['05-01', 'labour-day'], ['07-14', 'republic-day'],
  ['10-03', 'national-day'], ['12-25', 'christmas'],
] as const; // prettier-ignore

const reflectionChanges = ['open', 'pause', 'resume', 'extend', 'cut', 'end'];
/** [change, reason]; a test holds it against libs/domain's table. */
const reflectionReasons: readonly (readonly [string, readonly string[]])[] = [
  ['pause', ['in-hospital', 'whereabouts-unknown', 'abroad', 'other']],
  ['resume', ['discharged', 'found', 'returned', 'other']],
  ['extend', ['health', 'trauma', 'child', 'decision-pending', 'proceedings', 'other']],
  ['cut', ['person-asked', 'contact-with-suspects', 'claimed-improperly', 'public-order', 'entered-in-error']],
];
const allReasons = [...new Set(reflectionReasons.flatMap(([, reasons]) => reasons))];

/** [kind, category, types, outcomes]; a test holds it against libs/domain's table. */
const safeguards: readonly (readonly [string, number, readonly string[], readonly string[]])[] = [
  ['punishment', bit.proceedings, ['arrested', 'detained', 'charged', 'fined', 'convicted', 'removal-ordered'],
    ['released', 'dropped', 'fine-waived', 'acquitted', 'annulled', 'punished', 'removed']],
  ['document-custody', bit.identity, ['passport', 'national-id', 'residence-card', 'birth-certificate', 'travel-document', 'work-permit', 'phone', 'other-document'],
    ['recovered', 'reissued', 'given-up']],
  ['residence', bit.core, ['citizen', 'permit', 'visa', 'reflection-stay', 'humanitarian-stay', 'application-pending', 'overstayed', 'no-papers', 'unknown-residence'],
    ['renewed', 'replaced', 'lapsed', 'entered-in-error']],
  ['protection', bit.risk, ['identity-concealed', 'voice-or-image-altered', 'remote-testimony', 'closed-session', 'escort', 'guarded-home', 'relocation', 'call-monitoring', 'other-measure'],
    ['ended', 'refused', 'breached', 'entered-in-error']],
  ['family-protection', bit.family, ['child', 'spouse', 'parent', 'sibling', 'dependant', 'other-relative'],
    ['ended', 'refused', 'breached', 'entered-in-error']],
]; // prettier-ignore
const kinds = safeguards.map(([kind]) => kind);
const types = safeguards.flatMap(([, , all]) => all);
const outcomes = [...new Set(safeguards.flatMap(([, , , all]) => all))];
const parties = [
  'person', 'exploiter', 'recruiter', 'employer', 'agent', 'relative', 'police', 'court', 'prosecution', 'residence-directorate', 'embassy',
  'shelter', 'health-facility', 'witness-protection', 'other', 'unknown',
]; // prettier-ignore
const laws = [
  'residence-76-2017',
  'penal-code-111-1969',
  'prostitution-8-1988',
  'passports-32-2015',
  'trafficking-28-2012',
  'labour-37-2015',
  'other',
];

const timelineKinds = [
  'identification-decided', 'reflection-changed', 'safeguard-recorded', 'safeguard-changed', 'court-assigned', 'court-released',
]; // prettier-ignore
const noticeKinds = [
  'identification-decided', 'identification-reminder', 'identification-overdue', 'identification-escalated', 'court-assigned',
  'reflection-ending', 'reflection-ended', 'non-punishment-alert', 'safeguard-reminder', 'safeguard-overdue',
]; // prettier-ignore
const duties = ['identification-decide', 'reflection-end', 'safeguard-due'];
const step = 'remind-again';
const quoted = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ');

/** Decisions on identification under versioned rules, the reflection period, and what protects the person beside them. */
export class Identification1764200000021 implements MigrationInterface {
  readonly name = 'Identification1764200000021';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...configuration,
      ...tables,
      addCodes('notification', 'kind', noticeKinds),
      addCodes('timeline_event', 'kind', timelineKinds),
      ...['deadline', 'escalation'].flatMap((table) => [addCodes(table, 'kind', duties), addCodes(table, 'step', [step])]),
      `grant select, insert, update, delete on identification_rules, identification_rule_move, identification_rule_test, public_holiday,
         identification_decision, identification_assessment, identification_words, identification_clock, reflection_period, reflection_change,
         safeguard to himaya_guard`,
      'set local role himaya_guard',
      `insert into guard.role_duty values ('assign', 'police-supervisor'), ('reflection', 'police-supervisor'), ('reflection', 'case-coordinator')`,
      ...clocks,
      ...deciding,
      ...reflecting,
      ...safeguarding,
      ...assigning,
      `revoke execute on function ${[...doorsOfApp, ...doorsOfWorker, ...doorsOfOwner, ...doorsInside].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${doorsOfWorker.join(', ')} to himaya_worker`,
      `grant execute on function ${doorsOfOwner.join(', ')} to himaya_owner`,
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop policy case_record_open on case_record',
      openingPolicy('guard.opening(id)'),
      'grant update (identification_status, identification_since) on case_record to himaya_app',
      'drop trigger case_record_presumed on case_record',
      'drop trigger case_record_decided on case_record',
      'drop trigger case_record_younger on case_record',
      'drop trigger case_access_place on case_access',
      'alter table case_access drop column undecided_since, drop column reflection_ends_on',
      `drop table safeguard, reflection_change, reflection_period, identification_clock, identification_words, identification_assessment,
         identification_decision, public_holiday, identification_rule_test, identification_rule_move, identification_rules cascade`,
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, ...doorsOfWorker, ...doorsOfOwner, ...doorsInside].join(', ')}`,
      'drop table guard.safeguard_type, guard.safeguard_outcome, guard.reflection_reason',
      `delete from guard.role_duty where duty in ('assign', 'reflection')`,
      ...['deadline', 'escalation'].map((table) => `delete from ${table} where kind in (${quoted(duties)})`),
      `delete from notification where kind in (${quoted(noticeKinds)})`,
      `delete from timeline_event where kind in (${quoted(timelineKinds)})`,
      'reset role',
      dropCodes('notification', 'kind', noticeKinds),
      dropCodes('timeline_event', 'kind', timelineKinds),
      ...['deadline', 'escalation'].flatMap((table) => [dropCodes(table, 'kind', duties), dropCodes(table, 'step', [step])]),
    ]);
  }
}

const configuration = [
  // Who may decide what, by which test and standard, and how long it may take. A version is never changed: the next one is put beside it.
  `create table identification_rules (
     version text not null constraint identification_rules_pk primary key
       constraint identification_rules_version_check check (version ~ '^[0-9]{4}-[0-9]{1,3}$'),
     in_force_from timestamptz not null constraint identification_rules_from_uq unique,
     working_days int not null constraint identification_rules_days_check check (working_days between 1 and 60),
     child_hours int not null constraint identification_rules_hours_check check (child_hours between 1 and 240),
     -- Days of the week off, 1 for Monday to 7 for Sunday.
     weekend int[] not null,
     reflection_days int not null constraint identification_rules_reflection_check check (reflection_days between 30 and 365),
     -- Days before the end of a reflection period at which its unit is reminded, the earlier first.
     remind_days int[] not null constraint identification_rules_remind_check check (cardinality(remind_days) = 2))`,
  `create table identification_rule_move (
     version text not null constraint identification_rule_move_version_fk references identification_rules,
     decision text not null, from_status text not null, reviewing text not null default 'none', to_status text not null,
     deciders text[] not null,
     another_decider boolean not null,
     decided_by text not null, standard text not null,
     constraint identification_rule_move_pk primary key (version, decision, from_status, reviewing),
     ${oneOf('identification_rule_move_decision_check', 'decision', decisions)},
     ${oneOf('identification_rule_move_from_status_check', 'from_status', statuses)},
     ${oneOf('identification_rule_move_reviewing_check', 'reviewing', ['none', ...statuses])},
     ${oneOf('identification_rule_move_to_status_check', 'to_status', statuses)},
     ${oneOf('identification_rule_move_decided_by_check', 'decided_by', deciderKinds)},
     ${oneOf('identification_rule_move_standard_check', 'standard', standards)})`,
  `create table identification_rule_test (
     version text not null constraint identification_rule_test_version_fk references identification_rules,
     test text not null, means_needed_for text not null,
     constraint identification_rule_test_pk primary key (version, test),
     ${oneOf('identification_rule_test_test_check', 'test', tests)},
     ${oneOf('identification_rule_test_means_needed_for_check', 'means_needed_for', meansNeeded)})`,
  `create table public_holiday (day date not null constraint public_holiday_pk primary key, name text not null)`,
  `insert into identification_rules values ('2026-1', '2020-01-01', 5, 24, '{5,6}', 90, '{14,3}')`,
  `insert into identification_rule_move (version, decision, from_status, reviewing, to_status, deciders, another_decider, decided_by, standard) values
     ${moves
       .map(
         ([decision, from, reviewing, to, deciders, another, by, standard]) =>
           `('2026-1', '${decision}', '${from}', '${reviewing}', '${to}', '{${deciders.join(',')}}', ${another}, '${by}', '${standard}')`,
       )
       .join(', ')}`,
  `insert into identification_rule_test values ('2026-1', 'law-28-2012-art-1', 'everyone'), ('2026-1', 'palermo-art-3', 'adults')`,
  `insert into public_holiday select (y || '-' || h.day)::date, h.name
     from generate_series(2024, 2032) y, (values ${holidays.map(([day, name]) => `('${day}', '${name}')`).join(', ')}) as h (day, name)`,
];

const tables = [
  `create table identification_decision (
     id uuid not null constraint identification_decision_pk primary key,
     case_id uuid not null constraint identification_decision_case_fk references case_record,
     decision text not null, from_status text not null, to_status text not null, under_review text,
     rules_version text not null constraint identification_decision_rules_fk references identification_rules,
     standard text not null, ground text not null,
     -- Whether the rules for children held when it was taken.
     child boolean not null,
     decided_on date not null,
     court_kind text, court_governorate text,
     decided_by_user uuid constraint identification_decision_decider_fk references user_account,
     -- A keyed digest of the court and the judge: tells whether two decisions are one judge's, and nothing more.
     judge_token bytea constraint identification_decision_token_check check (octet_length(judge_token) = 32),
     document_id uuid constraint identification_decision_document_fk references document,
     recorded_by uuid not null constraint identification_decision_recorded_by_fk references user_account,
     recorded_unit_id uuid not null constraint identification_decision_unit_fk references unit,
     recorded_at timestamptz not null default now(),
     constraint identification_decision_one_decider_check check (num_nonnulls(decided_by_user, judge_token) = 1
       and (judge_token is null) = (court_kind is null) and (court_kind is null) = (court_governorate is null)),
     ${oneOf('identification_decision_decision_check', 'decision', decisions)},
     ${oneOf('identification_decision_from_status_check', 'from_status', statuses)},
     ${oneOf('identification_decision_to_status_check', 'to_status', statuses)},
     ${oneOf('identification_decision_under_review_check', 'under_review', statuses)},
     ${oneOf('identification_decision_standard_check', 'standard', standards)},
     ${oneOf('identification_decision_ground_check', 'ground', grounds)},
     ${oneOf('identification_decision_court_kind_check', 'court_kind', courtKinds)},
     ${oneOf('identification_decision_court_governorate_check', 'court_governorate', governorates)})`,
  'create index identification_decision_case_ix on identification_decision (case_id, recorded_at desc, id desc)',
  // What was found under each legal test: what was done to the person, so it is exploitation's.
  `create table identification_assessment (
     decision_id uuid not null constraint identification_assessment_decision_fk references identification_decision,
     case_id uuid not null constraint identification_assessment_case_fk references case_record,
     test text not null, act text not null, means text not null, purpose text not null, result text not null,
     constraint identification_assessment_pk primary key (decision_id, test),
     ${oneOf('identification_assessment_test_check', 'test', tests)},
     ${['act', 'means', 'purpose', 'result'].map((part) => oneOf(`identification_assessment_${part}_check`, part, findings)).join(',\n     ')})`,
  `create table identification_words (
     decision_id uuid not null constraint identification_words_pk primary key constraint identification_words_decision_fk references identification_decision,
     case_id uuid not null constraint identification_words_case_fk references case_record,
     reasons_ct bytea not null, judge_ct bytea, reference_ct bytea)`,
  // By when the first decision is due, for a case that waits for it.
  `create table identification_clock (
     case_id uuid not null constraint identification_clock_pk primary key constraint identification_clock_case_fk references case_record,
     due_at timestamptz not null, met_at timestamptz)`,
  `create table reflection_period (
     id uuid not null constraint reflection_period_pk primary key,
     case_id uuid not null constraint reflection_period_case_fk references case_record,
     decision_id uuid not null constraint reflection_period_decision_fk references identification_decision,
     starts_on date not null, ends_on date not null, status text not null default 'running',
     paused_on date,
     -- The change that set its end: reminders belong to it, and those of an earlier end are none of its.
     change_id uuid not null,
     version int not null default 1,
     constraint reflection_period_paused_check check ((status = 'paused') = (paused_on is not null)),
     ${oneOf('reflection_period_status_check', 'status', ['running', 'paused', 'ended', 'cut'])})`,
  `create unique index reflection_period_live_uq on reflection_period (case_id) where status in ('running', 'paused')`,
  'create index reflection_period_case_ix on reflection_period (case_id, starts_on desc)',
  `create table reflection_change (
     id uuid not null constraint reflection_change_pk primary key,
     period_id uuid not null constraint reflection_change_period_fk references reflection_period,
     case_id uuid not null constraint reflection_change_case_fk references case_record,
     change text not null, reason text, days int, ends_on date not null,
     words_ct bytea,
     recorded_by uuid constraint reflection_change_recorded_by_fk references user_account,
     recorded_unit_id uuid constraint reflection_change_unit_fk references unit,
     recorded_at timestamptz not null default now(),
     ${oneOf('reflection_change_change_check', 'change', reflectionChanges)},
     ${oneOf('reflection_change_reason_check', 'reason', allReasons)},
     constraint reflection_change_days_check check ((days is not null) = (change = 'extend') and days between 1 and 365))`,
  'create index reflection_change_period_ix on reflection_change (period_id, recorded_at, id)',
  `create table safeguard (
     id uuid not null constraint safeguard_pk primary key,
     case_id uuid not null constraint safeguard_case_fk references case_record,
     kind text not null, category int not null, type text not null,
     party text, law text, article int constraint safeguard_article_check check (article between 1 and 999),
     since date, until date,
     state text not null default 'open', outcome text, closed_on date,
     words_ct bytea,
     recorded_by uuid not null constraint safeguard_recorded_by_fk references user_account,
     recorded_unit_id uuid not null constraint safeguard_unit_fk references unit,
     recorded_at timestamptz not null default now(),
     version int not null default 1,
     ${oneOf('safeguard_kind_check', 'kind', kinds)},
     ${oneOf('safeguard_type_check', 'type', types)},
     ${oneOf('safeguard_party_check', 'party', parties)},
     ${oneOf('safeguard_law_check', 'law', laws)},
     ${oneOf('safeguard_state_check', 'state', ['open', 'asked-back', 'closed'])},
     ${oneOf('safeguard_outcome_check', 'outcome', outcomes)},
     constraint safeguard_category_check check (category = case kind ${safeguards.map(([kind, category]) => `when '${kind}' then ${category}`).join(' ')} end),
     constraint safeguard_closed_check check ((state = 'closed') = (outcome is not null) and (state = 'closed') = (closed_on is not null)),
     constraint safeguard_dates_check check (until >= since))`,
  'create index safeguard_case_ix on safeguard (case_id, recorded_at desc, id desc)',
  // For the lists of a unit, which start at its doors: what waits for a decision, and which reflection periods run.
  'alter table case_access add column undecided_since timestamptz, add column reflection_ends_on date',
  'create index case_access_undecided_ix on case_access (holder_id, undecided_since, case_id) where undecided_since is not null',
  'create index case_access_reflection_ix on case_access (holder_id, reflection_ends_on, case_id) where reflection_ends_on is not null',
];

const today = `(now() at time zone 'Asia/Baghdad')::date`;
const startOf = (day: string): string => `((${day})::timestamp at time zone 'Asia/Baghdad')`;
const rulesInForce = 'select * into r from identification_rules where in_force_from <= now() order by in_force_from desc limit 1;';
const waits = (c: string): string => `${c}.status = 'open' and ${c}.identification_status in ${undecided}`;

export const clocks = [
  // The moment at which the nth working day after a day is over, by Iraq's clock: weekend and holidays are configuration.
  `create function guard.after_working_days(p_from timestamptz, p_days int) returns timestamptz language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   declare r identification_rules; d date := (p_from at time zone 'Asia/Baghdad')::date; n int := 0;
   begin
     ${rulesInForce}
     while n < p_days loop
       d := d + 1;
       if extract(isodow from d)::int <> all (r.weekend) and not exists (select 1 from public_holiday h where h.day = d) then n := n + 1; end if;
     end loop;
     return ${startOf('d + 1')};
   end $$`,
  `create function guard.identification_due(p_from timestamptz, p_age_band text) returns timestamptz language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   declare r identification_rules;
   begin
     ${rulesInForce}
     if p_age_band in ('0-8', '9-14', '15-17', 'child', 'unknown') then return p_from + make_interval(hours => r.child_hours); end if;
     return guard.after_working_days(p_from, r.working_days);
   end $$`,
  `create function guard.set_identification_clock(p_case uuid, p_from timestamptz, p_due timestamptz) returns void language plpgsql volatile
   security definer set search_path = public, guard, pg_temp as $$
   begin
     insert into identification_clock (case_id, due_at) values (p_case, p_due)
       on conflict on constraint identification_clock_pk do update set due_at = excluded.due_at;
     insert into deadline (id, kind, step, subject_id, due_at) values
       (gen_random_uuid(), 'identification-decide', 'remind-desk', p_case, p_from + (p_due - p_from) / 2),
       (gen_random_uuid(), 'identification-decide', 'alert', p_case, p_due),
       (gen_random_uuid(), 'identification-decide', 'tell-coordinator', p_case, p_due + (p_due - p_from))
       on conflict on constraint deadline_step_uq do update set due_at = excluded.due_at where deadline.fired_at is null and deadline.cancelled_at is null;
   end $$`,
  // Where a case stands, written beside every door to it.
  `create function guard.note_identification(p_case uuid) returns void language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     update case_access a set undecided_since = case when ${waits('c')} then c.identification_since end,
            reflection_ends_on = case when c.status = 'open' then
              (select p.ends_on from reflection_period p where p.case_id = c.id and p.status in ('running', 'paused')) end
       from case_record c where c.id = p_case and a.case_id = p_case;
   end $$`,
  `create function guard.place_access() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     select case when ${waits('c')} then c.identification_since end, case when c.status = 'open' then
              (select p.ends_on from reflection_period p where p.case_id = c.id and p.status in ('running', 'paused')) end
       into new.undecided_since, new.reflection_ends_on from case_record c where c.id = new.case_id;
     return new;
   end $$`,
  `create function guard.start_identification() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     if new.identification_status = 'presumed' then
       perform guard.set_identification_clock(new.id, new.opened_at, guard.identification_due(new.opened_at, new.age_band));
     end if;
     perform guard.note_identification(new.id);
     return null;
   end $$`,
  `create function guard.follow_identification() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     perform guard.note_identification(new.id);
     return null;
   end $$`,
  // Whoever turns out to be a child, or of an age nobody knows, waits no longer than a child.
  `create function guard.hasten_identification() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare due timestamptz := guard.identification_due(now(), new.age_band);
   begin
     if exists (select 1 from identification_clock k where k.case_id = new.id and k.met_at is null and k.due_at > due) and guard.is_child(new.id) then
       perform guard.set_identification_clock(new.id, now(), due);
     end if;
     return null;
   end $$`,
  // Who owes the first decision: the police sections that hold the case for their own, else whoever is responsible. None once it is taken.
  `create function guard.owes_identification(p_case uuid) returns table (unit_id uuid, governorate text, police boolean) language plpgsql stable
   security definer set search_path = public, guard, pg_temp as $$
   begin
     return query
       select u.id, c.governorate, u.kind = 'police-section'
         from case_record c join case_grant g on g.case_id = c.id and g.user_id is null and g.ended_at is null and (g.ends_at is null or g.ends_at > now())
              and g.basis in ('ownership', 'transfer', 'assignment')
         join unit u on u.id = g.unit_id
        where c.id = p_case and ${waits('c')} and c.identification_status = 'presumed' and (u.kind = 'police-section' or u.id = c.responsible_unit_id);
   end $$`,
];

export const deciding = [
  // Does the unit answer for the case, and not only serve in it?
  `create function guard.answers_for(p_case uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from case_grant g where g.case_id = p_case and g.unit_id = guard.unit() and g.user_id is null and g.ended_at is null
                      and (g.ends_at is null or g.ends_at > now()) and g.basis in ('ownership', 'transfer', 'assignment'));
   end $$`,
  // The decision a reconsideration is about; null outside one.
  `create function guard.under_review(p_case uuid) returns text language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return (select d.under_review from case_record c join identification_decision d on d.case_id = c.id
              where c.id = p_case and c.identification_status = 'reconsidered' and guard.reads_case(p_case, ${bit.core})
              order by d.recorded_at desc, d.id desc limit 1);
   end $$`,
  // Did this officer, or the judge of this digest, take the decision that stands or is under review?
  `create function guard.decided_before(p_case uuid, p_judge bytea) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return guard.reads_case(p_case, ${bit.core}) and exists (
       select 1 from case_record c join identification_decision d on d.case_id = c.id
        where c.id = p_case and d.to_status = coalesce(guard.under_review(p_case), c.identification_status)
          and (d.judge_token = p_judge or (p_judge is null and d.decided_by_user = guard.user_id())));
   end $$`,
  // The only way to an identification status. Answers 'done' or the code of what stands against it.
  `create function guard.decide_identification(p_id uuid, p_case uuid, p_decision text, p_ground text, p_decided_on date, p_document uuid,
     p_reasons bytea, p_judge bytea, p_reference bytea, p_judge_token bytea, p_court_kind text, p_court_governorate text,
     p_tests text[], p_acts text[], p_means text[], p_purposes text[], p_period uuid) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare c case_record; r identification_rules; m identification_rule_move; review text; young boolean; me uuid := guard.unit();
   begin
     select * into c from case_record where id = p_case for update;
     if me is null or c.id is null or not guard.works_case(p_case, ${bit.core}) then
       raise exception 'guard: not a case this session works on' using errcode = '42501';
     end if;
     if c.status <> 'open' then return 'case.closed'; end if;
     ${rulesInForce}
     review := guard.under_review(p_case);
     if not exists (select 1 from identification_rule_move x where x.version = r.version and x.decision = p_decision
                      and x.from_status = c.identification_status and x.reviewing in ('none', review)) then
       return 'identification.not-now';
     end if;
     select * into m from identification_rule_move x where x.version = r.version and x.decision = p_decision
        and x.from_status = c.identification_status and x.reviewing in ('none', review) and x.deciders && guard.roles() limit 1;
     if m.version is null or not guard.answers_for(p_case) then return 'identification.not-your-decision'; end if;
     if (m.decided_by = 'judge') <> (p_judge_token is not null) or p_reasons is null or p_decided_on > ${today} then return 'body.invalid'; end if;
     if m.another_decider and guard.decided_before(p_case, p_judge_token) then return 'identification.same-decider'; end if;
     if p_document is not null and not exists (select 1 from document d where d.id = p_document and d.case_id = p_case and d.removed_at is null
          and d.type in ('identification-decision', 'court-decision') and guard.reads_case(p_case, d.category)) then
       return 'identification.document';
     end if;
     -- All tests of the version or, where a reconsideration only begins, none.
     if array(select t.test from identification_rule_test t where t.version = r.version order by 1)
        <> array(select x from unnest(p_tests) x order by 1) and not (p_decision = 'reconsider' and cardinality(p_tests) = 0) then
       return 'body.invalid';
     end if;
     young := guard.is_child(p_case);
     insert into identification_decision (id, case_id, decision, from_status, to_status, under_review, rules_version, standard, ground, child, decided_on,
                                          court_kind, court_governorate, decided_by_user, judge_token, document_id, recorded_by, recorded_unit_id)
       values (p_id, p_case, p_decision, c.identification_status, m.to_status, case when m.to_status = 'reconsidered' then c.identification_status end,
               r.version, m.standard, p_ground, young, p_decided_on, p_court_kind, p_court_governorate,
               case when m.decided_by = 'officer' then guard.user_id() end, p_judge_token, p_document, guard.user_id(), me);
     insert into identification_words (decision_id, case_id, reasons_ct, judge_ct, reference_ct) values (p_id, p_case, p_reasons, p_judge, p_reference);
     insert into identification_assessment (decision_id, case_id, test, act, means, purpose, result)
       select p_id, p_case, x.test, x.act, x.means, x.purpose,
              case when x.act = 'not-met' or x.purpose = 'not-met' or (x.needed and x.means = 'not-met') then 'not-met'
                   when x.act = 'met' and x.purpose = 'met' and (not x.needed or x.means = 'met') then 'met' else 'unknown' end
         from (select u.test, u.act, u.means, u.purpose, t.means_needed_for = 'everyone' or not young as needed
                 from unnest(p_tests, p_acts, p_means, p_purposes) as u (test, act, means, purpose)
                 join identification_rule_test t on t.version = r.version and t.test = u.test) x;
     update case_record set identification_status = m.to_status, identification_since = now(), version = version + 1 where id = p_case;
     update identification_clock set met_at = now() where case_id = p_case and met_at is null;
     perform guard.cancel_duties(p_case, 'identification-decide');
     if m.to_status = 'reasonable-grounds' then perform guard.open_reflection(p_period, p_id, r.reflection_days); end if;
     insert into timeline_event (id, case_id, kind, category, unit_id, subject_id, details)
       values (gen_random_uuid(), p_case, 'identification-decided', ${bit.core}, me, p_id, jsonb_build_object('decision', p_decision));
     return 'done';
   end $$`,
  // Whom a decision concerns, for the worker's notices: every unit that answers for the case.
  `create function guard.units_answering(p_case uuid) returns table (unit_id uuid) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return query select distinct g.unit_id from case_grant g where g.case_id = p_case and g.user_id is null and g.ended_at is null
       and (g.ends_at is null or g.ends_at > now()) and g.basis in ('ownership', 'transfer', 'assignment');
   end $$`,
  `create function guard.importing() returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return guard.roles() && array['police-officer', 'police-supervisor', 'shelter-manager']
        and exists (select 1 from import_file f where f.unit_id = guard.unit());
   end $$`,
];

export const reflecting = [
  `create table guard.reflection_reason (change text not null, reason text not null, constraint reflection_reason_pk primary key (change, reason))`,
  `insert into guard.reflection_reason values ${reflectionReasons.flatMap(([change, reasons]) => reasons.map((reason) => `('${change}', '${reason}')`)).join(', ')}`,
  // Reminders of the end that a change set, in place of those of the end before.
  `create function guard.remind_of_end(p_change uuid, p_before uuid, p_ends_on date) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare r identification_rules;
   begin
     ${rulesInForce}
     perform guard.cancel_duties(p_before, 'reflection-end');
     insert into deadline (id, kind, step, subject_id, due_at)
       select gen_random_uuid(), 'reflection-end', x.step, p_change, x.due_at
         from (values ('remind-desk', ${startOf('p_ends_on - r.remind_days[1]')}), ('${step}', ${startOf('p_ends_on - r.remind_days[2]')}),
                      ('alert', ${startOf('p_ends_on + 1')})) as x (step, due_at)
        where x.step = 'alert' or x.due_at > now();
   end $$`,
  // One at a time: a second decision within a running period opens none.
  `create function guard.open_reflection(p_id uuid, p_decision uuid, p_days int) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare d identification_decision; change uuid := gen_random_uuid();
   begin
     select * into d from identification_decision where id = p_decision;
     if exists (select 1 from reflection_period p where p.case_id = d.case_id and p.status in ('running', 'paused')) then return; end if;
     insert into reflection_period (id, case_id, decision_id, starts_on, ends_on, change_id) values (p_id, d.case_id, p_decision, ${today}, ${today} + p_days, change);
     insert into reflection_change (id, period_id, case_id, change, ends_on, recorded_by, recorded_unit_id)
       values (change, p_id, d.case_id, 'open', ${today} + p_days, d.recorded_by, d.recorded_unit_id);
     perform guard.remind_of_end(change, change, ${today} + p_days);
     perform guard.note_identification(d.case_id);
   end $$`,
  `create function guard.change_reflection(p_id uuid, p_change_id uuid, p_change text, p_reason text, p_days int, p_words bytea, p_version int) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare p reflection_period; ends date;
   begin
     select * into p from reflection_period where id = p_id for update;
     if p.id is null or not guard.has_duty('reflection') or not guard.works_case(p.case_id, ${bit.core}) or not guard.answers_for(p.case_id) then
       raise exception 'guard: not a period of this session' using errcode = '42501';
     end if;
     if p.version <> p_version then return 'conflict'; end if;
     if not exists (select 1 from case_record c where c.id = p.case_id and c.status = 'open') then return 'case.closed'; end if;
     if not exists (select 1 from guard.reflection_reason x where x.change = p_change and x.reason = p_reason)
        or (p_change = 'extend') <> (p_days is not null) then
       return 'body.invalid';
     end if;
     if p.status not in ('running', 'paused') or (p_change = 'resume') <> (p.status = 'paused') and p_change in ('pause', 'resume') then
       return 'reflection.not-now';
     end if;
     ends := case p_change when 'extend' then p.ends_on + p_days when 'resume' then p.ends_on + (${today} - p.paused_on) else p.ends_on end;
     insert into reflection_change (id, period_id, case_id, change, reason, days, ends_on, words_ct, recorded_by, recorded_unit_id)
       values (p_change_id, p_id, p.case_id, p_change, p_reason, p_days, ends, p_words, guard.user_id(), guard.unit());
     update reflection_period set ends_on = ends, version = version + 1, change_id = p_change_id,
            status = case p_change when 'pause' then 'paused' when 'resume' then 'running' when 'cut' then 'cut' else p.status end,
            paused_on = case when p_change = 'pause' then ${today} when p_change = 'extend' then p.paused_on end where id = p_id;
     perform guard.cancel_duties(p.change_id, 'reflection-end');
     -- A clock that stands still ends nowhere.
     if p_change = 'resume' or (p_change = 'extend' and p.status = 'running') then perform guard.remind_of_end(p_change_id, p.change_id, ends); end if;
     perform guard.note_identification(p.case_id);
     insert into timeline_event (id, case_id, kind, category, unit_id, subject_id, details)
       values (gen_random_uuid(), p.case_id, 'reflection-changed', ${bit.core}, guard.unit(), p_id, jsonb_build_object('change', p_change, 'reason', p_reason));
     return 'done';
   end $$`,
  // The end has come: for the sweep. True where the period ended by it.
  `create function guard.end_reflection(p_change uuid) returns boolean language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare p reflection_period;
   begin
     select * into p from reflection_period x where x.change_id = p_change and x.status = 'running' for update;
     if p.id is null then return false; end if;
     insert into reflection_change (id, period_id, case_id, change, ends_on) values (gen_random_uuid(), p.id, p.case_id, 'end', p.ends_on);
     update reflection_period set status = 'ended', version = version + 1 where id = p.id;
     perform guard.note_identification(p.case_id);
     return true;
   end $$`,
];

export const safeguarding = [
  `create table guard.safeguard_type (kind text not null, type text not null, constraint safeguard_type_pk primary key (kind, type))`,
  `insert into guard.safeguard_type values ${safeguards.flatMap(([kind, , all]) => all.map((type) => `('${kind}', '${type}')`)).join(', ')}`,
  `create table guard.safeguard_outcome (kind text not null, outcome text not null, constraint safeguard_outcome_pk primary key (kind, outcome))`,
  `insert into guard.safeguard_outcome values ${safeguards.flatMap(([kind, , , all]) => all.map((outcome) => `('${kind}', '${outcome}')`)).join(', ')}`,
  // Whoever may write its category and, of a punishment and of papers to stay, whoever works on the case and reads it: who sees it, says it.
  `create function guard.keeps_safeguard(p_case uuid, p_kind text, p_category int) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return guard.works_case(p_case, ${bit.core})
        and (guard.writes_case(p_case, p_category) or (p_kind in ('punishment', 'residence') and guard.works_case(p_case, p_category)));
   end $$`,
  `create function guard.record_safeguard(p_id uuid, p_case uuid, p_kind text, p_type text, p_party text, p_law text, p_article int, p_since date,
     p_until date, p_words bytea) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare c case_record; letter int; due timestamptz; early timestamptz;
   begin
     select * into c from case_record where id = p_case for update;
     letter := case p_kind ${safeguards.map(([kind, category]) => `when '${kind}' then ${category}`).join(' ')} end;
     if c.id is null or not guard.works_case(p_case, ${bit.core}) then
       raise exception 'guard: not a case this session works on' using errcode = '42501';
     end if;
     if not guard.keeps_safeguard(p_case, p_kind, letter) then return 'case.category-not-yours'; end if;
     if c.status <> 'open' then return 'case.closed'; end if;
     if not exists (select 1 from guard.safeguard_type t where t.kind = p_kind and t.type = p_type) or p_since > ${today} or p_until < p_since then
       return 'body.invalid';
     end if;
     insert into safeguard (id, case_id, kind, category, type, party, law, article, since, until, words_ct, recorded_by, recorded_unit_id)
       values (p_id, p_case, p_kind, letter, p_type, p_party, p_law, p_article, p_since, p_until, p_words, guard.user_id(), guard.unit());
     -- What somebody must see to: a punishment followed, papers asked back, a stay or a measure before it runs out.
     if p_kind = 'punishment' then
       due := now() + interval '7 days'; early := now() + interval '3 days';
     elsif p_kind = 'document-custody' and p_party is distinct from 'person' then
       due := now() + interval '14 days'; early := now() + interval '7 days';
     elsif p_kind <> 'document-custody' and p_until is not null then
       due := ${startOf('p_until - 7')}; early := ${startOf('p_until - 30')};
     end if;
     if due is not null then
       insert into deadline (id, kind, step, subject_id, due_at)
         values (gen_random_uuid(), 'safeguard-due', 'remind-desk', p_id, early), (gen_random_uuid(), 'safeguard-due', 'alert', p_id, due);
     end if;
     insert into timeline_event (id, case_id, kind, category, unit_id, subject_id, details)
       values (gen_random_uuid(), p_case, 'safeguard-recorded', letter, guard.unit(), p_id, jsonb_build_object('safeguard', p_kind));
     return 'done';
   end $$`,
  `create function guard.change_safeguard(p_id uuid, p_change text, p_outcome text, p_on date, p_version int) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare s safeguard;
   begin
     select * into s from safeguard where id = p_id for update;
     if s.id is null or not guard.reads_case(s.case_id, s.category) then raise exception 'guard: not to be changed here' using errcode = '42501'; end if;
     if not guard.keeps_safeguard(s.case_id, s.kind, s.category) then return 'case.category-not-yours'; end if;
     if s.version <> p_version then return 'conflict'; end if;
     if p_on > ${today} or p_on < s.since or (p_change = 'close') <> (p_outcome is not null)
        or (p_change = 'close' and not exists (select 1 from guard.safeguard_outcome o where o.kind = s.kind and o.outcome = p_outcome)) then
       return 'body.invalid';
     end if;
     if s.state = 'closed' or (p_change = 'ask-back' and (s.kind <> 'document-custody' or s.state <> 'open')) then return 'safeguard.not-now'; end if;
     if p_change not in ('ask-back', 'close') then return 'body.invalid'; end if;
     update safeguard set state = case p_change when 'close' then 'closed' else 'asked-back' end, outcome = p_outcome,
            closed_on = case p_change when 'close' then p_on end, version = version + 1 where id = p_id;
     if p_change = 'close' then perform guard.cancel_duties(p_id, 'safeguard-due'); end if;
     insert into timeline_event (id, case_id, kind, category, unit_id, subject_id, details)
       values (gen_random_uuid(), s.case_id, 'safeguard-changed', s.category, guard.unit(), p_id,
               jsonb_build_object('safeguard', s.kind) || case when p_outcome is null then '{}' else jsonb_build_object('outcome', p_outcome) end);
     return 'done';
   end $$`,
];

/** What a court's office is given of a case: read, write. */
const courtReads = bit.core | bit.identity | bit.exploitation | bit.proceedings;
const courtWrites = bit.proceedings;

export const assigning = [
  // Lays the case before the office of a court: by the police who answer for it, for as long as it is open or until they take it back.
  `create function guard.assign_court(p_grant uuid, p_case uuid, p_to uuid) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare c case_record;
   begin
     select * into c from case_record where id = p_case for update;
     if c.id is null or not guard.has_duty('assign') or not guard.works_case(p_case, ${bit.core}) then
       raise exception 'guard: not to be assigned by this session' using errcode = '42501';
     end if;
     if not guard.answers_for(p_case) then return 'assignment.not-yours'; end if;
     if c.status <> 'open' then return 'case.closed'; end if;
     if not exists (select 1 from unit u where u.id = p_to and u.kind = 'court' and u.closed_at is null) then return 'assignment.unit-not-eligible'; end if;
     if exists (select 1 from case_grant g where g.case_id = p_case and g.unit_id = p_to and g.user_id is null and g.basis = 'assignment' and g.ended_at is null) then
       return 'assignment.exists';
     end if;
     insert into case_grant (id, case_id, unit_id, basis, read_mask, write_mask, opened_by)
       values (p_grant, p_case, p_to, 'assignment', ${courtReads}, ${courtWrites}, guard.user_id());
     perform guard.rebuild_access(p_to, p_case);
     insert into timeline_event (id, case_id, kind, category, unit_id, subject_id)
       values (gen_random_uuid(), p_case, 'court-assigned', ${bit.core}, guard.unit(), p_grant);
     return 'done';
   end $$`,
  `create function guard.end_assignment(p_grant uuid) returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare g case_grant;
   begin
     select x.* into g from case_grant x join unit u on u.id = x.unit_id and u.kind = 'court'
      where x.id = p_grant and x.basis = 'assignment' and x.user_id is null for update of x;
     if g.id is null or not guard.has_duty('assign') or not guard.works_case(g.case_id, ${bit.core}) or not guard.answers_for(g.case_id) then
       raise exception 'guard: not to be ended by this session' using errcode = '42501';
     end if;
     if g.ended_at is not null then return 'grant.not-open'; end if;
     perform guard.end_grant(p_grant, 'given-back');
     insert into timeline_event (id, case_id, kind, category, unit_id, subject_id)
       values (gen_random_uuid(), g.case_id, 'court-released', ${bit.core}, guard.unit(), p_grant);
     return 'done';
   end $$`,
  // To which unit and of which case, for the notice.
  `create function guard.assigned_court(p_grant uuid) returns table (case_id uuid, unit_id uuid) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return query select g.case_id, g.unit_id from case_grant g where g.id = p_grant and g.basis = 'assignment' and g.ended_at is null;
   end $$`,
];

const doorsOfApp = [
  'guard.under_review(uuid)',
  'guard.decided_before(uuid, bytea)',
  'guard.answers_for(uuid)',
  `guard.decide_identification(uuid, uuid, text, text, date, uuid, bytea, bytea, bytea, bytea, text, text, text[], text[], text[], text[], uuid)`,
  'guard.change_reflection(uuid, uuid, text, text, int, bytea, int)',
  'guard.record_safeguard(uuid, uuid, text, text, text, text, int, date, date, bytea)',
  'guard.change_safeguard(uuid, text, text, date, int)',
  'guard.assign_court(uuid, uuid, uuid)',
  'guard.end_assignment(uuid)',
  'guard.importing()',
];
const doorsOfWorker = [
  'guard.owes_identification(uuid)',
  'guard.units_answering(uuid)',
  'guard.end_reflection(uuid)',
  'guard.assigned_court(uuid)',
];
/** Whoever makes a trigger must be allowed to run its function. */
const doorsOfOwner = [
  'guard.place_access()',
  'guard.start_identification()',
  'guard.follow_identification()',
  'guard.hasten_identification()',
];
const doorsInside = [
  'guard.after_working_days(timestamptz, int)',
  'guard.identification_due(timestamptz, text)',
  'guard.set_identification_clock(uuid, timestamptz, timestamptz)',
  'guard.note_identification(uuid)',
  'guard.remind_of_end(uuid, uuid, date)',
  'guard.open_reflection(uuid, uuid, int)',
  'guard.keeps_safeguard(uuid, text, int)',
];

const openingPolicy = (opening: string): string => `create policy case_record_open on case_record for insert to himaya_app
  with check (responsible_unit_id = (select guard.unit()) and opened_by = (select guard.user_id()) and ${opening})`;

const configured = ['identification_rules', 'identification_rule_move', 'identification_rule_test', 'public_holiday'];
const ofCase: readonly (readonly [string, string])[] = [
  ['identification_decision', `${bit.core}`],
  ['identification_assessment', `${bit.exploitation}`],
  ['identification_words', `${bit.exploitation}`],
  ['identification_clock', `${bit.core}`],
  ['reflection_period', `${bit.core}`],
  ['reflection_change', `${bit.core}`],
  ['safeguard', 'safeguard.category'],
];

const policies = [
  `create trigger case_record_presumed after insert on case_record for each row execute function guard.start_identification()`,
  `create trigger case_record_decided after update of status, identification_status on case_record for each row
     when (old.status is distinct from new.status or old.identification_status is distinct from new.identification_status)
     execute function guard.follow_identification()`,
  `create trigger case_record_younger after update of age_band on case_record for each row
     when (old.age_band is distinct from new.age_band) execute function guard.hasten_identification()`,
  'create trigger case_access_place before insert on case_access for each row execute function guard.place_access()',
  ...[...configured, ...ofCase.map(([table]) => table)].flatMap(guarded),
  // Rules and holidays are no secret, and nobody changes them from here.
  ...configured.flatMap((table) => [
    `create policy ${table}_read on ${table} for select to himaya_app using ((select guard.user_id()) is not null)`,
    `grant select on ${table} to himaya_app`,
  ]),
  ...ofCase.map(
    ([table, category]) =>
      `create policy ${table}_read on ${table} for select to himaya_app using (${reads(`${table}.case_id`, category)})`,
  ),
  `grant select on identification_assessment, identification_words, identification_clock, reflection_period, reflection_change, safeguard to himaya_app`,
  `grant select (id, case_id, decision, from_status, to_status, under_review, rules_version, standard, ground, child, decided_on, court_kind,
     court_governorate, decided_by_user, document_id, recorded_by, recorded_unit_id, recorded_at) on identification_decision to himaya_app`,
  ...['identification_decision', 'reflection_period', 'safeguard'].map(
    (table) => `create policy ${table}_worker on ${table} for select to himaya_worker using (true)`,
  ),
  'grant select (id, case_id, decision, to_status, recorded_unit_id) on identification_decision to himaya_worker',
  'grant select (id, case_id, status, ends_on, change_id) on reflection_period to himaya_worker',
  'grant select (id, case_id, kind, state, recorded_unit_id) on safeguard to himaya_worker',
  // The status is the decisions' alone; a file of another system brings the one it knows.
  'revoke update (identification_status, identification_since) on case_record from himaya_app',
  'drop policy case_record_open on case_record',
  openingPolicy(`guard.opening(id) and (identification_status = 'presumed' or guard.importing())`),
];
