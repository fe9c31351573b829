import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dutiesOf } from './1764200000065-work-of-deadlines';
import { missingReviews } from './1764200000070-missing-persons';
import { doors as doorsOfNeeds, openReferral } from './1764200000086-needs-met';
import { addCodes, asBefore, bit, dropCodes, guarded, reads, run } from './sql';

const duty = 'plan-step';
const notices = ['plan-step-reminder', 'plan-step-overdue'];
const doorsOfApp = ['guard.set_plan_steps(uuid, uuid[], uuid[], date[])'];
const inside = ['guard.plan_step_unit(uuid)'];

/** A step of a plan that somebody owes by a day is work: due, reminded and told when it is late. Its words stay in the sealed plan. */
export class PlanSteps1764200000213 implements MigrationInterface {
  readonly name = 'PlanSteps1764200000213';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      `create table plan_step (
         id uuid not null constraint plan_step_pk primary key,
         case_id uuid not null constraint plan_step_case_fk references case_record,
         -- Who was to see to it; whose work it is, guard.plan_step_unit says.
         unit_id uuid not null constraint plan_step_unit_fk references unit,
         due_on date not null,
         ended_at timestamptz)`,
      'create index plan_step_case_ix on plan_step (case_id) where ended_at is null',
      'grant select, insert, update, delete on plan_step to himaya_guard',
      addCodes('notification', 'kind', notices),
      ...['deadline', 'escalation', 'duty'].map((table) => addCodes(table, 'kind', [duty])),
      'set local role himaya_guard',
      ...doors,
      dutiesOf(openReferral('n'), missingReviews + planSteps),
      caseDuty,
      `revoke execute on function ${[...doorsOfApp, ...inside].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      'reset role',
      `create constraint trigger plan_step_duties after insert or update on plan_step deferrable initially deferred
         for each row execute function guard.follow_duties('case_id')`,
      ...guarded('plan_step'),
      `create policy plan_step_read on plan_step for select to himaya_app using (${reads('plan_step.case_id', `${bit.core}`)})`,
      'grant select on plan_step to himaya_app',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      dutiesOf(openReferral('n'), missingReviews),
      ...asBefore(doorsOfNeeds, ['case_duty']),
      `drop function ${[...doorsOfApp, ...inside].join(', ')}`,
      ...['deadline', 'escalation', 'duty'].map((table) => `delete from ${table} where kind = '${duty}'`),
      `delete from notification where kind in ('${notices.join(`', '`)}')`,
      'reset role',
      'drop table plan_step',
      dropCodes('notification', 'kind', notices),
      ...['deadline', 'escalation', 'duty'].map((table) => dropCodes(table, 'kind', [duty])),
    ]);
  }
}

/** Due at the end of its day, Iraq's time. */
const dueAt = (day: string): string => `((${day} + 1)::timestamp at time zone 'Asia/Baghdad')`;

export const planSteps = `
         union all
         select '${duty}', s.id, guard.plan_step_unit(s.id), ${dueAt('s.due_on')} from plan_step s where s.case_id = c.id and s.ended_at is null`;

/** The moment at which this step was taken for this very date; null where it was not. */
const rung = `(select e.at from escalation e where e.subject_id = excluded.subject_id and e.kind = excluded.kind and e.step = excluded.step
          and e.due_at = excluded.due_at)`;

const doors = [
  // The unit that was named, while it holds the case; nobody is told of a case through a plan: else it is the responsible unit's to see to.
  `create function guard.plan_step_unit(p_step uuid) returns uuid language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return (select case when exists (select 1 from case_access a where a.holder_id = s.unit_id and a.case_id = s.case_id and now() < a.valid_to)
                         then s.unit_id else c.responsible_unit_id end
               from plan_step s join case_record c on c.id = s.case_id where s.id = p_step);
   end $$`,
  // The dated steps of the version that this very transaction saved, and no others: what is not among them is done, dropped or dated no more.
  // A step that moved is called for again at its new time; one that did not is left as it was.
  `create function guard.set_plan_steps(p_plan uuid, p_ids uuid[], p_units uuid[], p_days date[]) returns void language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare of_case uuid;
   begin
     select p.case_id into of_case from case_plan p
      where p.id = p_plan and p.recorded_by = guard.user_id() and p.xmin = pg_current_xact_id_if_assigned()::xid;
     if of_case is null or exists (select 1 from plan_step s where s.id = any (p_ids) and s.case_id <> of_case) then
       raise exception 'guard: not the steps of a plan saved here' using errcode = '42501';
     end if;
     update deadline d set cancelled_at = now() where d.kind = '${duty}' and d.fired_at is null and d.cancelled_at is null
        and d.subject_id in (select s.id from plan_step s where s.case_id = of_case and not s.id = any (p_ids));
     update plan_step s set ended_at = now() where s.case_id = of_case and s.ended_at is null and not s.id = any (p_ids);
     insert into plan_step (id, case_id, unit_id, due_on)
       select u.id, of_case, u.unit_id, u.due_on from unnest(p_ids, p_units, p_days) u (id, unit_id, due_on)
       on conflict on constraint plan_step_pk do update set unit_id = excluded.unit_id, due_on = excluded.due_on, ended_at = null;
     insert into deadline (id, kind, step, subject_id, due_at)
       select gen_random_uuid(), '${duty}', x.step, u.id, ${dueAt('u.due_on')} - x.before
         from unnest(p_ids, p_days) u (id, due_on), (values ('remind-desk', interval '2 days'), ('alert', interval '0')) x (step, before)
       on conflict on constraint deadline_step_uq do update set due_at = excluded.due_at, cancelled_at = null, fired_at = ${rung};
   end $$`,
];

/** A statement with one piece of it changed. @throws Error where the piece is not there exactly once */
function changed(statement: string, from: string, to: string): string {
  if (statement.split(from).length !== 2) throw new Error(`not there once: ${from}`);
  return statement.replace(from, () => to);
}

const [before = ''] = asBefore(doorsOfNeeds, ['case_duty']);
export const caseDuty = changed(
  changed(
    before,
    `       when 'guardian-appointment'`,
    `       when '${duty}' then (select s.case_id from plan_step s where s.id = p_subject and s.ended_at is null)
       when 'guardian-appointment'`,
  ),
  'select c.id, c.responsible_unit_id, c.governorate',
  `select c.id, case p_kind when '${duty}' then guard.plan_step_unit(p_subject) else c.responsible_unit_id end, c.governorate`,
);
