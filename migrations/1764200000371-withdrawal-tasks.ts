import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addCodes, bit, dropCodes, oneOf, run } from './sql';

const kind = 'see-to-withdrawal';
const services = [
  'shelter', 'medical', 'psychological', 'legal-aid', 'interpretation', 'repatriation', 'reintegration', 'financial-aid', 'education', 'employment',
]; // prettier-ignore

/** Somebody sees with the person how a service goes on whose consent was taken back (domain.md section 5): a task that nobody of the unit made. */
export class WithdrawalTasks1764200000371 implements MigrationInterface {
  readonly name = 'WithdrawalTasks1764200000371';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      addCodes('task', 'kind', [kind]),
      ...columns,
      ...policies(`${ofUnit} and (${held} or ${told})`, `${mine} and service is null and with_unit_id is null`),
      'grant select (service) on task to himaya_worker',
      'set local role himaya_guard',
      ...doors,
      `revoke execute on function ${doorsOfWorker.join(', ')}, ${doorInside} from public`,
      `grant execute on function ${doorsOfWorker.join(', ')} to himaya_worker`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      `drop function ${doorsOfWorker.join(', ')}, ${doorInside}`,
      `delete from deadline where kind = 'task' and subject_id in (select id from task where kind = '${kind}')`,
      `delete from task where kind = '${kind}'`,
      'reset role',
      ...policies(`${ofUnit} and ${held}`, mine),
      'alter table task drop constraint task_service_check, drop constraint task_made_check, drop column service, drop column with_unit_id, alter column created_by set not null',
      dropCodes('task', 'kind', [kind]),
    ]);
  }
}

const columns = [
  `alter table task alter column created_by drop not null, add column service text,
     add column with_unit_id uuid constraint task_with_unit_fk references unit,
     add ${oneOf('task_service_check', 'service', services)},
     -- What nobody made came of a withdrawal, and says of which service.
     add constraint task_made_check check ((created_by is null) = (service is not null) and (service is null or kind = '${kind}')
       and (with_unit_id is null or (service is not null and service <> 'shelter')))`,
];

const ofUnit = `unit_id = (select guard.unit())`;
const held = `guard.reads_case(case_id, ${bit.core})`;
/** The desk that coordinates has no door to the case yet; it is told of a service and who gives it, and not where somebody sleeps. */
const told = `(service is not null and 'case-coordinator' = any ((select guard.roles())::text[]) and not guard.hides_case(case_id))`;
const mine = `unit_id = (select guard.unit()) and created_by = (select guard.user_id()) and guard.works_case(case_id, ${bit.core})`;

const policies = (sees: string, records: string): string[] => [
  'drop policy task_read on task',
  'drop policy task_record on task',
  'drop policy task_change on task',
  `create policy task_read on task for select to himaya_app using (${sees})`,
  `create policy task_record on task for insert to himaya_app with check (${records})`,
  `create policy task_change on task for update to himaya_app using (${sees}) with check (unit_id = (select guard.unit()))`,
];

const doorInside = 'guard.give_withdrawal_task(uuid, uuid, text, uuid, timestamptz)';
const doorsOfWorker = [
  'guard.task_of_withdrawn(uuid, uuid, timestamptz)',
  'guard.tasks_of_stopped(uuid, uuid, timestamptz)',
  'guard.governorate_of_consent(uuid)',
];

const doors = [
  // One that is open is enough, of a case that is; whoever of the unit sees to the case has it.
  `create function guard.give_withdrawal_task(p_case uuid, p_unit uuid, p_service text, p_with uuid, p_due timestamptz)
     returns table (task_id uuid, case_id uuid, unit_id uuid, user_id uuid) language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   declare made uuid := gen_random_uuid(); person uuid;
   begin
     perform 1 from case_record c where c.id = p_case and c.status = 'open' for key share;
     if not found then return; end if;
     perform pg_advisory_xact_lock(hashtextextended('withdrawal|' || p_case, 0));
     if exists (select 1 from task t where t.case_id = p_case and t.unit_id = p_unit and t.service = p_service and t.status = 'requested') then return; end if;
     select s.user_id into person from case_assignment s join user_account u on u.id = s.user_id and u.unit_id = p_unit and u.disabled_at is null
      where s.case_id = p_case and s.unit_id = p_unit;
     insert into task (id, case_id, unit_id, kind, service, with_unit_id, due_at, assigned_to)
       values (made, p_case, p_unit, '${kind}', p_service, case when p_service <> 'shelter' then p_with end, p_due, person);
     return query select made, p_case, p_unit, person;
   end $$`,
  // The service of a referral goes on without what was shared: the desk's task.
  `create function guard.task_of_withdrawn(p_referral uuid, p_desk uuid, p_due timestamptz)
     returns table (task_id uuid, case_id uuid, unit_id uuid, user_id uuid) language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     return query select g.* from referral r, guard.give_withdrawal_task(r.case_id, p_desk, r.service, r.to_unit_id, p_due) g
       where r.id = p_referral and r.status in ('accepted', 'in-progress', 'on-hold');
   end $$`,
  // What stopped, or is shared no more, in a unit's own case, where no referral tells anybody: the responsible unit's task, of a return the desk's too.
  `create function guard.tasks_of_stopped(p_consent uuid, p_desk uuid, p_due timestamptz)
     returns table (task_id uuid, case_id uuid, unit_id uuid, user_id uuid) language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   declare w consent_withdrawal; word text;
   begin
     select * into w from consent_withdrawal x where x.consent_id = p_consent;
     if w.consent_id is null then return; end if;
     select c.purpose into word from consent c where c.id = p_consent;
     return query
       with stopped (service, case_id, unit_id) as (
         select 'repatriation', t.case_id, t.unit_id from repatriation t
          where t.consent_id = p_consent and t.referral_id is null and t.status = 'called-off' and t.reason = 'consent-withdrawn'
         union
         select 'reintegration', p.case_id, p.unit_id from programme p
          where p.case_id = w.case_id and p.referral_id is null
            and ((word = 'assistance' and p.sharing_ended_at >= w.withdrawn_at)
              or (word = 'contact-family' and exists (select 1 from programme_strand s join strand_event e on e.strand_id = s.id and e.move = 'decline'
                    where s.programme_id = p.id and s.kind in ('family-tracing', 'reunification') and s.status = 'declined-by-person'
                      and e.recorded_at >= w.withdrawn_at)))),
       owed (service, case_id, unit_id, with_id) as (
         select s.service, s.case_id, c.responsible_unit_id, case when s.service = 'repatriation' then nullif(s.unit_id, c.responsible_unit_id) end from stopped s join case_record c on c.id = s.case_id
         union
         select s.service, s.case_id, p_desk, s.unit_id from stopped s join case_record c on c.id = s.case_id
          where s.service = 'repatriation' and p_desk is not null and p_desk <> c.responsible_unit_id)
       select g.* from owed o, guard.give_withdrawal_task(o.case_id, o.unit_id, o.service, o.with_id, p_due) g;
   end $$`,
  `create function guard.governorate_of_consent(p_consent uuid) returns text language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return (select c.governorate from consent k join case_record c on c.id = k.case_id where k.id = p_consent);
   end $$`,
];
