import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './sql';

const door = 'guard.published_totals(text[])';

/** A measure's total of each whole year, out of the releases that stand published: what an activity of the plan shows of case data. */
export class ReleasedTotals1764200000479 implements MigrationInterface {
  readonly name = 'ReleasedTotals1764200000479';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      // Of one year's releases the latest that was counted anew, and the one that hides least: the total of the fewest dimensions.
      `create function guard.published_totals(p_measures text[]) returns table (id uuid, measure text, year int, figure int)
       language sql stable security definer set search_path = public, guard, pg_temp as $$
         select distinct on (r.measure, r.first) r.id, r.measure, extract(year from r.first)::int,
                (select (c ->> 'figure')::int from jsonb_array_elements(r.cells) c where c -> 'at' = '{}')
           from statistic_release r
          where r.status = 'published' and r.measure = any (p_measures) and extract(month from r.first) = 1 and r.last = r.first + interval '11 months'
          order by r.measure, r.first, r.measure_version desc, r.revision desc, cardinality(r.dimensions), r.published_at, r.id
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
