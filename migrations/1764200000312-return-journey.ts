import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as abroadDoors } from './1764200000222-abroad';
import { doors as returnDoors } from './1764200000311-repatriation';
import { addCodes, asBefore, bit, changed, dropCodes, guarded, oneOf, run } from './sql';

const running = `('deciding', 'preparing', 'travelling', 'handed-over')`;
const embassies = ['embassy', 'consulate', 'honorary-consul'];
const documents = ['passport', 'emergency-travel-document', 'laissez-passer', 'travel-permit'];
const modes = ['air', 'road', 'sea'];
const escorts = ['nobody', 'officer', 'social-worker', 'medical', 'organisation', 'relative'];

/** [step, from, to]: a test holds it against libs/domain's table. */
const steps: readonly (readonly [string, readonly string[], string | null])[] = [
  ['contact-embassy', ['preparing'], null],
  ['ask-document', ['preparing'], null],
  ['issue-document', ['preparing'], null],
  ['ask-clearance', ['preparing'], null],
  ['name-receiver', ['preparing'], null],
  ['book', ['preparing'], null],
  ['settle-escort', ['preparing'], null],
  ['depart', ['preparing'], 'travelling'],
  ['hand-over', ['travelling'], 'handed-over'],
  ['confirm-arrival', ['handed-over'], 'arrived'],
  ['call-off', ['deciding', 'preparing', 'travelling', 'handed-over'], 'called-off'],
];

const duty = 'return-arrival';
const notices = ['return-arrival-owed'];
const replacedOfReturns = ['return_facts', 'step_repatriation', 'stop_return', 'decide_return'] as const;
const replacedOfAbroad = ['plan_abroad', 'step_abroad'] as const;
const today = `(now() at time zone 'Asia/Baghdad')::date`;
const quoted = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ');

