import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addCodes, dropCodes, run } from './sql';

const told = ['plan-report-reminder', 'plan-report-overdue', 'plan-reports-overdue'];
const notices = 'guard.plan_notices(date, text[])';

/** For the worker: who still owes the report of a month, as offices to be told, and how many members do, for the secretariat. */
export class PlanReminders1764200000412 implements MigrationInterface {
  readonly name = 'PlanReminders1764200000412';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      addCodes('notification', 'kind', told),
      'set local role himaya_guard',
      `create function guard.plan_notices(p_month date, p_members text[]) returns table (unit_id uuid, role text, count int)
       language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
       #variable_conflict use_column
       begin
         return query
           with owing as (
             select m.agency from unnest(p_members) m (agency)
              where not exists (select from plan_report r where r.agency_id = m.agency and r.month = p_month and r.submitted_revision is not null and r.status <> 'returned')),
           offices as (
             select distinct a.unit_id, r.role, n.agency_id from user_role r join user_account a on a.id = r.user_id and a.disabled_at is null
               join unit n on n.id = a.unit_id and n.closed_at is null
              where r.role in ('agency-focal-point', 'secretariat-analyst') and now() >= r.valid_from and now() < r.valid_to)
           select o.unit_id, o.role, (select count(*) from owing)::int from offices o
            where exists (select from owing w where o.role = 'secretariat-analyst' or w.agency = o.agency_id);
       end $$`,
      `revoke execute on function ${notices} from public`,
      `grant execute on function ${notices} to himaya_worker`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      `drop function ${notices}`,
      `delete from notification where kind in (${told.map((kind) => `'${kind}'`).join(', ')})`,
      'reset role',
      dropCodes('notification', 'kind', told),
    ]);
  }
}
