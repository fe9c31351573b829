import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addCodes, dropCodes, run } from './sql';

const told = ['committee-report-overdue'];
const notices = 'guard.completion_notices(text)';

/** For the worker: the offices that are called where no completion report of the month lies before the chair: none was written, or it was sent back. */
export class CompletionCalls1764200000531 implements MigrationInterface {
  readonly name = 'CompletionCalls1764200000531';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      addCodes('notification', 'kind', told),
      'set local role himaya_guard',
      `create function guard.completion_notices(p_period text) returns table (unit_id uuid, role text)
       language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
       begin
         return query
           select distinct a.unit_id, r.role from user_role r join user_account a on a.id = r.user_id and a.disabled_at is null
             join unit n on n.id = a.unit_id and n.closed_at is null
            where r.role in ('secretariat-analyst', 'committee-chair') and now() >= r.valid_from and now() < r.valid_to
              and not exists (select from committee_report c where c.kind = 'monthly' and c.period = p_period
                                 and c.status in ('proposed', 'approved', 'superseded', 'withdrawn'));
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
