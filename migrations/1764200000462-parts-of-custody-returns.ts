import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as earlierDoors } from './1764200000333-custody-returns';
import { asBefore, guarded, oneOf, run } from './sql';

const adults = ['18-29', '30-59', '60-plus'];
const juveniles = ['9-14', '15-17'];
const citizenships = ['iraqi', 'arab-states', 'asia', 'africa', 'other'];
/** [kind, dimension, its categories]: a test holds it against libs/domain's table. */
const breakdowns: readonly (readonly [string, string, readonly string[]])[] = [
  ['convicts', 'age-group', adults],
  ['convicts', 'citizenship', citizenships],
  ['convicts', 'article', ['article-5', 'article-6', 'articles-7-to-9', 'other-law']],
  ['convicts', 'kind', ['imprisonment', 'life', 'death']],
  ['juveniles-placed', 'age-group', juveniles],
  ['juveniles-placed', 'citizenship', citizenships],
  ['juveniles-convicted', 'age-group', juveniles],
];
const rows = breakdowns.flatMap(([kind, dimension, categories]) =>
  categories.map((category) => `('${kind}', '${dimension}', '${category}')`),
);
const today = `(now() at time zone 'Asia/Baghdad')::date`;
const former = 'guard.give_custody_return(uuid, text, date, int, int)';
const door = 'guard.give_custody_return(uuid, text, date, int, int, jsonb)';
const counts = 'guard.custody_counts(text, date[], int)';

/** What Justice and Labour count is broken down, and answered for the end of a period. */
export class PartsOfCustodyReturns1764200000462 implements MigrationInterface {
  readonly name = 'PartsOfCustodyReturns1764200000462';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      `create table custody_part (
         return_id uuid not null constraint custody_part_return_fk references custody_return,
         dimension text not null, category text not null,
         males int not null constraint custody_part_males_check check (males between 0 and 100000),
         females int not null constraint custody_part_females_check check (females between 0 and 100000),
         ${oneOf('custody_part_dimension_check', 'dimension', ['age-group', 'citizenship', 'article', 'kind'])},
         ${oneOf('custody_part_category_check', 'category', [...new Set(breakdowns.flatMap(([, , categories]) => categories))])},
         constraint custody_part_pk primary key (return_id, dimension, category))`,
      ...guarded('custody_part'),
      // Whoever sees the count sees its parts: the return's own policy is asked.
      `create policy custody_part_own on custody_part for select to himaya_app using (exists (select from custody_return r where r.id = custody_part.return_id))`,
      'grant select on custody_part to himaya_app',
      'grant select, insert on custody_part to himaya_guard',
      'set local role himaya_guard',
      'create table guard.custody_breakdown (kind text not null, dimension text not null, category text not null, constraint custody_breakdown_pk primary key (kind, dimension, category))',
      `insert into guard.custody_breakdown values ${rows.join(', ')}`,
      `drop function ${former}, guard.custody_facts(date)`,
      ...doors,
      `revoke execute on function ${door}, ${counts} from public`,
      `grant execute on function ${door} to himaya_app`,
      `grant execute on function ${counts} to himaya_facts`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      `drop function ${door}, ${counts}`,
      'drop table guard.custody_breakdown',
      ...asBefore(earlierDoors, ['give_custody_return', 'custody_facts']),
      `revoke execute on function ${former}, guard.custody_facts(date) from public`,
      `grant execute on function ${former} to himaya_app`,
      'grant execute on function guard.custody_facts(date) to himaya_facts',
      'reset role',
      'drop table custody_part',
    ]);
  }
}

export const doors = [
  `create function guard.give_custody_return(p_id uuid, p_kind text, p_as_of date, p_males int, p_females int, p_parts jsonb) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare mine text;
   begin
     if guard.unit() is null or not coalesce('agency-focal-point' = any (guard.roles()), false) then
       raise exception 'guard: not this session''s to give' using errcode = '42501';
     end if;
     select u.agency_id into mine from unit u where u.id = guard.unit() for no key update;
     if not exists (select 1 from guard.custody_giver g where g.kind = p_kind and g.agency_id = mine) then return 'custody.not-yours'; end if;
     if p_as_of > ${today} or p_as_of < date '2023-01-01' then return 'body.invalid'; end if;
     insert into custody_return (id, unit_id, kind, as_of, version, males, females, given_by)
       select p_id, guard.unit(), p_kind, p_as_of, coalesce(max(r.version), 0) + 1, p_males, p_females, guard.user_id()
         from custody_return r where r.unit_id = guard.unit() and r.kind = p_kind and r.as_of = p_as_of;
     insert into custody_part (return_id, dimension, category, males, females)
       select p_id, p.dimension, p.category, p.males, p.females
         from jsonb_to_recordset(p_parts) as p (dimension text, category text, males int, females int);
     -- Whole breakdowns of this kind of count, and of neither sex more than all of them.
     if exists (select from custody_part p where p.return_id = p_id
                   and not exists (select from guard.custody_breakdown b where (b.kind, b.dimension, b.category) = (p_kind, p.dimension, p.category)))
        or exists (select from custody_part p where p.return_id = p_id group by p.dimension
                    having sum(p.males) > p_males or sum(p.females) > p_females
                        or count(*) < (select count(*) from guard.custody_breakdown b where b.kind = p_kind and b.dimension = p.dimension)) then
       raise check_violation;
     end if;
     return 'done';
   exception when check_violation or unique_violation or not_null_violation then
     return 'body.invalid';
   end $$`,
  // For figures (measures convicts-by-sex, juvenile-detainees, juveniles-convicted): of each day the last count that every body gave within so many days
  // before it, together; a breakdown only where each of them has it. The whole has no dimension.
  `create function guard.custody_counts(p_kind text, p_days date[], p_old int) returns table (day date, dimension text, category text, males int, females int)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return query
       with last as (
         select distinct on (d.day, r.unit_id) d.day, r.id, r.males, r.females from unnest(p_days) d (day)
           join custody_return r on r.kind = p_kind and r.as_of <= d.day and r.as_of > d.day - p_old
          order by d.day, r.unit_id, r.as_of desc, r.version desc)
       select l.day, null::text, null::text, sum(l.males)::int, sum(l.females)::int from last l group by l.day
       union all
       select l.day, p.dimension, p.category, sum(p.males)::int, sum(p.females)::int from last l join custody_part p on p.return_id = l.id
        group by l.day, p.dimension, p.category having count(*) = (select count(*) from last o where o.day = l.day);
   end $$`,
];
