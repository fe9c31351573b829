import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as journeyDoors } from './1764200000312-return-journey';
import { addCodes, asBefore, bit, changed, dropCodes, guarded, oneOf, run } from './sql';

const outcomes = ['safe', 'needs-help', 'not-reached', 're-trafficked'];
const duty = 'return-contact';
const notices = ['return-contact-owed', 'return-contact-overdue', 'return-re-trafficked'];
const replaced = ['take_return_step'] as const;
const today = `(now() at time zone 'Asia/Baghdad')::date`;
const quoted = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ');

/** How somebody is who went home: asked after one, three, six and twelve months; and how many went, for whom it is to be counted. */
export class AfterAReturn1764200000313 implements MigrationInterface {
  readonly name = 'AfterAReturn1764200000313';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      addCodes('notification', 'kind', notices),
      ...['deadline', 'escalation'].map((table) => addCodes(table, 'kind', [duty])),
      'grant select, insert, update on return_contact to himaya_guard',
      'set local role himaya_guard',
      ...doors,
      ...asBefore(journeyDoors, replaced).map((door) =>
        changed(
          door,
          `kind = 'return-arrival' and fired_at is null and cancelled_at is null;`,
          `kind = 'return-arrival' and fired_at is null and cancelled_at is null;
       perform guard.owe_contacts(p_id, day);`,
        ),
      ),
      `revoke execute on function ${[...doorsOfApp, ...doorsOfWorker, ...doorsInside, facts].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${doorsOfWorker.join(', ')} to himaya_worker`,
      `grant execute on function ${facts} to himaya_facts`,
      'reset role',
      ...guarded('return_contact'),
      `create policy return_contact_own on return_contact for select to himaya_app using (unit_id = (select guard.unit())
         and (select guard.reads()) & ${bit.repatriation} <> 0 and return_contact.case_id <> all ((select guard.barred_cases())::uuid[]))`,
      'grant select on return_contact to himaya_app',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      ...asBefore(journeyDoors, replaced),
      `drop function ${[...doorsOfApp, ...doorsOfWorker, ...doorsInside, facts].join(', ')}`,
      ...['deadline', 'escalation'].map((table) => `delete from ${table} where kind = '${duty}'`),
      `delete from notification where kind in (${quoted(notices)})`,
      'reset role',
      'drop table return_contact cascade',
      dropCodes('notification', 'kind', notices),
      ...['deadline', 'escalation'].map((table) => dropCodes(table, 'kind', [duty])),
    ]);
  }
}

const tables = [
  `create table return_contact (
     id uuid not null constraint return_contact_pk primary key,
     repatriation_id uuid not null constraint return_contact_repatriation_fk references repatriation,
     case_id uuid not null constraint return_contact_case_fk references case_record,
     unit_id uuid not null constraint return_contact_unit_fk references unit,
     month int not null constraint return_contact_month_check check (month between 1 and 12),
     due_at timestamptz not null,
     outcome text, contacted_on date, words_ct bytea,
     recorded_by uuid constraint return_contact_recorded_by_fk references user_account,
     recorded_at timestamptz,
     version int not null default 1,
     constraint return_contact_once_uq unique (repatriation_id, month),
     ${oneOf('return_contact_outcome_check', 'outcome', outcomes)},
     constraint return_contact_made_check check ((outcome is null) = (contacted_on is null) and (outcome is null) = (recorded_by is null)))`,
  'create index return_contact_due_ix on return_contact (unit_id, due_at, id) where outcome is null',
];

const doorsOfApp = ['guard.record_return_contact(uuid, int, text, date, bytea)'];
const doorsOfWorker = ['guard.return_contact_told(uuid)'];
const doorsInside = ['guard.owe_contacts(uuid, date)', 'guard.contact_may(uuid)'];
const facts = 'guard.repatriation_facts(date, date)';

