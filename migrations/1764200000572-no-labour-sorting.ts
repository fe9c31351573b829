import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors } from './1764200000211-labour-sorting';
import { asBefore, run } from './sql';

const going = ['guard.labour_sorting(int)', 'guard.protected_count(bigint)'];

/**
 * The figures of sorting between labour and trafficking had true counts by month and governorate; the menu of figures answers the same with noise and by
 * region (ADR 139).
 */
export class NoLabourSorting1764200000572 implements MigrationInterface {
  readonly name = 'NoLabourSorting1764200000572';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      `drop function ${going.join(', ')}`,
      `delete from guard.role_duty where duty = 'count-sorting'`,
      'reset role',
      'drop index concern_triage_sorted_ix',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      `create index concern_triage_sorted_ix on concern_triage (at) where outcome in ('labour-matter', 'trafficking-found')`,
      'set local role himaya_guard',
      `insert into guard.role_duty values ('count-sorting', 'secretariat-analyst'), ('count-sorting', 'external-evaluator')`,
      ...asBefore(doors, ['labour_sorting', 'protected_count']).map((text) =>
        text.replace('create or replace function', 'create function'),
      ),
      `revoke execute on function ${going.join(', ')} from public`,
      `grant execute on function guard.labour_sorting(int) to himaya_app`,
      'reset role',
    ]);
  }
}
