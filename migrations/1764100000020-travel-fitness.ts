import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bit, guarded, oneOf, run } from './sql';

/** What health care states of a person's fitness to travel, and the one word of it that repatriation is told. */
export class TravelFitness1764100000020 implements MigrationInterface {
  readonly name = 'TravelFitness1764100000020';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      `create table travel_fitness (
         id uuid not null constraint travel_fitness_pk primary key,
         case_id uuid not null constraint travel_fitness_case_fk references case_record,
         unit_id uuid not null constraint travel_fitness_unit_fk references unit,
         fitness text not null,
         valid_until date not null,
         stated_by uuid not null constraint travel_fitness_stated_by_fk references user_account,
         stated_at timestamptz not null default now(),
         ${oneOf('travel_fitness_fitness_check', 'fitness', ['fit', 'fit-with-escort', 'not-fit'])})`,
      'create index travel_fitness_case_ix on travel_fitness (case_id, stated_at desc)',
      'grant select, insert, update, delete on travel_fitness to himaya_guard',
      'set local role himaya_guard',
      // The latest statement while it holds, without the unit, the person and the day behind it: for who organises the return and
      // reads the case at all, and for the unit that wrote it.
      `create function guard.travel_fitness(p_case uuid) returns table (fitness text, valid_until date) language plpgsql stable security definer
       set search_path = public, guard, pg_temp as $$
       declare me uuid := guard.unit(); told boolean := coalesce('repatriation-officer' = any (guard.roles()), false) and guard.reads_case(p_case, ${bit.core});
         own boolean := guard.reads_case(p_case, ${bit.health});
       begin
         if not (told or own) then return; end if;
         return query
           select x.fitness, x.valid_until
             from (select f.fitness, f.valid_until from travel_fitness f where f.case_id = p_case and (told or f.unit_id = me)
                    order by f.stated_at desc, f.id desc limit 1) x
            where x.valid_until >= (now() at time zone 'Asia/Baghdad')::date;
       end $$`,
      'revoke execute on function guard.travel_fitness(uuid) from public',
      'grant execute on function guard.travel_fitness(uuid) to himaya_app',
      'reset role',
      ...guarded('travel_fitness'),
      // Written by who writes health; read through the function alone, which leaves out where and when.
      `create policy travel_fitness_state on travel_fitness for insert to himaya_app
         with check (unit_id = (select guard.unit()) and stated_by = (select guard.user_id()) and guard.writes_case(case_id, ${bit.health}))`,
      'grant insert on travel_fitness to himaya_app',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop table travel_fitness',
      'set local role himaya_guard',
      'drop function guard.travel_fitness(uuid)',
      'reset role',
    ]);
  }
}
