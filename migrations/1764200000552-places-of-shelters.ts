import type { MigrationInterface, QueryRunner } from 'typeorm';
import { monthOf, selectOf } from './fact-parts';
import { oneOf, run } from './sql';

const kinds = ['case', 'concern', 'proceeding'];
const tableOf = { case: 'case_record', concern: 'concern', proceeding: 'criminal_proceeding', shelter: 'shelter' };
const reading = `language plpgsql stable security definer set search_path = public, guard, pg_temp set timezone = 'Asia/Baghdad'`;

const sources = (
  of: readonly (keyof typeof tableOf)[],
): string => `create or replace function guard.fact_sources(p_kind text, p_after uuid, p_limit int)
   returns setof uuid language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return query execute format('select id from %I where id > $1 order by id limit $2',
       case p_kind ${of.map((kind) => `when '${kind}' then '${tableOf[kind]}'`).join(' ')} end) using p_after, p_limit;
   end $$`;
const dueOf = (of: readonly string[]): string[] => [
  'alter table statistics.due drop constraint due_kind_check',
  `alter table statistics.due add ${oneOf('due_kind_check', 'kind', of)}`,
];

/** A place while it was in use. It never says where the house stands. */
const places = selectOf(
  {
    kind: 'shelter-place',
    from: 'guard.place_use x join unit u on u.id = x.unit_id',
    where: 'x.shelter_id = any (p_ids)',
    month: monthOf('x.since'),
    until: monthOf('x.until'),
    says: { service: `'shelter'`, category: 'x.person_category' },
  },
  'x.shelter_id',
  'x.place_id',
  {},
);

/** Places of houses as they came into use and went out of it: what the people in them are divided by. */
export class PlacesOfShelters1764200000552 implements MigrationInterface {
  readonly name = 'PlacesOfShelters1764200000552';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...dueOf([...kinds, 'shelter']),
      'set local role himaya_guard',
      // The guard's business alone, as a house is.
      `create table guard.place_use (
         place_id uuid not null, shelter_id uuid not null, unit_id uuid not null, person_category text not null,
         since date not null, until date,
         constraint place_use_pk primary key (place_id, since),
         constraint place_use_days_check check (until >= since))`,
      'create index place_use_shelter_ix on guard.place_use (shelter_id)',
      // Of what was there before, what is in use has been since the house opened.
      `insert into guard.place_use (place_id, shelter_id, unit_id, person_category, since)
         select p.id, p.shelter_id, p.unit_id, p.person_category, (s.opened_at at time zone 'Asia/Baghdad')::date
           from shelter_place p join shelter s on s.id = p.shelter_id where p.in_use`,
      `create function guard.note_place_use() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
       declare today date := (now() at time zone 'Asia/Baghdad')::date;
       begin
         if new.in_use then
           insert into guard.place_use (place_id, shelter_id, unit_id, person_category, since)
             values (new.id, new.shelter_id, new.unit_id, new.person_category, today)
             -- Out of use and back within a day: it was in use.
             on conflict on constraint place_use_pk do update set until = null;
         else
           update guard.place_use set until = today where place_id = new.id and until is null;
         end if;
         insert into statistics.due (kind, id) values ('shelter', new.shelter_id);
         return null;
       end $$`,
      `create function guard.facts_of_shelters(p_ids uuid[]) returns setof guard.fact_row ${reading} as $$
       begin
         return query ${places};
       end $$`,
      sources(['case', 'concern', 'proceeding', 'shelter']),
      'revoke execute on function guard.note_place_use(), guard.facts_of_shelters(uuid[]) from public',
      'grant execute on function guard.facts_of_shelters(uuid[]) to himaya_facts',
      'grant execute on function guard.note_place_use() to himaya_owner',
      'reset role',
      'create trigger shelter_place_comes_into_use after insert on shelter_place for each row execute function guard.note_place_use()',
      `create trigger shelter_place_changes_use after update of in_use on shelter_place for each row
         when (old.in_use is distinct from new.in_use) execute function guard.note_place_use()`,
      'set local role himaya_guard',
      `insert into statistics.due (kind, id) select 'shelter', id from shelter`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop trigger shelter_place_comes_into_use on shelter_place',
      'drop trigger shelter_place_changes_use on shelter_place',
      'set local role himaya_guard',
      'drop function guard.note_place_use(), guard.facts_of_shelters(uuid[])',
      'drop table guard.place_use',
      sources(['case', 'concern', 'proceeding']),
      'reset role',
      `delete from statistics.due where kind = 'shelter'`,
      ...dueOf(kinds),
    ]);
  }
}
