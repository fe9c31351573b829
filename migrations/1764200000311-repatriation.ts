import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rotationDoors } from './1764100000008-rotated-incident-keys';
import { keyTables as olderKeyTables } from './1764200000299-interpretation';
import { closingWithMatters } from './1764200000303-closing-knows-matters';
import { addCodes, allOf, asBefore, bit, changed, dropCodes, guarded, oneOf, run } from './sql';

const statuses = ['deciding', 'preparing', 'travelling', 'handed-over', 'arrived', 'declined', 'called-off'];
const running = `('deciding', 'preparing', 'travelling', 'handed-over')`;
const alternatives = ['stay-and-reintegrate', 'third-country', 'legal-stay', 'not-chosen-yet'];
const factors = [
  'traffickers-there', 'family-involved', 'threat-to-life', 'fears-own-state', 'punished-there', 'honour-or-stigma', 'armed-conflict',
  'debt-outstanding', 'no-shelter-there', 'no-care-there', 'no-livelihood', 'no-papers', 'trafficked-before',
]; // prettier-ignore
const levels = ['low', 'medium', 'high', 'extreme'];
const reasons = [
  'consent-withdrawn', 'sharing-ended', 'case-closed', 'not-safe', 'papers-refused', 'not-accepted-there', 'person-unreachable', 'travel-impossible',
  'entered-in-error',
]; // prettier-ignore

/** [decision, from, to]: a test holds it against libs/domain's table. */
const decisions: readonly (readonly [string, readonly string[], string])[] = [
  ['wants-to-return', ['deciding', 'preparing'], 'preparing'],
  ['undecided', ['deciding', 'preparing'], 'deciding'],
  ['does-not-return', ['deciding', 'preparing', 'travelling', 'handed-over'], 'declined'],
];

const keyKind = 'repatriation';
export const keyTables = [...olderKeyTables, [keyKind, 'subject_key', 'subject_id'] as const] as const;
const replacedKeyDoors = ['key_versions', 'keys_under', 'rewrap_keys'] as const;
const replacedClosing = ['closing_facts', 'close_case'] as const;
const tablesOfRoom = ['repatriation', 'return_decision', 'return_risk'];
const today = `(now() at time zone 'Asia/Baghdad')::date`;

/** Going home: what the person decides, what waits there, and that nobody leaves before somebody else has said that they can. */
export class Repatriation1764200000311 implements MigrationInterface {
  readonly name = 'Repatriation1764200000311';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      addCodes('subject_key', 'kind', [keyKind]),
      `grant select, insert, update on repatriation, return_risk to himaya_guard`,
      // History: once written nobody changes it, the guard neither.
      'grant select, insert on return_decision to himaya_guard',
      'set local role himaya_guard',
      `create table guard.return_decision_rule (decision text not null, from_status text not null, to_status text not null,
         constraint return_decision_rule_pk primary key (decision, from_status))`,
      `insert into guard.return_decision_rule values ${decisions
        .flatMap(([decision, from, to]) => from.map((one) => `('${decision}', '${one}', '${to}')`))
        .join(', ')}`,
      ...doors,
      ...closingWithReturns,
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
      'drop trigger case_grant_repatriation on case_grant',
      'drop trigger consent_withdrawal_repatriation on consent_withdrawal',
      'drop trigger case_erasure_repatriation on case_erasure',
      'drop policy subject_key_repatriation_read on subject_key',
      'set local role himaya_guard',
      ...closingBefore,
      `drop function ${[...doorsOfApp, ...doorsOfOwner, ...doorsInside].join(', ')}`,
      ...asBefore(rotationDoors(olderKeyTables), replacedKeyDoors),
      'drop table guard.return_decision_rule',
      `delete from subject_key where kind = '${keyKind}'`,
      'reset role',
      `drop table ${tablesOfRoom.toReversed().join(', ')} cascade`,
      dropCodes('subject_key', 'kind', [keyKind]),
    ]);
  }
}

const ofReturn = (table: string): string => `
     repatriation_id uuid not null constraint ${table}_repatriation_fk references repatriation,
     case_id uuid not null constraint ${table}_case_fk references case_record,
     unit_id uuid not null constraint ${table}_unit_fk references unit`;

