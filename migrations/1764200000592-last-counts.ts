import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './sql';

const door = 'guard.custody_last()';

/** Of which day the last count of each kind is: to those who chase what is overdue. The counts themselves stay with who gave them. */
export class LastCounts1764200000592 implements MigrationInterface {
  readonly name = 'LastCounts1764200000592';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      `create function ${door} returns table (kind text, as_of date)
       language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
       begin
         if not coalesce(guard.roles() && array['secretariat-analyst', 'external-evaluator', 'committee-chair'], false) then return; end if;
         return query select g.kind, max(r.as_of) from guard.custody_giver g
           left join custody_return r on r.kind = g.kind and r.agency_id = g.agency_id group by g.kind;
       end $$`,
      `revoke execute on function ${door} from public`,
      `grant execute on function ${door} to himaya_app`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, ['set local role himaya_guard', `drop function ${door}`, 'reset role']);
  }
}
