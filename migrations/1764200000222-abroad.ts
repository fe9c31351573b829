import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dutiesOf } from './1764200000065-work-of-deadlines';
import { missingReviews } from './1764200000070-missing-persons';
import { openReferral } from './1764200000086-needs-met';
import { planSteps } from './1764200000213-plan-steps';
import { doors as closingDoors } from './1764200000221-closure';
import { addCodes, asBefore, bit, dropCodes, guarded, oneOf, reads, run } from './sql';

const told = ['abroad-planned', 'abroad-handed-over', 'abroad-arrived', 'abroad-called-off'];
const notices = ['abroad-arrival-owed', 'abroad-arrived'];
const duty = 'abroad-arrival';
const bodies = ['authority', 'international-organisation', 'ngo', 'shelter', 'consulate'];
const reasons = ['person-declined', 'consent-withdrawn', 'not-safe', 'not-accepted', 'travel-impossible', 'other'];
const quoted = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ');
const today = `(now() at time zone 'Asia/Baghdad')::date`;

/** Handing a person over to a named body abroad, under a consent, until the arrival is confirmed; the case ends with that outcome. */
export class Abroad1764200000222 implements MigrationInterface {
  readonly name = 'Abroad1764200000222';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      addCodes('timeline_event', 'kind', told),
      addCodes('notification', 'kind', notices),
      ...['deadline', 'escalation', 'duty'].map((table) => addCodes(table, 'kind', [duty])),
      'grant select, insert, update on abroad_transfer to himaya_guard',
      'set local role himaya_guard',
      ...doors,
      ...closingWithAbroad,
      dutiesOf(openReferral('n'), missingReviews + planSteps + arrivals),
      `revoke execute on function ${[...doorsOfApp, ...doorsOfWorker, ...doorsOfOwner].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${doorsOfWorker.join(', ')} to himaya_worker`,
      `grant execute on function ${doorsOfOwner.join(', ')} to himaya_owner`,
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop trigger consent_withdrawal_abroad on consent_withdrawal',
      'drop table abroad_transfer cascade',
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, ...doorsOfWorker, ...doorsOfOwner].join(', ')}`,
      ...asBefore(closingDoors, replaced),
      dutiesOf(openReferral('n'), missingReviews + planSteps),
      ...['deadline', 'escalation', 'duty'].map((table) => `delete from ${table} where kind = '${duty}'`),
      `delete from notification where kind in (${quoted(notices)})`,
      `delete from timeline_event where kind in (${quoted(told)})`,
      'reset role',
      dropCodes('timeline_event', 'kind', told),
      dropCodes('notification', 'kind', notices),
      ...['deadline', 'escalation', 'duty'].map((table) => dropCodes(table, 'kind', [duty])),
    ]);
  }
}

const tables = [
  `create table abroad_transfer (
     id uuid not null constraint abroad_transfer_pk primary key,
     case_id uuid not null constraint abroad_transfer_case_fk references case_record,
     unit_id uuid not null constraint abroad_transfer_unit_fk references unit,
     destination text not null,
     country text not null constraint abroad_transfer_country_check check (country ~ '^[A-Z]{2}$'),
     body_kind text not null,
     -- The body's name and how to reach it, under the case's key.
     body_ct bytea not null,
     consent_id uuid not null constraint abroad_transfer_consent_fk references consent,
     risk_assessment_id uuid not null constraint abroad_transfer_risk_fk references risk_assessment,
     planned_by uuid not null constraint abroad_transfer_planned_by_fk references user_account,
     planned_at timestamptz not null default now(),
     status text not null default 'planned',
     handed_over_on date, arrived_on date, reason text,
     stepped_by uuid constraint abroad_transfer_stepped_by_fk references user_account,
     stepped_at timestamptz,
     version int not null default 1,
     ${oneOf('abroad_transfer_destination_check', 'destination', ['home-country', 'third-country'])},
     ${oneOf('abroad_transfer_body_kind_check', 'body_kind', bodies)},
     ${oneOf('abroad_transfer_status_check', 'status', ['planned', 'handed-over', 'arrived', 'called-off'])},
     ${oneOf('abroad_transfer_reason_check', 'reason', reasons)},
     constraint abroad_transfer_iraq_check check (country <> 'IQ'),
     constraint abroad_transfer_handed_check check (case status when 'planned' then handed_over_on is null when 'called-off' then true else handed_over_on is not null end),
     constraint abroad_transfer_arrived_check check ((status = 'arrived') = (arrived_on is not null) and arrived_on >= handed_over_on),
     constraint abroad_transfer_off_check check ((status = 'called-off') = (reason is not null)))`,
  `create unique index abroad_transfer_standing_uq on abroad_transfer (case_id) where status in ('planned', 'handed-over')`,
  'create index abroad_transfer_case_ix on abroad_transfer (case_id, planned_at desc, id desc)',
];

const tell = (kind: string, details: string): string =>
  `insert into timeline_event (id, case_id, kind, category, unit_id, subject_id, details)
       values (gen_random_uuid(), a.case_id, ${kind}, ${bit.core}, guard.unit(), a.id, ${details})`;

export const doors = [
  // Under a consent to return or to go on that stands, and with the risk there assessed within the last ninety days.
  `create function guard.plan_abroad(p_id uuid, p_case uuid, p_destination text, p_country text, p_kind text, p_body bytea, p_consent uuid) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare c case_record; a abroad_transfer; risk uuid;
   begin
     select * into c from case_record where id = p_case for share;
     if c.id is null or c.responsible_unit_id is distinct from guard.unit() or not guard.has_duty('close-case') or not guard.works_case(p_case, ${bit.core}) then
       raise exception 'guard: not a case that this session answers for' using errcode = '42501';
     end if;
     if c.status <> 'open' then return 'case.closed'; end if;
     if not exists (select 1 from consent k where k.id = p_consent and k.case_id = p_case and k.purpose = 'repatriation' and k.valid_until >= ${today}
                      and (k.given_by <> 'self' or not guard.is_child(p_case)) and not exists (select 1 from consent_withdrawal w where w.consent_id = k.id)) then
       return 'abroad.no-consent';
     end if;
     select r.id into risk from risk_assessment r where r.case_id = p_case order by r.recorded_at desc, r.id desc limit 1;
     if not exists (select 1 from risk_assessment r where r.id = risk and r.due_at > now()) then return 'abroad.risk-not-assessed'; end if;
     insert into abroad_transfer (id, case_id, unit_id, destination, country, body_kind, body_ct, consent_id, risk_assessment_id, planned_by)
       values (p_id, p_case, guard.unit(), p_destination, p_country, p_kind, p_body, p_consent, risk, guard.user_id()) returning * into a;
     ${tell(`'abroad-planned'`, `jsonb_build_object('destination', p_destination)`)};
     return 'done';
   exception when unique_violation then
     return 'abroad.standing';
   end $$`,
  // The hand-over, the arrival that the body there confirmed, or that it came to nothing.
  `create function guard.step_abroad(p_id uuid, p_step text, p_on date, p_reason text, p_version int) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare a abroad_transfer; c case_record;
   begin
     select * into a from abroad_transfer where id = p_id for update;
     select * into c from case_record where id = a.case_id;
     if a.id is null or c.responsible_unit_id is distinct from guard.unit() or not guard.has_duty('close-case') or not guard.works_case(a.case_id, ${bit.core}) then
       raise exception 'guard: not a case that this session answers for' using errcode = '42501';
     end if;
     if a.version <> p_version then return 'conflict'; end if;
     if (p_step = 'call-off') <> (p_reason is not null) or (p_step <> 'call-off') <> (p_on is not null) or p_on > ${today} then return 'body.invalid'; end if;
     if p_step = 'hand-over' and a.status = 'planned' then
       if not exists (select 1 from consent k where k.id = a.consent_id and k.valid_until >= ${today}
                        and not exists (select 1 from consent_withdrawal w where w.consent_id = k.id)) then return 'abroad.no-consent'; end if;
       update abroad_transfer set status = 'handed-over', handed_over_on = p_on where id = p_id;
       insert into deadline (id, kind, step, subject_id, due_at) values
         (gen_random_uuid(), '${duty}', 'remind-desk', p_id, now() + interval '3 days'), (gen_random_uuid(), '${duty}', 'alert', p_id, now() + interval '7 days');
     elsif p_step = 'confirm-arrival' and a.status = 'handed-over' then
       if p_on < a.handed_over_on then return 'body.invalid'; end if;
       update abroad_transfer set status = 'arrived', arrived_on = p_on where id = p_id;
     elsif p_step = 'call-off' and a.status in ('planned', 'handed-over') then
       update abroad_transfer set status = 'called-off', reason = p_reason where id = p_id;
     else
       return 'abroad.not-now';
     end if;
     update abroad_transfer set version = version + 1, stepped_by = guard.user_id(), stepped_at = now() where id = p_id;
     if p_step <> 'hand-over' then perform guard.cancel_duties(p_id, '${duty}'); end if;
     ${tell(`case p_step when 'hand-over' then 'abroad-handed-over' when 'call-off' then 'abroad-called-off' else 'abroad-arrived' end`, `case when p_reason is null then '{}'::jsonb else jsonb_build_object('reason', p_reason) end`)};
     return 'done';
   end $$`,
  // Nobody is handed over who took the word back: what was only planned comes to nothing at once.
  `create function guard.follow_abroad_withdrawn() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare a abroad_transfer;
   begin
     for a in update abroad_transfer set status = 'called-off', reason = 'consent-withdrawn', version = version + 1, stepped_at = now()
               where consent_id = new.consent_id and status = 'planned' returning * loop
       ${tell(`'abroad-called-off'`, `'{"reason": "consent-withdrawn"}'`)};
     end loop;
     return null;
   end $$`,
  // For the worker: whom an arrival concerns, and whether it is still awaited.
  `create function guard.abroad_told(p_id uuid) returns table (case_id uuid, unit_id uuid, status text) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     return query select a.case_id, c.responsible_unit_id, a.status from abroad_transfer a join case_record c on c.id = a.case_id where a.id = p_id;
   end $$`,
];

const doorsOfApp = ['guard.plan_abroad(uuid, uuid, text, text, text, bytea, uuid)', 'guard.step_abroad(uuid, text, date, text, int)'];
const doorsOfWorker = ['guard.abroad_told(uuid)'];
const doorsOfOwner = ['guard.follow_abroad_withdrawn()'];

const replaced = ['closing_facts', 'close_case', 'reopen_case'];

/** The last of what a case's own clocks are about, as the closing has it; a plan's steps and an arrival are of them too. */
const lastSubject = 'union all select id from referral where case_id = p_case';

/** Since the case was last opened: how somebody who arrived abroad left. */
const arrived = `(select case a.destination when 'home-country' then 'returned-home-country' else 'resettled' end from abroad_transfer a
              where a.case_id = p_case and a.status = 'arrived' and a.stepped_at > coalesce((select max(r.reopened_at) from case_reopening r where r.case_id = p_case), '-infinity')
              order by a.stepped_at desc limit 1)`;
const underWay = `(select count(*)::int from abroad_transfer a where a.case_id = p_case and a.status in ('planned', 'handed-over'))`;

/** As they stood, and: nobody's case ends while they are on their way abroad, and whoever arrived there is closed with that outcome. */
export const closingWithAbroad = asBefore(closingDoors, replaced).map((door) =>
  door
    .replaceAll(
      lastSubject,
      `${lastSubject} union all select id from plan_step where case_id = p_case union all select id from abroad_transfer where case_id = p_case`,
    )
    .replace(`'missingDays', o.missing_days,`, `'missingDays', o.missing_days, 'abroadUnderWay', ${underWay}, 'arrivedAbroad', ${arrived},`)
    .replace(
      `if p_outcome is null then`,
      `if ${underWay} > 0 then return 'closure.arrival-awaited'; end if;
     if p_outcome is distinct from coalesce(${arrived}, p_outcome) then return 'closure.outcome-unfit'; end if;
     if p_outcome is null then`,
    ),
);

/** The word from there that somebody came is owed by whoever answers for the case. */
export const arrivals = `
         union all
         select '${duty}', a.id, c.responsible_unit_id, d.due_at from abroad_transfer a
           join deadline d on d.subject_id = a.id and d.kind = '${duty}' and d.step = 'alert' and d.cancelled_at is null
          where a.case_id = c.id and a.status = 'handed-over'`;

const policies = [
  ...guarded('abroad_transfer'),
  `create policy abroad_transfer_read on abroad_transfer for select to himaya_app using (${reads('abroad_transfer.case_id', `${bit.core}`)})`,
  'grant select on abroad_transfer to himaya_app',
  `create constraint trigger abroad_transfer_duties after insert or update of status on abroad_transfer deferrable initially deferred
     for each row execute function guard.follow_duties('case_id')`,
  'create trigger consent_withdrawal_abroad after insert on consent_withdrawal for each row execute function guard.follow_abroad_withdrawn()',
];