const tables = [
  `create table repatriation (
     id uuid not null constraint repatriation_pk primary key,
     case_id uuid not null constraint repatriation_case_fk references case_record,
     unit_id uuid not null constraint repatriation_unit_fk references unit,
     referral_id uuid constraint repatriation_referral_fk references referral,
     -- Under the return's own key: the unit still knows whom it accompanied, and calls, when the case is no longer its to open.
     called_ct bytea,
     status text not null default 'deciding',
     status_since timestamptz not null default clock_timestamp(),
     decision text, consent_id uuid constraint repatriation_consent_fk references consent,
     alternative text, reason text,
     opened_by uuid not null constraint repatriation_opened_by_fk references user_account,
     opened_at timestamptz not null default now(),
     sharing_ended_at timestamptz,
     version int not null default 1,
     ${oneOf('repatriation_status_check', 'status', statuses)},
     ${oneOf(
       'repatriation_decision_check',
       'decision',
       decisions.map(([decision]) => decision),
     )},
     ${oneOf('repatriation_alternative_check', 'alternative', alternatives)},
     ${oneOf('repatriation_reason_check', 'reason', reasons)},
     constraint repatriation_wanted_check check (status not in ('preparing', 'travelling', 'handed-over', 'arrived') or (decision = 'wants-to-return' and consent_id is not null)),
     constraint repatriation_declined_check check ((status = 'declined') = (alternative is not null)),
     constraint repatriation_off_check check ((status = 'called-off') = (reason is not null)))`,
  // One journey at a time.
  `create unique index repatriation_running_uq on repatriation (case_id) where status in ${running}`,
  'create index repatriation_list_ix on repatriation (unit_id, status, status_since desc, id desc)',
  'create index repatriation_referral_ix on repatriation (referral_id) where referral_id is not null',
  'create index repatriation_consent_ix on repatriation (consent_id) where consent_id is not null',
  `create table return_decision (
     id uuid not null constraint return_decision_pk primary key, ${ofReturn('return_decision')},
     decision text not null,
     decided_on date not null,
     language text not null constraint return_decision_language_check check (language ~ '^[a-z]{2,3}$'),
     interpreter boolean not null,
     consent_id uuid constraint return_decision_consent_fk references consent,
     alternative text,
     words_ct bytea,
     recorded_by uuid not null constraint return_decision_recorded_by_fk references user_account,
     recorded_at timestamptz not null default clock_timestamp(),
     ${oneOf(
       'return_decision_decision_check',
       'decision',
       decisions.map(([decision]) => decision),
     )},
     ${oneOf('return_decision_alternative_check', 'alternative', alternatives)},
     constraint return_decision_consented_check check ((decision = 'wants-to-return') = (consent_id is not null)),
     constraint return_decision_offered_check check ((decision = 'does-not-return') = (alternative is not null)))`,
  'create index return_decision_of_ix on return_decision (repatriation_id, recorded_at desc, id desc)',
  `create table return_risk (
     id uuid not null constraint return_risk_pk primary key, ${ofReturn('return_risk')},
     present text[] not null, unknown text[] not null,
     level text not null,
     reasons_ct bytea not null,
     assessed_on date not null, valid_until date not null,
     status text not null default 'proposed',
     assessed_by uuid not null constraint return_risk_assessed_by_fk references user_account,
     assessed_at timestamptz not null default clock_timestamp(),
     decided_by uuid constraint return_risk_decided_by_fk references user_account,
     decided_at timestamptz,
     version int not null default 1,
     ${allOf('return_risk_present_check', 'present', factors)},
     ${allOf('return_risk_unknown_check', 'unknown', factors)},
     ${oneOf('return_risk_level_check', 'level', levels)},
     ${oneOf('return_risk_status_check', 'status', ['proposed', 'approved', 'refused'])},
     constraint return_risk_decided_check check ((status = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
     -- Two people, whatever any code does; and nobody approves sending somebody into a high risk.
     constraint return_risk_two_people_check check (decided_by <> assessed_by),
     constraint return_risk_barred_check check (status <> 'approved' or level in ('low', 'medium')))`,
  'create index return_risk_of_ix on return_risk (repatriation_id, assessed_at desc, id desc)',
];

const doorsOfApp = [
  'guard.owed_returns()',
  'guard.open_repatriation(uuid, uuid, uuid, bytea, bytea, text)',
  'guard.return_facts(uuid)',
  'guard.decide_return(uuid, uuid, int, text, date, text, boolean, uuid, text, bytea)',
  'guard.assess_return(uuid, uuid, int, text[], text[], text, bytea, date, date)',
  'guard.decide_return_risk(uuid, int, boolean)',
  'guard.step_repatriation(uuid, int, text, text)',
  'guard.reads_return_key(uuid)',
];
/** Whoever makes a trigger must be allowed to run its function. */
const doorsOfOwner = ['guard.follow_return_grant_end()', 'guard.follow_return_withdrawn()', 'guard.forget_return_keys()'];
const doorsInside = ['guard.lock_repatriation(uuid)', 'guard.stop_return(uuid, text)'];

