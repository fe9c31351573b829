import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as releaseDoors } from './1764200000391-releases';
import { asBefore, changed, oneOf, run } from './sql';

const older = (name: string): string => asBefore(releaseDoors, [name])[0]!;
const replaced = ['release_to_compute', 'finish_release'] as const;

/** Bodies whose names may stand beside a table: the state's. Who else takes part is counted and not named. */
const named = `b.kind in ('ministry', 'security', 'directorate', 'judiciary')`;
const told = (which: string): string =>
  `jsonb_build_object('number', count(*) filter (where ${which}),
     'names', coalesce(jsonb_agg(jsonb_build_object('ar', b.name_ar, 'ckb', b.name_ckb, 'en', b.name_en) order by b.id) filter (where ${which} and ${named}), '[]'))`;

/** How a table is rounded, asked and done, and which bodies had records in its period: frozen with it. */
export class CoverageAndRounding1764200000422 implements MigrationInterface {
  readonly name = 'CoverageAndRounding1764200000422';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      `alter table statistic_release
         add column rounding text not null default 'independent', add column rounded text, add column coverage jsonb,
         add ${oneOf('statistic_release_rounding_check', 'rounding', ['independent', 'controlled'])},
         add ${oneOf('statistic_release_rounded_check', 'rounded', ['independent', 'controlled', 'out-of-time'])}`,
      'set local role himaya_guard',
      // Which bodies held a live case or began a proceeding in these months. Of fewer than three nothing is said: one would be told the other's.
      `create function guard.coverage_in(p_first date, p_last date) returns jsonb language sql stable security definer set search_path = public, guard, pg_temp as $$
         with live as (
           select u.agency_id from case_record c join unit u on u.id = c.responsible_unit_id
            where c.opened_at < (p_last + interval '1 month') at time zone 'Asia/Baghdad'
              and (c.status = 'open' or exists (select from case_closure l where l.case_id = c.id and l.closed_at >= p_first::timestamp at time zone 'Asia/Baghdad'))
           union select u.agency_id from criminal_proceeding p join unit u on u.id = p.opened_unit_id
            where p.opened_on >= p_first and p.opened_on < p_last + interval '1 month'),
         b as (
           select a.*, exists (select from live l where l.agency_id = a.id) as covered from agency a
            where exists (select from live l where l.agency_id = a.id) or exists (select from unit u where u.agency_id = a.id and u.closed_at is null))
         select case when count(*) filter (where b.covered) >= 3 then
                  jsonb_build_object('covered', ${told('b.covered')}, 'others', ${told('not b.covered')}) end from b
       $$`,
      // Right behind its asking, by whoever asked.
      `create function guard.round_release(p_id uuid, p_rounding text) returns void language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
       begin
         update statistic_release set rounding = p_rounding where id = p_id and status = 'computing' and requested_by = guard.user_id() and requested_at = now();
         if not found then raise exception 'guard: not asked for here' using errcode = '42501'; end if;
       end $$`,
      changed(
        changed(older('release_to_compute'), `'revision', r.revision,`, `'revision', r.revision, 'rounding', r.rounding,`),
        `'cells', o.cells)`,
        `'cells', o.cells, 'rounded', o.rounded)`,
      ),
      changed(
        changed(
          older('finish_release'),
          `method = p_result ->> 'method',`,
          `method = p_result ->> 'method', rounded = p_result ->> 'rounded',`,
        ),
        `refusal = p_result ->> 'refusal',`,
        `refusal = p_result ->> 'refusal', coverage = case when not p_result ? 'refusal' then guard.coverage_in(first, last) end,`,
      ),
      'revoke execute on function guard.coverage_in(date, date), guard.round_release(uuid, text) from public',
      'grant execute on function guard.round_release(uuid, text) to himaya_app',
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      ...asBefore(releaseDoors, replaced),
      'drop function guard.round_release(uuid, text), guard.coverage_in(date, date)',
      'reset role',
      'alter table statistic_release drop column coverage, drop column rounded, drop column rounding',
    ]);
  }
}
