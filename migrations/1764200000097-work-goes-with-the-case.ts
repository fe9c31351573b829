import type { MigrationInterface, QueryRunner } from 'typeorm';
import { caseloadDoors } from './1764200000065-work-of-deadlines';
import { asBefore, run } from './sql';

/** Work on a case is the work of who holds the case: it goes over with responsibility, and is nobody's load where the case is lost. */
export class WorkGoesWithTheCase1764200000097 implements MigrationInterface {
  readonly name = 'WorkGoesWithTheCase1764200000097';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      ...doors,
      `revoke execute on function ${unitHolds}, ${passOn} from public`,
      `grant execute on function ${unitHolds} to himaya_worker`,
      `grant execute on function ${passOn} to himaya_owner`,
      ...asBefore(caseloadDoors(heldByUs), replaced),
      'reset role',
      `create constraint trigger case_record_tasks after update of responsible_unit_id on case_record deferrable initially deferred
         for each row when (old.responsible_unit_id is distinct from new.responsible_unit_id) execute function ${passOn}`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop trigger case_record_tasks on case_record',
      'set local role himaya_guard',
      ...asBefore(caseloadDoors(), replaced),
      `drop function ${unitHolds}, ${passOn}`,
      'reset role',
    ]);
  }
}

const unitHolds = 'guard.unit_holds(uuid, uuid)';
const passOn = 'guard.pass_tasks_on()';
const replaced = ['caseload', 'nobodys_work', 'hand_over'];

/** The unit's own door to the case, open at this moment; `me` is the asker's unit. */
const heldByUs = (caseId: string): string =>
  ` and exists (select 1 from case_access a where a.holder_id = me and a.case_id = ${caseId} and now() < a.valid_to)`;

const doors = [
  // Whether a unit holds a case now: nobody is rung for work on one they cannot open any more.
  `create function guard.unit_holds(p_unit uuid, p_case uuid) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from case_access a where a.holder_id = p_unit and a.case_id = p_case and now() < a.valid_to);
   end $$`,
  // At the commit, when the doors stand: what is still to be done for the person goes to the new unit, to nobody there yet. A unit that keeps
  // its own door, as the police section that investigates, keeps its own work.
  `create function guard.pass_tasks_on() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     update task t set unit_id = new.responsible_unit_id, assigned_to = null, version = t.version + 1
      where t.case_id = new.id and t.unit_id = old.responsible_unit_id and t.status = 'requested'
        and not guard.unit_holds(old.responsible_unit_id, new.id);
     return null;
   end $$`,
];