/** The consent named is to repatriation and to this unit, of this case, stands, is no child's own, and where a guardian gave it the best interests were determined. */
const standing = (consent: string, of: string, unit: string): string =>
  `exists (select 1 from consent agreed where agreed.id = ${consent} and agreed.case_id = ${of} and agreed.purpose = 'repatriation' and agreed.valid_until >= ${today} and guard.consent_reaches(agreed, ${unit})
              and (agreed.given_by <> 'self' or not guard.is_child(${of})) and guard.best_interests_stand(${of}, 'repatriation', agreed.id)
              and not exists (select 1 from consent_withdrawal w where w.consent_id = agreed.id))`;

export const doors = [
  // Accepted referrals that nobody opened a return on. The residence directorate's are asked for exit clearance alone.
  `create function guard.owed_returns() returns table (referral_id uuid, case_id uuid, urgency text, sex text, age_band text, accepted_at timestamptz)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare bars uuid[] := guard.barred_cases();
   begin
     if guard.reads() & ${bit.repatriation} = 0 then return; end if;
     return query
       select r.id, r.case_id, r.urgency, r.sex, r.age_band, r.decided_at from referral r
        where r.to_unit_id = guard.unit() and r.service = 'repatriation' and r.status in ('accepted', 'in-progress') and r.case_id <> all (bars)
          and not exists (select 1 from repatriation t where t.referral_id = r.id)
        order by case r.urgency when 'immediate' then 0 when 'urgent' then 1 else 2 end, r.decided_at, r.id limit 50;
   end $$`,
  `create function guard.open_repatriation(p_id uuid, p_case uuid, p_referral uuid, p_called bytea, p_wrapped bytea, p_key_id text) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare me uuid := guard.unit(); c case_record; r referral;
   begin
     -- Shared: of a closing at the same moment one comes first.
     select * into c from case_record where id = p_case for share;
     if me is null or c.id is null or not guard.works_case(p_case, ${bit.core}) or guard.reads() & ${bit.repatriation} = 0 then
       raise exception 'guard: not a case this session works on' using errcode = '42501';
     end if;
     if not guard.writes_case(p_case, ${bit.repatriation}) then return 'case.category-not-yours'; end if;
     if c.status <> 'open' then return 'case.closed'; end if;
     if p_referral is null and not guard.answers_for(p_case) then return 'repatriation.no-referral'; end if;
     if p_referral is not null then
       select * into r from referral where id = p_referral and case_id = p_case and to_unit_id = me and service = 'repatriation'
          and status in ('accepted', 'in-progress') for share;
       if r.id is null or exists (select 1 from repatriation t where t.referral_id = p_referral) then return 'repatriation.no-referral'; end if;
     end if;
     insert into repatriation (id, case_id, unit_id, referral_id, called_ct, opened_by) values (p_id, p_case, me, p_referral, p_called, guard.user_id());
     insert into subject_key (kind, subject_id, wrapped, key_id) values ('${keyKind}', p_id, p_wrapped, p_key_id);
     return 'done';
   exception when unique_violation then
     return 'repatriation.already';
   end $$`,
  // The return of this session's own unit, behind its referral, in which order whoever withdraws, cancels or fails one locks them too.
  `create function guard.lock_repatriation(p_id uuid) returns repatriation language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare t repatriation;
   begin
     perform 1 from referral r where r.id = (select x.referral_id from repatriation x where x.id = p_id) for update;
     select * into t from repatriation where id = p_id for update;
     if t.id is null or t.unit_id is distinct from guard.unit() or guard.reads() & guard.writes() & ${bit.repatriation} = 0 or guard.hides_case(t.case_id) then
       raise exception 'guard: not a return of this session''s' using errcode = '42501';
     end if;
     return t;
   end $$`,
  // What the checklist is told from, also where the case is not the unit's to open any more: codes and days, no name, no reason.
  `create function guard.return_facts(p_id uuid) returns jsonb language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare t repatriation; child boolean;
   begin
     select * into t from repatriation where id = p_id;
     if t.unit_id is distinct from guard.unit() or guard.reads() & ${bit.repatriation} = 0 or guard.hides_case(t.case_id) then return null; end if;
     child := guard.is_child(t.case_id);
     return jsonb_build_object(
       'child', child,
       'guardian', case when child then guard.guardian_state(t.case_id) end,
       'bestInterests', exists (select 1 from best_interests_determination d where d.case_id = t.case_id and d.purpose = 'return'),
       'consent', t.decision is not distinct from 'wants-to-return' and ${standing('t.consent_id', 't.case_id', 't.unit_id')},
       'risk', (select jsonb_build_object('level', k.level, 'status', k.status, 'validUntil', k.valid_until) from return_risk k
                 where k.repatriation_id = p_id order by k.assessed_at desc, k.id desc limit 1),
       'fitness', (select x.fitness from (select f.fitness, f.valid_until from travel_fitness f where f.case_id = t.case_id
                                           order by f.stated_at desc, f.id desc limit 1) x where x.valid_until >= ${today}));
   end $$`,
  // What the person said. A refusal ends whatever runs; nothing takes it back but another word of the person's, in another return.
  `create function guard.decide_return(p_row uuid, p_id uuid, p_version int, p_decision text, p_on date, p_language text, p_interpreter boolean,
     p_consent uuid, p_alternative text, p_words bytea) returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare t repatriation := guard.lock_repatriation(p_id); k guard.return_decision_rule;
   begin
     if t.version <> p_version then return 'conflict'; end if;
     select * into k from guard.return_decision_rule x where x.decision = p_decision and x.from_status = t.status;
     if k.decision is null then return 'repatriation.not-now'; end if;
     if p_on > ${today} then return 'body.invalid'; end if;
     if p_decision = 'wants-to-return' and not ${standing('p_consent', 't.case_id', 't.unit_id')} then return 'repatriation.no-consent'; end if;
     insert into return_decision (id, repatriation_id, case_id, unit_id, decision, decided_on, language, interpreter, consent_id, alternative, words_ct, recorded_by)
       values (p_row, p_id, t.case_id, t.unit_id, p_decision, p_on, p_language, p_interpreter, p_consent, p_alternative, p_words, guard.user_id());
     update repatriation set decision = p_decision, consent_id = coalesce(p_consent, consent_id), alternative = p_alternative, version = version + 1,
            status = k.to_status, status_since = case when status = k.to_status then status_since else clock_timestamp() end where id = p_id;
     return 'done';
   end $$`,
  `create function guard.assess_return(p_row uuid, p_id uuid, p_version int, p_present text[], p_unknown text[], p_level text, p_reasons bytea, p_on date,
     p_until date) returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare t repatriation := guard.lock_repatriation(p_id);
   begin
     if t.version <> p_version then return 'conflict'; end if;
     if t.status not in ('deciding', 'preparing') then return 'repatriation.not-now'; end if;
     if p_on > ${today} or p_until > p_on + 30 then return 'body.invalid'; end if;
     if p_level in ('low', 'medium') and p_present && array['threat-to-life', 'fears-own-state'] then return 'repatriation.risk-too-low'; end if;
     insert into return_risk (id, repatriation_id, case_id, unit_id, present, unknown, level, reasons_ct, assessed_on, valid_until, assessed_by)
       values (p_row, p_id, t.case_id, t.unit_id, p_present, p_unknown, p_level, p_reasons, p_on, p_until, guard.user_id());
     update repatriation set version = version + 1 where id = p_id;
     return 'done';
   end $$`,
  // Another person's word on the latest assessment.
  `create function guard.decide_return_risk(p_id uuid, p_version int, p_approve boolean) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare t repatriation; k return_risk;
   begin
     t := guard.lock_repatriation((select x.repatriation_id from return_risk x where x.id = p_id));
     select * into k from return_risk where id = p_id for update;
     if k.version <> p_version then return 'conflict'; end if;
     if k.assessed_by = guard.user_id() then return 'repatriation.own-assessment'; end if;
     if k.status <> 'proposed' or t.status not in ('deciding', 'preparing')
        or exists (select 1 from return_risk x where x.repatriation_id = t.id and (x.assessed_at, x.id) > (k.assessed_at, k.id)) then
       return 'repatriation.not-now';
     end if;
     if p_approve and k.level not in ('low', 'medium') then return 'repatriation.risk-high'; end if;
     update return_risk set status = case when p_approve then 'approved' else 'refused' end, decided_by = guard.user_id(), decided_at = clock_timestamp(),
            version = version + 1 where id = p_id;
     update repatriation set version = version + 1 where id = t.id;
     return 'done';
   end $$`,
  `create function guard.stop_return(p_id uuid, p_reason text) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   begin
     update repatriation set status = 'called-off', status_since = clock_timestamp(), reason = p_reason, version = version + 1
      where id = p_id and status in ${running};
   end $$`,
  `create function guard.step_repatriation(p_id uuid, p_version int, p_step text, p_reason text) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare t repatriation := guard.lock_repatriation(p_id);
   begin
     if t.version <> p_version then return 'conflict'; end if;
     if p_step <> 'call-off' or t.status not in ${running} then return 'repatriation.not-now'; end if;
     perform guard.stop_return(p_id, p_reason);
     return 'done';
   end $$`,
  `create function guard.reads_return_key(p_id uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from repatriation t where t.id = p_id and t.unit_id = guard.unit() and guard.reads() & ${bit.repatriation} <> 0
                       and not guard.hides_case(t.case_id));
   end $$`,
  // Sharing is over: nobody travels on it any more. Whoever was handed over already is on the way, and is waited for.
  `create function guard.follow_return_grant_end() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare k repatriation;
   begin
     for k in select * from repatriation t where t.referral_id = new.referral_id and t.sharing_ended_at is null order by t.id for update loop
       update repatriation set sharing_ended_at = clock_timestamp(), version = version + 1 where id = k.id;
       if k.status <> 'handed-over' then
         perform guard.stop_return(k.id, case new.ending when 'withdrawn' then 'consent-withdrawn' else 'sharing-ended' end);
       end if;
     end loop;
     return null;
   end $$`,
  // The word on which somebody wanted to go was taken back: every step stops (domain.md section 5).
  `create function guard.follow_return_withdrawn() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare k uuid;
   begin
     for k in select t.id from repatriation t where t.consent_id = new.consent_id and t.status in ('deciding', 'preparing', 'travelling') order by t.id for update loop
       perform guard.stop_return(k, 'consent-withdrawn');
     end loop;
     return null;
   end $$`,
  // Erased with the case: what the unit wrote of the person opens no more.
  `create function guard.forget_return_keys() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     delete from subject_key where kind = '${keyKind}' and subject_id in (select t.id from repatriation t where t.case_id = new.case_id);
     return null;
   end $$`,
];

