import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './sql';

const former = 'guard.tables_of_period(text, date, date)';
const door = 'guard.tables_of_period(text, int, date, date)';
/** @param asked further parameters, @param others which tables are somebody else's */
const tables = (asked: string, others: string): string =>
  `create function guard.tables_of_period(p_measure text,${asked} p_first date, p_last date) returns jsonb
   language sql stable security definer set search_path = public, guard, pg_temp as $$
     select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'measure', o.measure, 'measureVersion', o.measure_version, 'revision', o.revision,
              'factsUntil', o.facts_until::text, 'categories', o.categories, 'cells', o.cells, 'rounded', o.rounded) order by o.published_at, o.id), '[]')
       from statistic_release o where o.published_at is not null and ${others} and (o.first, o.last) = (p_first, p_last)
   $$`;

/** Two versions of one measure count much the same people: a table of one is made safe beside those of the other. */
export class KinOfVersions1764200000561 implements MigrationInterface {
  readonly name = 'KinOfVersions1764200000561';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      `drop function ${former}`,
      tables(' p_version int,', '(o.measure, o.measure_version) <> (p_measure, p_version)'),
      `revoke execute on function ${door} from public`,
      `grant execute on function ${door} to himaya_worker`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      `drop function ${door}`,
      // To the letter as 485 wrote it, with its indentation.
      tables('', 'o.measure <> p_measure').replaceAll('\n', '\n    '),
      `revoke execute on function ${former} from public`,
      `grant execute on function ${former} to himaya_worker`,
      'reset role',
    ]);
  }
}
