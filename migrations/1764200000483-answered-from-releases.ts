import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './sql';

const door = 'guard.released_tables(text, int, date, date)';

/** What was ever published of a measure, for answers beside it: the tables of every period that touches the one asked for. */
export class AnsweredFromReleases1764200000483 implements MigrationInterface {
  readonly name = 'AnsweredFromReleases1764200000483';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      `create function guard.released_tables(p_measure text, p_version int, p_first date, p_last date) returns setof statistic_release
       language sql stable security definer set search_path = public, guard, pg_temp as $$
         select * from statistic_release r
          where r.published_at is not null and r.measure = p_measure and r.measure_version = p_version and r.first <= p_last and r.last >= p_first
       $$`,
      `revoke execute on function ${door} from public`,
      `grant execute on function ${door} to himaya_app`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, ['set local role himaya_guard', `drop function ${door}`, 'reset role']);
  }
}
