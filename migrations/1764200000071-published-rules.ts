import type { MigrationInterface, QueryRunner } from 'typeorm';
import { oneOf, run } from './sql';

const holidays = [
  'new-year', 'army-day', 'nowruz', 'labour-day', 'republic-day', 'national-day', 'christmas', 'eid-al-fitr', 'eid-al-adha', 'hijri-new-year',
  'ashura', 'prophets-birthday', 'declared',
]; // prettier-ignore
const doorsOfApp = [
  'guard.publish_rules(text, text, date, int, int, int[], int, int[], jsonb, jsonb)',
  'guard.declare_holiday(date, text)',
  'guard.withdraw_holiday(date)',
];

const today = `(now() at time zone 'Asia/Baghdad')::date`;
const keepers = `if not coalesce('system-admin' = any (guard.roles()), false) then
       raise exception 'guard: not this session''s to configure' using errcode = '42501';
     end if;`;

/** Rules of identification and public holidays put into force through the application: a version is added, and none is ever changed. */
export class PublishedRules1764200000071 implements MigrationInterface {
  readonly name = 'PublishedRules1764200000071';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      `alter table identification_rules add column published_by uuid constraint identification_rules_published_by_fk references user_account,
         add column published_at timestamptz`,
      `alter table public_holiday add ${oneOf('public_holiday_name_check', 'name', holidays)}`,
      'set local role himaya_guard',
      ...doors,
      `revoke execute on function ${doorsOfApp.join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      `drop function ${doorsOfApp.join(', ')}`,
      'reset role',
      'alter table public_holiday drop constraint public_holiday_name_check',
      'alter table identification_rules drop column published_by, drop column published_at',
    ]);
  }
}

const doors = [
  // The next version: the moves of the one before, with who decides and how sure as they are said now. One at a time.
  `create function guard.publish_rules(p_version text, p_based_on text, p_from date, p_days int, p_hours int, p_weekend int[], p_reflection int,
     p_remind int[], p_tests jsonb, p_moves jsonb) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare at timestamptz := p_from::timestamp at time zone 'Asia/Baghdad'; latest identification_rules; said int;
   begin
     ${keepers}
     lock table identification_rules in share row exclusive mode;
     select * into latest from identification_rules order by in_force_from desc limit 1;
     if latest.version <> p_based_on then return 'conflict'; end if;
     if p_from <= ${today} or at <= latest.in_force_from or not p_weekend <@ array[1, 2, 3, 4, 5, 6, 7] or cardinality(p_weekend) > 6 then
       return 'body.invalid';
     end if;
     insert into identification_rules (version, in_force_from, working_days, child_hours, weekend, reflection_days, remind_days, published_by, published_at)
       values (p_version, at, p_days, p_hours, p_weekend, p_reflection, p_remind, guard.user_id(), now());
     insert into identification_rule_test (version, test, means_needed_for)
       select p_version, t.id, t."meansNeededFor" from jsonb_to_recordset(p_tests) as t (id text, "meansNeededFor" text);
     insert into identification_rule_move (version, decision, from_status, reviewing, to_status, deciders, another_decider, decided_by, standard)
       select p_version, m.decision, m.from_status, m.reviewing, m.to_status, s.deciders, s."anotherDecider", m.decided_by, s.standard
         from identification_rule_move m
         join jsonb_to_recordset(p_moves) as s (decision text, "from" text, reviewing text, deciders text[], "anotherDecider" boolean, standard text)
           on s.decision = m.decision and s."from" = m.from_status and coalesce(s.reviewing, 'none') = m.reviewing
        where m.version = p_based_on;
     get diagnostics said = row_count;
     if said <> (select count(*) from identification_rule_move m where m.version = p_based_on) then
       raise exception 'guard: a version answers for every move' using errcode = '42501';
     end if;
     return 'done';
   end $$`,
  `create function guard.declare_holiday(p_day date, p_name text) returns boolean language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare done int;
   begin
     ${keepers}
     if p_day <= ${today} then raise exception 'guard: a day that is over' using errcode = '42501'; end if;
     insert into public_holiday (day, name) values (p_day, p_name) on conflict on constraint public_holiday_pk do nothing;
     get diagnostics done = row_count;
     return done = 1;
   end $$`,
  `create function guard.withdraw_holiday(p_day date) returns boolean language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare done int;
   begin
     ${keepers}
     if p_day <= ${today} then raise exception 'guard: a day that is over' using errcode = '42501'; end if;
     delete from public_holiday where day = p_day;
     get diagnostics done = row_count;
     return done = 1;
   end $$`,
];
