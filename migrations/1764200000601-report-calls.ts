import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addCodes, dropCodes, run } from './sql';

const told = ['quarter-report-overdue', 'year-report-overdue'];
const notices = 'guard.report_notices(text, text)';
const monthAlone = 'guard.completion_notices(text)';

/** The offices that are called where no report of the period lies before the chair: none was written, or it was sent back. */
const door = (head: string, kind: string): string =>
  `create function ${head} returns table (unit_id uuid, role text)
       language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
       begin
         return query
           select distinct a.unit_id, r.role from user_role r join user_account a on a.id = r.user_id and a.disabled_at is null
             join unit n on n.id = a.unit_id and n.closed_at is null
            where r.role in ('secretariat-analyst', 'committee-chair') and now() >= r.valid_from and now() < r.valid_to
              and not exists (select from committee_report c where c.kind = ${kind} and c.period = p_period
                                 and c.status in ('proposed', 'approved', 'superseded', 'withdrawn'));
       end $$`;

const forTheWorker = (signature: string): string[] => [
  `revoke execute on function ${signature} from public`,
  `grant execute on function ${signature} to himaya_worker`,
];

/** For the worker: a quarter's report and a year's are called for as a month's is. */
export class ReportCalls1764200000601 implements MigrationInterface {
  readonly name = 'ReportCalls1764200000601';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      addCodes('notification', 'kind', told),
      'set local role himaya_guard',
      `drop function ${monthAlone}`,
      door('guard.report_notices(p_kind text, p_period text)', 'p_kind'),
      ...forTheWorker(notices),
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      `drop function ${notices}`,
      door('guard.completion_notices(p_period text)', `'monthly'`),
      ...forTheWorker(monthAlone),
      `delete from notification where kind in (${told.map((kind) => `'${kind}'`).join(', ')})`,
      'reset role',
      dropCodes('notification', 'kind', told),
    ]);
  }
}