export const doors = [
  // Nine in the morning of the day, so many months after the arrival.
  `create function guard.owe_contacts(p_id uuid, p_arrived date) returns void language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare t repatriation; m int; at timestamptz; c uuid;
   begin
     select * into t from repatriation where id = p_id;
     foreach m in array array[1, 3, 6, 12] loop
       c := gen_random_uuid();
       at := ((p_arrived + make_interval(months => m))::date + time '09:00') at time zone 'Asia/Baghdad';
       insert into return_contact (id, repatriation_id, case_id, unit_id, month, due_at) values (c, p_id, t.case_id, t.unit_id, m, at);
       insert into deadline (id, kind, step, subject_id, due_at) values
         (gen_random_uuid(), '${duty}', 'remind-desk', c, at), (gen_random_uuid(), '${duty}', 'alert', c, at + interval '7 days');
     end loop;
   end $$`,
  // Once the case is closed, somebody is asked how they are only on their word to after-care.
  `create function guard.contact_may(p_case uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from case_record c where c.id = p_case and c.status = 'open')
         or exists (select 1 from consent k where k.case_id = p_case and k.purpose = 'after-care' and k.valid_until >= ${today}
                      and (k.given_by <> 'self' or not guard.is_child(p_case)) and not exists (select 1 from consent_withdrawal w where w.consent_id = k.id));
   end $$`,
  `create function guard.record_return_contact(p_id uuid, p_version int, p_outcome text, p_on date, p_words bytea) returns text language plpgsql volatile
   security definer set search_path = public, guard, pg_temp as $$
   declare t repatriation; c return_contact;
   begin
     t := guard.lock_repatriation((select x.repatriation_id from return_contact x where x.id = p_id));
     select * into c from return_contact where id = p_id for update;
     if c.version <> p_version then return 'conflict'; end if;
     if c.outcome is not null then return 'repatriation.not-now'; end if;
     if p_on > ${today} then return 'body.invalid'; end if;
     if not guard.contact_may(t.case_id) then return 'repatriation.no-after-care'; end if;
     update return_contact set outcome = p_outcome, contacted_on = p_on, words_ct = p_words, recorded_by = guard.user_id(), recorded_at = clock_timestamp(),
            version = version + 1 where id = p_id;
     update repatriation set version = version + 1 where id = t.id;
     update deadline set cancelled_at = now() where subject_id = p_id and fired_at is null and cancelled_at is null;
     return 'done';
   end $$`,
  // For the worker: whose it is, where the case's desk is, and whether it may still be made; never what was said.
  `create function guard.return_contact_told(p_id uuid) returns table (repatriation_id uuid, unit_id uuid, case_id uuid, responsible_unit_id uuid, governorate text, owed boolean,
     outcome text) language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     return query select c.repatriation_id, c.unit_id, c.case_id, k.responsible_unit_id, k.governorate, c.outcome is null and guard.contact_may(c.case_id), c.outcome
       from return_contact c join case_record k on k.id = c.case_id where c.id = p_id;
   end $$`,
  // For the fact store (measure victims-repatriated; Transport's figure, roles 12): one row a person who left, by the day of departure, with or without an office; no id.
  `create function guard.repatriation_facts(p_from date, p_to date) returns table (month date, country text, destination text, voluntary boolean, arrived boolean,
     sex text, age_band text) language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return query
       select date_trunc('month', l.day)::date, a.country, a.destination, coalesce(t.decision = 'wants-to-return', true) and k.purpose = 'repatriation',
              a.status = 'arrived', c.sex, c.age_band
         from abroad_transfer a join case_record c on c.id = a.case_id join consent k on k.id = a.consent_id left join repatriation t on t.id = a.repatriation_id
         left join return_step s on s.repatriation_id = a.repatriation_id and s.step = 'depart'
         cross join lateral (select coalesce(s.done_on, a.handed_over_on) as day) l
        where a.status <> 'called-off' and l.day >= p_from and l.day < p_to;
   end $$`,
];
