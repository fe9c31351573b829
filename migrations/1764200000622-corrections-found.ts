import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './sql';

const door = 'guard.published_correction(uuid)';

/** What corrects a table is found from the table: whoever reads the old figures is shown the way. */
export class CorrectionsFound1764200000622 implements MigrationInterface {
  readonly name = 'CorrectionsFound1764200000622';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'create index statistic_release_corrects_ix on statistic_release (corrects) where corrects is not null',
      'set local role himaya_guard',
      `create function guard.published_correction(p_id uuid) returns uuid
       language sql stable security definer set search_path = public, guard, pg_temp as $$
         select r.id from statistic_release r where r.corrects = p_id and r.published_at is not null order by r.published_at desc, r.id limit 1
       $$`,
      `revoke execute on function ${door} from public`,
      `grant execute on function ${door} to himaya_app`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, ['set local role himaya_guard', `drop function ${door}`, 'reset role', 'drop index statistic_release_corrects_ix']);
  }
}
