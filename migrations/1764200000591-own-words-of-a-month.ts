import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guarded, run } from './sql';

const table = 'plan_report_achievements';
const doorsOfApp = ['guard.tell_achievements(uuid, int, text)', 'guard.committee_month(date, text[])'];

/** What a member says in its own words of a month, and what the register knows of the committee in it. */
export class OwnWordsOfAMonth1764200000591 implements MigrationInterface {
  readonly name = 'OwnWordsOfAMonth1764200000591';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      made,
      `grant select, insert, update on ${table} to himaya_guard`,
      'set local role himaya_guard',
      ...doors,
      `revoke execute on function ${doorsOfApp.join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      'reset role',
      ...guarded(table),
      `create policy ${table}_own on ${table} for select to himaya_app using (${speaks})`,
      `create policy ${table}_submitted on ${table} for select to himaya_app using (${looksOn} and exists (
         select 1 from plan_report r where r.id = ${table}.report_id and ${table}.revision <= r.submitted_revision))`,
      `grant select on ${table} to himaya_app`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, ['set local role himaya_guard', `drop function ${doorsOfApp.join(', ')}`, 'reset role', `drop table ${table}`]);
  }
}

const looksOn = `coalesce((select guard.roles())::text[] && array['secretariat-analyst', 'external-evaluator', 'committee-chair'], false)`;
const speaks = `coalesce('agency-focal-point' = any ((select guard.roles())::text[]), false) and agency_id = (select guard.agency())`;

// A revision without a row says what the one before it said; null takes the words back.
const made = `create table ${table} (
   report_id uuid not null constraint ${table}_report_fk references plan_report,
   revision int not null,
   agency_id text not null,
   text text constraint ${table}_text_check check (length(text) between 1 and 4000),
   constraint ${table}_pk primary key (report_id, revision))`;

const doors = [
  // After the saving of the same transaction, whose version and revision the words are of.
  `create function guard.tell_achievements(p_id uuid, p_version int, p_text text) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare r plan_report;
   begin
     if guard.unit() is null or not coalesce('agency-focal-point' = any (guard.roles()), false) then
       raise exception 'guard: not this session''s to report' using errcode = '42501';
     end if;
     select * into r from plan_report x where x.id = p_id and x.agency_id = guard.agency() for update;
     if not found then return 'not-found'; end if;
     if r.version <> p_version then return 'conflict'; end if;
     if r.status <> 'draft' then return 'plan-report.not-now'; end if;
     insert into plan_report_achievements (report_id, revision, agency_id, text) values (p_id, r.revision, r.agency_id, p_text)
       on conflict on constraint plan_report_achievements_pk do update set text = excluded.text;
     return 'done';
   exception when check_violation then
     return 'body.invalid';
   end $$`,
  // Bare counts of the committee as a whole, to the focal point of its secretariat, which reports them.
  `create function guard.committee_month(p_month date, p_members text[]) returns table (held int, seats int, attended int, owed int, on_time int)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare p_end date := (p_month + interval '1 month')::date;
   begin
     if not coalesce('agency-focal-point' = any (guard.roles()), false) or guard.agency() is distinct from 'committee-secretariat' then return; end if;
     return query
       with session as (select m.id from meeting m
              where m.kind = 'committee-session' and m.state = 'confirmed' and m.held_on >= p_month and m.held_on < p_end),
            told as (select s.id, b.agency_id, coalesce(
                (select c.attendance from meeting_attendance_correction c where c.meeting_id = s.id and c.agency_id = b.agency_id order by c.id desc limit 1),
                (select a.attendance from meeting_attendance a where a.meeting_id = s.id and a.agency_id = b.agency_id)) as attendance
              from session s cross join unnest(p_members) as b (agency_id)),
            due as (select (p_month - interval '1 month')::date as month)
       select (select count(*) from session)::int,
              (select count(*) from told where attendance is not null)::int,
              (select count(*) from told where attendance in ('present', 'represented'))::int,
              cardinality(p_members),
              (select count(*) from plan_report r, due where r.agency_id = any (p_members) and r.month = due.month
                  and (r.first_submitted_at at time zone 'Asia/Baghdad')::date <= p_month + 9)::int;
   end $$`,
];