/** The way home: papers, leave to go, the journey, and the hand-over to a body there that is the case's own hand-over abroad. */
export class ReturnJourney1764200000312 implements MigrationInterface {
  readonly name = 'ReturnJourney1764200000312';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      addCodes('notification', 'kind', notices),
      ...['deadline', 'escalation'].map((table) => addCodes(table, 'kind', [duty])),
      'grant select, insert on return_step to himaya_guard',
      'grant select, insert, update on exit_clearance to himaya_guard',
      'set local role himaya_guard',
      `create table guard.return_step_rule (step text not null, from_status text not null, to_status text not null,
         constraint return_step_rule_pk primary key (step, from_status))`,
      `insert into guard.return_step_rule values ${steps
        .flatMap(([step, from, to]) => from.map((one) => `('${step}', '${one}', '${to ?? one}')`))
        .join(', ')}`,
      'drop function guard.step_repatriation(uuid, int, text, text)',
      ...changedDoors,
      ...doors,
      `revoke execute on function ${[...doorsOfApp, ...doorsOfWorker].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${doorsOfWorker.join(', ')} to himaya_worker`,
      'reset role',
      ...policies,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'grant delete on abroad_transfer to himaya_guard',
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, ...doorsOfWorker].join(', ')}`,
      ...asBefore(returnDoors, replacedOfReturns),
      'revoke execute on function guard.step_repatriation(uuid, int, text, text) from public',
      'grant execute on function guard.step_repatriation(uuid, int, text, text) to himaya_app',
      ...asBefore(abroadDoors, replacedOfAbroad),
      'drop table guard.return_step_rule',
      ...['deadline', 'escalation'].map((table) => `delete from ${table} where kind = '${duty}'`),
      `delete from notification where kind in (${quoted(notices)})`,
      // A hand-over that a return made has no assessment of the case's own behind it.
      'delete from abroad_transfer where repatriation_id is not null',
      'reset role',
      'revoke delete on abroad_transfer from himaya_guard',
      'drop table exit_clearance, return_step cascade',
      'drop index abroad_transfer_repatriation_ix',
      'alter table abroad_transfer drop constraint abroad_transfer_risk_check, drop column repatriation_id, alter column risk_assessment_id set not null',
      'alter table repatriation drop column carer_ct',
      dropCodes('notification', 'kind', notices),
      ...['deadline', 'escalation'].map((table) => dropCodes(table, 'kind', [duty])),
    ]);
  }
}

const ofReturn = (table: string): string => `
     repatriation_id uuid not null constraint ${table}_repatriation_fk references repatriation,
     case_id uuid not null constraint ${table}_case_fk references case_record,
     unit_id uuid not null constraint ${table}_unit_fk references unit`;

const tables = [
  // Who there takes a child on, under the return's key.
  'alter table repatriation add column carer_ct bytea',
  `alter table abroad_transfer add column repatriation_id uuid constraint abroad_transfer_repatriation_fk references repatriation,
     alter column risk_assessment_id drop not null,
     add constraint abroad_transfer_risk_check check (risk_assessment_id is not null or repatriation_id is not null)`,
  'create index abroad_transfer_repatriation_ix on abroad_transfer (repatriation_id) where repatriation_id is not null',
  `create table return_step (
     id uuid not null constraint return_step_pk primary key, ${ofReturn('return_step')},
     step text not null,
     done_on date not null,
     embassy text, consent_id uuid constraint return_step_consent_fk references consent,
     document text, valid_until date,
     mode text, escort text,
     -- The document's number; carrier and route: where the person will be.
     words_ct bytea,
     recorded_by uuid not null constraint return_step_recorded_by_fk references user_account,
     recorded_at timestamptz not null default clock_timestamp(),
     ${oneOf(
       'return_step_step_check',
       'step',
       steps.map(([step]) => step),
     )},
     ${oneOf('return_step_embassy_check', 'embassy', embassies)},
     ${oneOf('return_step_document_check', 'document', documents)},
     ${oneOf('return_step_mode_check', 'mode', modes)},
     ${oneOf('return_step_escort_check', 'escort', escorts)},
     constraint return_step_consented_check check ((step = 'contact-embassy') = (consent_id is not null)))`,
  'create index return_step_of_ix on return_step (repatriation_id, recorded_at desc, id desc)',
  // Nobody leaves, is handed over or arrives twice.
  `create unique index return_step_once_uq on return_step (repatriation_id, step) where step in ('depart', 'hand-over', 'confirm-arrival', 'call-off')`,
  `create table exit_clearance (
     id uuid not null constraint exit_clearance_pk primary key, ${ofReturn('exit_clearance')},
     status text not null default 'asked',
     asked_on date not null, decided_on date,
     fines text,
     -- Whole dinars.
     amount int constraint exit_clearance_amount_check check (amount between 1 and 1000000000),
     asked_by uuid not null constraint exit_clearance_asked_by_fk references user_account,
     asked_at timestamptz not null default clock_timestamp(),
     decided_by uuid constraint exit_clearance_decided_by_fk references user_account,
     version int not null default 1,
     ${oneOf('exit_clearance_status_check', 'status', ['asked', 'granted', 'refused', 'not-needed'])},
     ${oneOf('exit_clearance_fines_check', 'fines', ['none', 'waived', 'charged'])},
     constraint exit_clearance_decided_check check ((status = 'asked') = (decided_on is null) and (status = 'asked') = (decided_by is null) and decided_on >= asked_on),
     constraint exit_clearance_fined_check check ((status = 'granted') = (fines is not null) and (amount is not null) = coalesce(fines = 'charged', false)))`,
  `create unique index exit_clearance_asked_uq on exit_clearance (repatriation_id) where status = 'asked'`,
  'create index exit_clearance_of_ix on exit_clearance (repatriation_id, asked_at desc, id desc)',
  `create index exit_clearance_waiting_ix on exit_clearance (case_id) where status = 'asked'`,
];

const doorsOfApp = [
  'guard.take_return_step(uuid, uuid, int, text, date, text, uuid, text, date, text, text, text, bytea)',
  'guard.name_receiver(uuid, uuid, uuid, int, text, text, text, bytea, bytea)',
  'guard.asked_clearances()',
  'guard.decide_clearance(uuid, int, text, date, text, int)',
];
const doorsOfWorker = ['guard.return_told(uuid)'];

/** What a step, or the lack of one, makes of the hand-over abroad: told in the case as that one always is. */
const tell = (kind: string, details: string): string =>
  `insert into timeline_event (id, case_id, kind, category, unit_id, subject_id, details)
         values (gen_random_uuid(), a.case_id, ${kind}, ${bit.core}, guard.unit(), a.id, ${details})`;

const latest = (step: string, column: string): string =>
  `(select s.${column} from return_step s where s.repatriation_id = p_id and s.step = '${step}' order by s.recorded_at desc, s.id desc limit 1)`;

/** A hand-over that did not come about ends with its return. */
const offWith = (reason: string, only: string): string => `
     for a in update abroad_transfer set status = 'called-off', reason = ${reason}, version = version + 1, stepped_by = guard.user_id(), stepped_at = now()
               where repatriation_id = p_id and status in (${only}) returning * loop
       perform guard.cancel_duties(a.id, 'abroad-arrival');
       ${tell(`'abroad-called-off'`, `jsonb_build_object('reason', a.reason)`)};
     end loop;
     update deadline set cancelled_at = now() where subject_id = p_id and kind = '${duty}' and fired_at is null and cancelled_at is null`;

const changedDoors = [
  ...asBefore(returnDoors, ['return_facts']).map((door) =>
    changed(
      door,
      `       'fitness', (`,
      `       'fearsState', coalesce((select 'fears-own-state' = any (k.present) from return_risk k where k.repatriation_id = p_id
                                 order by k.assessed_at desc, k.id desc limit 1), false),
       'receiver', exists (select 1 from abroad_transfer a where a.repatriation_id = p_id and a.status in ('planned', 'handed-over')),
       'carer', t.carer_ct is not null,
       'documentUntil', (select case when s.step = 'issue-document' then s.valid_until end from return_step s
                          where s.repatriation_id = p_id and s.step in ('ask-document', 'issue-document') order by s.recorded_at desc, s.id desc limit 1),
       'clearance', (select e.status from exit_clearance e where e.repatriation_id = p_id order by e.asked_at desc, e.id desc limit 1),
       'departsOn', ${latest('book', 'done_on')},
       'escort', ${latest('settle-escort', 'escort')},
       'fitness', (`,
    ),
  ),
  // Whatever ends a return ends what was booked and planned with it.
  `create or replace function guard.stop_return(p_id uuid, p_reason text) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare a abroad_transfer;
   begin
     update repatriation set status = 'called-off', status_since = clock_timestamp(), reason = p_reason, version = version + 1
      where id = p_id and status in ${running};
     if not found then return; end if;${offWith(
       `case p_reason when 'consent-withdrawn' then 'consent-withdrawn' when 'not-safe' then 'not-safe' when 'not-accepted-there' then 'not-accepted'
                             when 'travel-impossible' then 'travel-impossible' when 'papers-refused' then 'travel-impossible' else 'other' end`,
       `'planned', 'handed-over'`,
     )};
   end $$`,
  ...asBefore(returnDoors, ['decide_return']).map((door) =>
    changed(
      changed(door, 'k guard.return_decision_rule;', 'k guard.return_decision_rule; a abroad_transfer;'),
      `where id = p_id;
     return 'done';`,
      `where id = p_id;
     if k.to_status = 'declined' then${offWith(`'person-declined'`, `'planned', 'handed-over'`)};
     end if;
     return 'done';`,
    ),
  ),
  // A hand-over that a return brings about is that return's to make; nobody plans another beside it.
  ...asBefore(abroadDoors, ['plan_abroad']).map((door) =>
    changed(
      door,
      `if c.status <> 'open' then return 'case.closed'; end if;`,
      `if c.status <> 'open' then return 'case.closed'; end if;
     if exists (select 1 from repatriation t where t.case_id = p_case and t.status in ${running}) then return 'abroad.return-runs'; end if;`,
    ),
  ),
  ...asBefore(abroadDoors, ['step_abroad']).map((door) =>
    changed(
      door,
      `if a.version <> p_version then return 'conflict'; end if;`,
      `if a.version <> p_version then return 'conflict'; end if;
     if a.repatriation_id is not null then return 'abroad.return-runs'; end if;`,
    ),
  ),
];

export const doors = [
  `create function guard.name_receiver(p_row uuid, p_transfer uuid, p_id uuid, p_version int, p_destination text, p_country text, p_kind text, p_body bytea,
     p_carer bytea) returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare t repatriation := guard.lock_repatriation(p_id); a abroad_transfer;
   begin
     if t.version <> p_version then return 'conflict'; end if;
     if t.status <> 'preparing' or not guard.works_case(t.case_id, ${bit.core}) then return 'repatriation.not-now'; end if;
     update abroad_transfer set destination = p_destination, country = p_country, body_kind = p_kind, body_ct = p_body, consent_id = t.consent_id,
            version = version + 1 where repatriation_id = p_id and status = 'planned' returning * into a;
     if a.id is null then
       insert into abroad_transfer (id, case_id, unit_id, destination, country, body_kind, body_ct, consent_id, repatriation_id, planned_by)
         values (p_transfer, t.case_id, t.unit_id, p_destination, p_country, p_kind, p_body, t.consent_id, p_id, guard.user_id()) returning * into a;
       ${tell(`'abroad-planned'`, `jsonb_build_object('destination', p_destination)`)};
     end if;
     insert into return_step (id, repatriation_id, case_id, unit_id, step, done_on, recorded_by)
       values (p_row, p_id, t.case_id, t.unit_id, 'name-receiver', ${today}, guard.user_id());
     update repatriation set carer_ct = p_carer, version = version + 1 where id = p_id;
     return 'done';
   exception when unique_violation then
     return 'abroad.standing';
   end $$`,
  // One step, asked again of the rows that it needs. Departure asks for everything at once, and the hand-over is the case's own.
  `create function guard.take_return_step(p_row uuid, p_id uuid, p_version int, p_step text, p_on date, p_embassy text, p_consent uuid, p_document text,
     p_until date, p_mode text, p_escort text, p_reason text, p_words bytea) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare t repatriation := guard.lock_repatriation(p_id); k guard.return_step_rule; f jsonb; a abroad_transfer; day date := coalesce(p_on, ${today});
   begin
     if t.version <> p_version then return 'conflict'; end if;
     select * into k from guard.return_step_rule x where x.step = p_step and x.from_status = t.status;
     if k.step is null or p_step = 'name-receiver' then return 'repatriation.not-now'; end if;
     if (p_step = 'book') <> (day > ${today}) and not (p_step = 'book' and day = ${today}) then return 'body.invalid'; end if;
     f := guard.return_facts(p_id);
     if p_step = 'contact-embassy' then
       if (f ->> 'fearsState')::boolean then return 'repatriation.fears-state'; end if;
       if not exists (select 1 from consent c where c.id = p_consent and c.case_id = t.case_id and c.purpose = 'share-identity' and c.valid_until >= ${today}
                        and (c.given_by <> 'self' or not guard.is_child(t.case_id))
                        -- Embassies are spoken with through Foreign Affairs: a consent names it, or an office of its.
                        and coalesce((select u.agency_id from unit u where u.id = c.recipient_unit_id), c.recipient_agency_id) = 'ministry-of-foreign-affairs'
                        and not exists (select 1 from consent_withdrawal w where w.consent_id = c.id)) then return 'repatriation.embassy-consent'; end if;
     elsif p_step = 'ask-clearance' then
       insert into exit_clearance (id, repatriation_id, case_id, unit_id, asked_on, asked_by) values (p_row, p_id, t.case_id, t.unit_id, day, guard.user_id());
     elsif p_step = 'depart' then
       if not coalesce((f ->> 'consent')::boolean
           and f #>> '{risk,status}' = 'approved' and f #>> '{risk,level}' in ('low', 'medium') and (f #>> '{risk,validUntil}')::date >= ${today}
           and f ->> 'fitness' in ('fit', 'fit-with-escort') and (f ->> 'receiver')::boolean
           and (f ->> 'documentUntil')::date >= ${today} and f ->> 'clearance' in ('granted', 'not-needed')
           and (f ->> 'departsOn')::date >= ${today} and f ->> 'escort' is not null
           and (f ->> 'escort' <> 'nobody' or (not (f ->> 'child')::boolean and f ->> 'fitness' = 'fit'))
           and (not (f ->> 'child')::boolean or ((f ->> 'bestInterests')::boolean and f ->> 'guardian' = 'appointed' and (f ->> 'carer')::boolean)), false) then
         return 'repatriation.not-ready';
       end if;
     elsif p_step = 'hand-over' then
       if not (f ->> 'consent')::boolean then return 'repatriation.no-consent'; end if;
       update abroad_transfer set status = 'handed-over', handed_over_on = day, version = version + 1, stepped_by = guard.user_id(), stepped_at = now()
        where repatriation_id = p_id and status = 'planned' returning * into a;
       if a.id is null then return 'repatriation.not-now'; end if;
       insert into deadline (id, kind, step, subject_id, due_at) values
         (gen_random_uuid(), 'abroad-arrival', 'remind-desk', a.id, now() + interval '3 days'), (gen_random_uuid(), 'abroad-arrival', 'alert', a.id, now() + interval '7 days'),
         (gen_random_uuid(), '${duty}', 'remind-desk', p_id, now() + interval '3 days'), (gen_random_uuid(), '${duty}', 'alert', p_id, now() + interval '7 days');
       ${tell(`'abroad-handed-over'`, `'{}'::jsonb`)};
     elsif p_step = 'confirm-arrival' then
       update abroad_transfer set status = 'arrived', arrived_on = day, version = version + 1, stepped_by = guard.user_id(), stepped_at = now()
        where repatriation_id = p_id and status = 'handed-over' returning * into a;
       if a.id is null then return 'repatriation.not-now'; end if;
       perform guard.cancel_duties(a.id, 'abroad-arrival');
       update deadline set cancelled_at = now() where subject_id = p_id and kind = '${duty}' and fired_at is null and cancelled_at is null;
       ${tell(`'abroad-arrived'`, `'{}'::jsonb`)};
     elsif p_step = 'call-off' then
       perform guard.stop_return(p_id, p_reason);
     end if;
     insert into return_step (id, repatriation_id, case_id, unit_id, step, done_on, embassy, consent_id, document, valid_until, mode, escort, words_ct, recorded_by)
       values (p_row, p_id, t.case_id, t.unit_id, p_step, day, p_embassy, p_consent, p_document, p_until, p_mode, p_escort, p_words, guard.user_id());
     update repatriation set version = version + 1, status = k.to_status,
            status_since = case when t.status = k.to_status then status_since else clock_timestamp() end where id = p_id and p_step <> 'call-off';
     return 'done';
   exception
     when unique_violation then return 'repatriation.not-now';
     when check_violation then return 'body.invalid';
   end $$`,
  // What the residence directorate is asked: clearances in cases that were shared with the unit for repatriation. Of the person no more than core.
  `create function guard.asked_clearances() returns table (id uuid, version int, status text, asked_on date, decided_on date, fines text, amount int, case_id uuid, sex text,
     age_band text) language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   declare bars uuid[] := guard.barred_cases(); mine uuid[] := guard.holders();
   begin
     if guard.writes() & ${bit.repatriation} = 0 or guard.reads() & ${bit.core} = 0 then return; end if;
     return query
       select e.id, e.version, e.status, e.asked_on, e.decided_on, e.fines, e.amount, e.case_id, c.sex, c.age_band
         from case_access x join exit_clearance e on e.case_id = x.case_id and e.status = 'asked' join case_record c on c.id = e.case_id
        where x.holder_id = any (mine) and now() < x.valid_to and x.write_mask & ${bit.repatriation} <> 0 and e.case_id <> all (bars)
        order by e.asked_on, e.id limit 50;
   end $$`,
  `create function guard.decide_clearance(p_id uuid, p_version int, p_status text, p_on date, p_fines text, p_amount int) returns text language plpgsql volatile
   security definer set search_path = public, guard, pg_temp as $$
   declare e exit_clearance;
   begin
     perform 1 from repatriation t where t.id = (select x.repatriation_id from exit_clearance x where x.id = p_id) for update;
     select * into e from exit_clearance where id = p_id for update;
     if e.id is null or guard.hides_case(e.case_id) or not (guard.writes_case(e.case_id, ${bit.repatriation})
          or (e.unit_id = guard.unit() and guard.reads() & guard.writes() & ${bit.repatriation} <> 0)) then
       raise exception 'guard: not a clearance that this session decides' using errcode = '42501';
     end if;
     if e.version <> p_version then return 'conflict'; end if;
     if e.status <> 'asked' then return 'repatriation.not-now'; end if;
     update exit_clearance set status = p_status, decided_on = p_on, fines = p_fines, amount = p_amount, decided_by = guard.user_id(), version = version + 1
      where id = p_id;
     update repatriation set version = version + 1 where id = e.repatriation_id;
     return 'done';
   exception when check_violation then
     return 'body.invalid';
   end $$`,
  // For the worker: whose return it is, and whether the arrival is still awaited.
  `create function guard.return_told(p_id uuid) returns table (unit_id uuid, status text) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     return query select t.unit_id, t.status from repatriation t where t.id = p_id;
   end $$`,
];

/** The unit's own file: it stands on the unit and the role, not on a door to the case. */
const own = (table: string): string =>
  `unit_id = (select guard.unit()) and (select guard.reads()) & ${bit.repatriation} <> 0 and ${table}.case_id <> all ((select guard.barred_cases())::uuid[])`;

const policies = ['return_step', 'exit_clearance'].flatMap((table) => [
  ...guarded(table),
  `create policy ${table}_own on ${table} for select to himaya_app using (${own(table)})`,
  `grant select on ${table} to himaya_app`,
]);
