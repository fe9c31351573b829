import type { MigrationInterface, QueryRunner } from 'typeorm';
import { clocks } from './1764200000021-identification';
import { doors as doorsOfTasks } from './1764200000051-tasks';
import { asBefore, run } from './sql';

const sent = 'notification_delivery, notification_message';

/** A step rings once for each date it was set to, whatever was rung before; and what was sent is forgotten in the end. */
export class RingsOnceADate1764200000066 implements MigrationInterface {
  readonly name = 'RingsOnceADate1764200000066';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'alter table escalation drop constraint escalation_pk',
      'alter table escalation add constraint escalation_pk primary key (subject_id, kind, step, due_at)',
      'create index notification_delivery_age_ix on notification_delivery (due_at)',
      'create index notification_message_age_ix on notification_message (created_at)',
      `grant delete on ${sent} to himaya_worker`,
      'set local role himaya_guard',
      ...doors,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      ...asBefore(doorsOfTasks, ['follow_task']),
      ...asBefore(clocks, ['set_identification_clock']),
      `delete from escalation e using escalation o where (e.subject_id, e.kind, e.step) = (o.subject_id, o.kind, o.step) and e.due_at > o.due_at`,
      'reset role',
      `revoke delete on ${sent} from himaya_worker`,
      'drop index notification_delivery_age_ix, notification_message_age_ix',
      'alter table escalation drop constraint escalation_pk',
      'alter table escalation add constraint escalation_pk primary key (subject_id, kind, step)',
    ]);
  }
}

/** The moment at which this step was taken for this very date; null where it was not. */
const rung = `(select e.at from escalation e where e.subject_id = excluded.subject_id and e.kind = excluded.kind and e.step = excluded.step
          and e.due_at = excluded.due_at)`;

const doors = [
  // The clock follows the task: told when it is due, and who leads the unit two days later; moved, it is told again at its new time.
  `create or replace function guard.follow_task() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     delete from deadline where subject_id = new.id and kind = 'task' and fired_at is null;
     if new.status = 'requested' then
       insert into deadline (id, kind, step, subject_id, due_at) values
         (gen_random_uuid(), 'task', 'alert', new.id, new.due_at),
         (gen_random_uuid(), 'task', 'tell-manager-and-sender', new.id, new.due_at + interval '48 hours')
       on conflict on constraint deadline_step_uq do update set due_at = excluded.due_at, cancelled_at = null, fired_at = ${rung};
     end if;
     return null;
   end $$`,
  `create or replace function guard.set_identification_clock(p_case uuid, p_from timestamptz, p_due timestamptz) returns void language plpgsql volatile
   security definer set search_path = public, guard, pg_temp as $$
   begin
     insert into identification_clock (case_id, due_at) values (p_case, p_due)
       on conflict on constraint identification_clock_pk do update set due_at = excluded.due_at;
     insert into deadline (id, kind, step, subject_id, due_at) values
       (gen_random_uuid(), 'identification-decide', 'remind-desk', p_case, p_from + (p_due - p_from) / 2),
       (gen_random_uuid(), 'identification-decide', 'alert', p_case, p_due),
       (gen_random_uuid(), 'identification-decide', 'tell-coordinator', p_case, p_due + (p_due - p_from))
       on conflict on constraint deadline_step_uq do update set due_at = excluded.due_at, fired_at = ${rung} where deadline.cancelled_at is null;
   end $$`,
];
