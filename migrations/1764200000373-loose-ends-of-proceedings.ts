import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addCodes, bit, dropCodes, run } from './sql';

const told = ['proceeding-tied', 'proceeding-untied'];
const letOut = 'guard.let_out_of_proceeding(uuid, uuid)';

/** A tie to a proceeding stands on the case's timeline; a unit that was let into a proceeding can be let out. */
export class LooseEndsOfProceedings1764200000373 implements MigrationInterface {
  readonly name = 'LooseEndsOfProceedings1764200000373';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      addCodes('timeline_event', 'kind', told),
      `alter table proceeding_unit add column ended_at timestamptz, add column ended_by uuid constraint proceeding_unit_ended_by_fk references user_account,
         add constraint proceeding_unit_ended_check check ((ended_at is null) = (ended_by is null))`,
      ...listed('where ended_at is null'),
      ...readable(' and ended_at is null'),
      'set local role himaya_guard',
      ...standing(' and p.ended_at is null'),
      share(anew),
      ...ties(tell),
      letOutDoor,
      `revoke execute on function ${letOut} from public`,
      `grant execute on function ${letOut} to himaya_app`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'grant delete on proceeding_unit to himaya_guard',
      'set local role himaya_guard',
      `drop function ${letOut}`,
      ...standing(''),
      share(''),
      ...ties(() => ''),
      `delete from proceeding_unit where ended_at is not null`,
      `delete from timeline_event where kind in (${told.map((kind) => `'${kind}'`).join(', ')})`,
      'reset role',
      'revoke delete on proceeding_unit from himaya_guard',
      ...readable(''),
      ...listed(''),
      'alter table proceeding_unit drop constraint proceeding_unit_ended_check, drop column ended_at, drop column ended_by',
      dropCodes('timeline_event', 'kind', told),
    ]);
  }
}

const listed = (which: string): string[] => [
  'drop index proceeding_unit_list_ix',
  `create index proceeding_unit_list_ix on proceeding_unit (unit_id, opened_at desc, proceeding_id desc) ${which}`,
];

/** Every policy of the room asks this table, so that what ends here ends everywhere: the list, the log, the key. */
const readable = (standing: string): string[] => [
  'drop policy proceeding_unit_own on proceeding_unit',
  `create policy proceeding_unit_own on proceeding_unit for select to himaya_app
     using ((select guard.keeps_proceedings()) and unit_id = (select guard.unit()) and proceeding_id <> all ((select guard.barred_proceedings())::uuid[])${standing})`,
];

const standing = (open: string): string[] => [
  `create or replace function guard.has_proceeding(p_id uuid) returns boolean language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin return guard.keeps_proceedings() and p_id <> all (guard.barred_proceedings())
     and exists (select 1 from proceeding_unit p where p.proceeding_id = p_id and p.unit_id = guard.unit()${open}); end $$`,
  // Which units have it, for those who have it too.
  `create or replace function guard.units_of_proceeding(p_id uuid) returns uuid[] language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if not guard.has_proceeding(p_id) then return '{}'; end if;
     return (select array_agg(p.unit_id order by p.let_in_at, p.unit_id) from proceeding_unit p where p.proceeding_id = p_id${open});
   end $$`,
  // Sections and courts' offices that could be let in, those of its governorate first.
  `create or replace function guard.proceeding_bodies(p_id uuid) returns uuid[] language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if not guard.has_proceeding(p_id) then return '{}'; end if;
     return coalesce((select array_agg(x.id order by x.n) from (
       select u.id, row_number() over (order by u.governorate <> k.governorate, u.kind, u.governorate, u.name_en, u.id) as n
         from unit u, criminal_proceeding k
        where k.id = p_id and u.kind in ('police-section', 'court') and u.closed_at is null
          and not exists (select 1 from proceeding_unit p where p.proceeding_id = p_id and p.unit_id = u.id${open})
        order by n limit 100) x), '{}');
   end $$`,
];

const anew = `
       on conflict on constraint proceeding_unit_pk do update set ended_at = null, ended_by = null, let_in_by = excluded.let_in_by, let_in_at = now()`;

const share = (
  again: string,
): string => `create or replace function guard.share_proceeding(p_id uuid, p_unit uuid) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare k criminal_proceeding := guard.lock_proceeding(p_id);
   begin
     if not (p_unit = any (guard.proceeding_bodies(p_id))) then return 'proceeding.unit-not-eligible'; end if;
     insert into proceeding_unit (proceeding_id, unit_id, opened_at, let_in_by) values (p_id, p_unit, k.opened_at, guard.user_id())${again};
     return 'done';
   end $$`;

/** Whoever opened the proceeding lets out again whom anybody let in; itself never. What the unit wrote down stays. */
const letOutDoor = `create function guard.let_out_of_proceeding(p_id uuid, p_unit uuid) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare k criminal_proceeding := guard.lock_proceeding(p_id);
   begin
     if k.opened_unit_id is distinct from guard.unit() or p_unit = k.opened_unit_id then return 'proceeding.unit-not-eligible'; end if;
     update proceeding_unit set ended_at = now(), ended_by = guard.user_id() where proceeding_id = p_id and unit_id = p_unit and ended_at is null;
     if not found then return 'proceeding.unit-not-eligible'; end if;
     return 'done';
   end $$`;

/** That there is a tie, and not to what: for whoever reads proceedings of the case. */
const tell = (kind: string, tie: string, ofCase: string): string => `
     insert into timeline_event (id, case_id, kind, category, unit_id, subject_id, details)
       values (gen_random_uuid(), ${ofCase}, '${kind}', ${bit.proceedings}, guard.unit(), ${tie}, '{}');`;

const ties = (line: (kind: string, tie: string, ofCase: string) => string): string[] => [
  // Whoever ties the two together has both: the case, whose proceedings they write, and the proceeding.
  `create or replace function guard.link_proceeding(p_id uuid, p_case uuid, p_proceeding uuid) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare c case_record;
   begin
     select * into c from case_record where id = p_case for share;
     if c.id is null or not guard.reads_case(p_case, ${bit.proceedings}) or not guard.has_proceeding(p_proceeding) then
       raise exception 'guard: not this session''s to tie' using errcode = '42501';
     end if;
     if not guard.writes_case(p_case, ${bit.proceedings}) then return 'case.category-not-yours'; end if;
     if c.status <> 'open' then return 'case.closed'; end if;
     insert into proceeding_case (id, proceeding_id, case_id, linked_by, linked_unit_id) values (p_id, p_proceeding, p_case, guard.user_id(), guard.unit());${line('proceeding-tied', 'p_id', 'p_case')}
     return 'done';
   exception when unique_violation then
     return 'proceeding.already-linked';
   end $$`,
  `create or replace function guard.end_proceeding_link(p_id uuid) returns text language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare l proceeding_case;
   begin
     select * into l from proceeding_case where id = p_id for update;
     if l.id is null or not guard.reads_case(l.case_id, ${bit.proceedings}) or not guard.has_proceeding(l.proceeding_id) then
       raise exception 'guard: not this session''s to untie' using errcode = '42501';
     end if;
     if not guard.writes_case(l.case_id, ${bit.proceedings}) then return 'case.category-not-yours'; end if;
     if l.ended_at is not null then return 'proceeding.not-now'; end if;
     update proceeding_case set ended_at = now(), ended_by = guard.user_id() where id = p_id;${line('proceeding-untied', 'p_id', 'l.case_id')}
     return 'done';
   end $$`,
];