/** Returns that run, whichever unit's. */
const underWay = `(select count(*)::int from repatriation home where home.case_id = p_case and home.status in ${running})`;
const closingBefore = asBefore(closingWithMatters, replacedClosing);

/** As they stood, and: a case is not closed past a return that runs. */
export const closingWithReturns = closingBefore.map((door) =>
  door.includes('guard.closing_facts')
    ? changed(door, `'missingDays', o.missing_days,`, `'openReturns', ${underWay}, 'missingDays', o.missing_days,`)
    : changed(
        door,
        `if o.withdrawals > 0 then`,
        `if ${underWay} > 0 then return 'case.return-running'; end if;
     if o.withdrawals > 0 then`,
      ),
);

/** The unit's own file: it stands on the unit and the role, not on a door to the case. */
const own = (table: string): string =>
  `unit_id = (select guard.unit()) and (select guard.reads()) & ${bit.repatriation} <> 0 and ${table}.case_id <> all ((select guard.barred_cases())::uuid[])`;

const policies = [
  ...tablesOfRoom.flatMap((table) => [
    ...guarded(table),
    `create policy ${table}_own on ${table} for select to himaya_app using (${own(table)})`,
    `grant select on ${table} to himaya_app`,
  ]),
  `create policy subject_key_repatriation_read on subject_key for select to himaya_app
     using (kind = '${keyKind}' and guard.reads_return_key(subject_id))`,
  `create trigger case_grant_repatriation after update of ended_at on case_grant for each row
     when (old.ended_at is null and new.ended_at is not null and new.referral_id is not null and new.ending in ('withdrawn', 'cancelled', 'failed', 'expired'))
     execute function guard.follow_return_grant_end()`,
  'create trigger consent_withdrawal_repatriation after insert on consent_withdrawal for each row execute function guard.follow_return_withdrawn()',
  'create trigger case_erasure_repatriation after insert on case_erasure for each row execute function guard.forget_return_keys()',
];
