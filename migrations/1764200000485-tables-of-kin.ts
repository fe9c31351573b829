import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as releaseDoors } from './1764200000391-releases';
import { asBefore, changed, run } from './sql';

const step = asBefore(releaseDoors, ['step_release'])[0]!;
const doors = ['guard.tables_of_period(text, date, date)', 'guard.kin_of_release(uuid, text[], uuid[])'];

/** Tables of measures whose people lie within one another are made safe beside each other (ADR 129). */
export class TablesOfKin1764200000485 implements MigrationInterface {
  readonly name = 'TablesOfKin1764200000485';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      // The measures whose people are among its own, or around them: it was made safe beside their tables too.
      `alter table statistic_release add column kin text[] not null default '{}'`,
      'set local role himaya_guard',
      `create function guard.tables_of_period(p_measure text, p_first date, p_last date) returns jsonb
       language sql stable security definer set search_path = public, guard, pg_temp as $$
         select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'measure', o.measure, 'measureVersion', o.measure_version, 'revision', o.revision,
                  'factsUntil', o.facts_until::text, 'categories', o.categories, 'cells', o.cells, 'rounded', o.rounded) order by o.published_at, o.id), '[]')
           from statistic_release o where o.published_at is not null and o.measure <> p_measure and (o.first, o.last) = (p_first, p_last)
       $$`,
      // Of a table that was computed in this transaction.
      `create function guard.kin_of_release(p_id uuid, p_kin text[], p_beside uuid[]) returns void
       language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
       begin
         update statistic_release set kin = p_kin, beside = beside || p_beside where id = p_id and status = 'computed' and published_at is null;
       end $$`,
      changed(
        changed(
          step,
          `perform pg_advisory_xact_lock(hashtextextended('release ' || r.measure, 0));`,
          `perform pg_advisory_xact_lock(hashtextextended('release ' || r.measure, 0));
       -- One at a time for each period too: what comes out of kin is seen.
       perform pg_advisory_xact_lock(hashtextextended('release in ' || r.first || ' ' || r.last, 0));`,
        ),
        `and o.id <> all (r.beside)) then return 'release.stale'`,
        `and o.id <> all (r.beside))
          or exists (select from statistic_release o where o.published_at is not null and o.measure = any (r.kin) and (o.first, o.last) = (r.first, r.last)
                      and o.id <> all (r.beside)) then return 'release.stale'`,
      ),
      `revoke execute on function ${doors.join(', ')} from public`,
      `grant execute on function ${doors.join(', ')} to himaya_worker`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      step,
      `drop function ${doors.join(', ')}`,
      'reset role',
      'alter table statistic_release drop column kin',
    ]);
  }
}
