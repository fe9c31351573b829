import type { MigrationInterface, QueryRunner } from 'typeorm';
import { allOf, guarded, oneOf, run } from './sql';

const tablesHere = ['plan', 'plan_axis', 'plan_activity', 'plan_report', 'plan_report_entry'];
const followers = `array['agency-focal-point', 'secretariat-analyst', 'external-evaluator', 'committee-chair']`;
/** Whoever follows the plan; a focal point's own agency's reports come by a policy of their own. */
const follows = `coalesce((select guard.roles())::text[] && ${followers}, false)`;
const looksOn = `coalesce((select guard.roles())::text[] && array['secretariat-analyst', 'external-evaluator', 'committee-chair'], false)`;
const speaks = `coalesce('agency-focal-point' = any ((select guard.roles())::text[]), false) and agency_id = (select guard.agency())`;
const doorsOfApp = [
  'guard.plan_of(date)',
  'guard.plan_totals(text)',
  'guard.plan_versions(text)',
  'guard.open_plan_report(uuid, date)',
  'guard.save_plan_report(uuid, int, jsonb)',
  'guard.submit_plan_report(uuid, int)',
  'guard.review_plan_report(uuid, int, text, text)',
];
const inside = ['guard.plan_activities_of(text, date)'];

/** The national plan as versions of activities, and the monthly reports of the committee's members on them. */
export class NationalPlan1764200000361 implements MigrationInterface {
  readonly name = 'NationalPlan1764200000361';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      `grant select, insert, update on ${tablesHere.join(', ')} to himaya_guard`,
      'set local role himaya_guard',
      ...nationalPlanDoors,
      `revoke execute on function ${[...doorsOfApp, ...inside].join(', ')} from public`,
      `grant execute on function ${[...doorsOfApp, 'guard.agency()'].join(', ')} to himaya_app`,
      'reset role',
      ...tablesHere.flatMap(guarded),
      ...['plan', 'plan_axis', 'plan_activity'].map(
        (table) => `create policy ${table}_followed on ${table} for select to himaya_app using (${follows})`,
      ),
      `create policy plan_report_own on plan_report for select to himaya_app using (${speaks})`,
      `create policy plan_report_submitted on plan_report for select to himaya_app using (submitted_revision is not null and ${looksOn})`,
      `create policy plan_report_entry_own on plan_report_entry for select to himaya_app using (${speaks})`,
      `create policy plan_report_entry_submitted on plan_report_entry for select to himaya_app using (submitted and ${looksOn})`,
      `grant select on ${tablesHere.join(', ')} to himaya_app`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      'revoke execute on function guard.agency() from himaya_app',
      `drop function ${[...doorsOfApp, ...inside].join(', ')}`,
      'reset role',
      `drop table ${tablesHere.toReversed().join(', ')} cascade`,
    ]);
  }
}

const tables = [
  `create table plan (
     id text not null constraint plan_pk primary key,
     title_ar text not null, title_en text not null,
     starts_on date not null, ends_on date not null,
     parent_id text constraint plan_parent_fk references plan,
     state text not null,
     ${oneOf('plan_state_check', 'state', ['draft', 'adopted'])},
     constraint plan_dates_check check (starts_on < ends_on))`,
  `create table plan_axis (
     plan_id text not null constraint plan_axis_plan_fk references plan,
     number int not null,
     name_ar text not null, name_en text not null, objective_ar text not null, objective_en text not null,
     constraint plan_axis_pk primary key (plan_id, number))`,
  // A row is a version: what was changed stays to be read, with who changed it, when and why.
  `create table plan_activity (
     id text not null,
     version int not null,
     plan_id text not null, axis int not null, number int not null,
     derived_from text,
     title_ar text not null, title_en text not null,
     starts_on date not null, ends_on date,
     implementers text[] not null,
     indicator_ar text, indicator_en text,
     indicator text not null,
     feed text not null,
     measures text[] not null, reported text[] not null,
     target bigint constraint plan_activity_target_check check (target > 0),
     retired boolean not null default false,
     standing boolean not null default true,
     reason text not null,
     written_by uuid constraint plan_activity_written_by_fk references user_account,
     written_at timestamptz not null default now(),
     ${oneOf('plan_activity_indicator_check', 'indicator', ['count', 'amount', 'milestone', 'none'])},
     ${oneOf('plan_activity_feed_check', 'feed', ['measure', 'report', 'milestone'])},
     ${oneOf('plan_activity_reason_check', 'reason', ['printed', 'carried-over', 'added', 'target-set', 'reworded', 'retired', 'corrected'])},
     constraint plan_activity_pk primary key (id, version),
     constraint plan_activity_axis_fk foreign key (plan_id, axis) references plan_axis)`,
  'create unique index plan_activity_standing_uq on plan_activity (id) where standing',
  'create index plan_activity_plan_ix on plan_activity (plan_id, axis, number) where standing',
  // One report per member and month; a corrected one is a further revision of the same.
  `create table plan_report (
     id uuid not null constraint plan_report_pk primary key,
     agency_id text not null constraint plan_report_agency_fk references agency,
     unit_id uuid not null constraint plan_report_unit_fk references unit,
     month date not null constraint plan_report_month_check check (extract(day from month) = 1),
     status text not null default 'draft',
     version int not null default 1,
     revision int not null default 1,
     submitted_revision int,
     first_submitted_at timestamptz, submitted_at timestamptz,
     returns int not null default 0,
     return_reason text,
     opened_by uuid not null constraint plan_report_opened_by_fk references user_account,
     reviewed_by uuid constraint plan_report_reviewed_by_fk references user_account,
     reviewed_at timestamptz,
     ${oneOf('plan_report_status_check', 'status', ['draft', 'submitted', 'returned', 'accepted'])},
     ${oneOf('plan_report_return_reason_check', 'return_reason', ['figures-unclear', 'evidence-missing', 'activity-incomplete', 'wrong-period'])},
     constraint plan_report_once_uq unique (agency_id, month))`,
  'create index plan_report_list_ix on plan_report (month desc, id desc)',
  'create index plan_report_agency_ix on plan_report (agency_id, month desc, id desc)',
  `create table plan_report_entry (
     report_id uuid not null constraint plan_report_entry_report_fk references plan_report,
     revision int not null,
     activity_id text not null,
     agency_id text not null, month date not null,
     progress text not null,
     figures bigint[] not null constraint plan_report_entry_figures_check check (0 <= all (figures)),
     evidence text,
     obstacles text[] not null,
     submitted boolean not null default false,
     accepted boolean not null default false,
     ${oneOf('plan_report_entry_progress_check', 'progress', ['not-started', 'under-way', 'delayed', 'stopped', 'completed'])},
     ${allOf('plan_report_entry_obstacles_check', 'obstacles', ['funding', 'staff', 'legal-basis', 'coordination', 'security', 'equipment', 'other'])},
     constraint plan_report_entry_pk primary key (report_id, revision, activity_id))`,
  'create index plan_report_entry_accepted_ix on plan_report_entry (activity_id, month desc, agency_id) where accepted',
];

const focal = `if guard.unit() is null or not coalesce('agency-focal-point' = any (guard.roles()), false) then
       raise exception 'guard: not this session''s to report' using errcode = '42501';
     end if;`;

/** What the doors of the plan and its reports say; a later migration changes some of them. */
export const nationalPlanDoors = [
  // The plan that a month is reported by: the year's where one was adopted, the strategy otherwise.
  `create function guard.plan_of(p_month date) returns text language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return (select p.id from plan p where p.state = 'adopted' and p.starts_on <= p_month and p.ends_on >= p_month order by p.ends_on - p.starts_on, p.id limit 1);
   end $$`,
  `create function guard.plan_activities_of(p_agency text, p_month date) returns setof plan_activity
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return query select a.* from plan_activity a
        where a.plan_id = guard.plan_of(p_month) and a.standing and not a.retired and p_agency = any (a.implementers)
          and a.starts_on < p_month + interval '1 month' and (a.ends_on is null or a.ends_on >= p_month);
   end $$`,
  // What accepted reports add up to, over all members: of nobody's report alone.
  `create function guard.plan_totals(p_plan text) returns table (activity_id text, total bigint, last bigint, completed boolean)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if not coalesce(guard.roles() && ${followers}, false) then return; end if;
     return query
       select m.activity_id, sum(m.total)::bigint, sum(m.last)::bigint, bool_or(m.progress = 'completed')
         from (select e.activity_id, sum(e.figures[1]) as total, (array_agg(e.figures[1] order by e.month desc) filter (where e.figures[1] is not null))[1] as last,
                      (array_agg(e.progress order by e.month desc))[1] as progress
                 from plan_report_entry e join plan_activity a on a.id = e.activity_id and a.standing and a.plan_id = p_plan
                where e.accepted group by e.activity_id, e.agency_id) m
        group by m.activity_id;
   end $$`,
  `create function guard.plan_versions(p_activity text) returns table (version int, reason text, written_by text, written_at timestamptz, title_ar text, title_en text,
     target bigint, retired boolean)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if not coalesce(guard.roles() && ${followers}, false) then return; end if;
     return query select a.version, a.reason, u.display_name, a.written_at, a.title_ar, a.title_en, a.target, a.retired
       from plan_activity a left join user_account u on u.id = a.written_by where a.id = p_activity order by a.version desc limit 100;
   end $$`,
  `create function guard.open_plan_report(p_id uuid, p_month date) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     ${focal}
     if p_month + interval '1 month' > (now() at time zone 'Asia/Baghdad')::date then return 'body.invalid'; end if;
     insert into plan_report (id, agency_id, unit_id, month, opened_by) values (p_id, guard.agency(), guard.unit(), p_month, guard.user_id())
       on conflict on constraint plan_report_once_uq do nothing;
     if not found then return 'plan-report.exists'; end if;
     return 'done';
   exception when check_violation then
     return 'body.invalid';
   end $$`,
  // Whoever takes up again what was returned or accepted writes a further revision; the one before stays, and counts until the new one is accepted.
  `create function guard.save_plan_report(p_id uuid, p_version int, p_entries jsonb) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare r plan_report;
   begin
     ${focal}
     select * into r from plan_report x where x.id = p_id and x.agency_id = guard.agency() for update;
     if not found then return 'not-found'; end if;
     if r.version <> p_version then return 'conflict'; end if;
     if r.status = 'submitted' then return 'plan-report.not-now'; end if;
     if exists (select from jsonb_array_elements(p_entries) e where not exists (
          select from guard.plan_activities_of(r.agency_id, r.month) a
           where a.id = e->>'activityId' and cardinality(a.reported) = jsonb_array_length(e->'figures'))) then
       return 'body.invalid';
     end if;
     if r.status <> 'draft' then
       insert into plan_report_entry (report_id, revision, activity_id, agency_id, month, progress, figures, evidence, obstacles)
         select e.report_id, r.revision + 1, e.activity_id, e.agency_id, e.month, e.progress, e.figures, e.evidence, e.obstacles
           from plan_report_entry e where e.report_id = p_id and e.revision = r.revision;
       r.revision := r.revision + 1;
     end if;
     update plan_report set status = 'draft', revision = r.revision, version = version + 1 where id = p_id;
     insert into plan_report_entry (report_id, revision, activity_id, agency_id, month, progress, figures, evidence, obstacles)
       select p_id, r.revision, e->>'activityId', r.agency_id, r.month, e->>'progress',
              array(select (f.value #>> '{}')::bigint from jsonb_array_elements(e->'figures') with ordinality as f (value, n) order by f.n),
              e->>'evidence', array(select jsonb_array_elements_text(e->'obstacles'))
         from jsonb_array_elements(p_entries) e
       on conflict on constraint plan_report_entry_pk do update
         set progress = excluded.progress, figures = excluded.figures, evidence = excluded.evidence, obstacles = excluded.obstacles;
     return 'done';
   exception when check_violation then
     return 'body.invalid';
   end $$`,
  // Whole is a report that says something of each activity, with every figure that is asked for.
  `create function guard.submit_plan_report(p_id uuid, p_version int) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare r plan_report;
   begin
     ${focal}
     select * into r from plan_report x where x.id = p_id and x.agency_id = guard.agency() for update;
     if not found then return 'not-found'; end if;
     if r.version <> p_version then return 'conflict'; end if;
     if r.status <> 'draft' then return 'plan-report.not-now'; end if;
     if exists (select from guard.plan_activities_of(r.agency_id, r.month) a
                 where not exists (select from plan_report_entry e where e.report_id = p_id and e.revision = r.revision and e.activity_id = a.id
                                      and array_position(e.figures, null) is null)) then
       return 'plan-report.incomplete';
     end if;
     update plan_report set status = 'submitted', submitted_revision = revision, submitted_at = now(), return_reason = null,
            first_submitted_at = coalesce(first_submitted_at, now()), version = version + 1 where id = p_id;
     update plan_report_entry set submitted = true where report_id = p_id and revision = r.revision;
     return 'done';
   end $$`,
  `create function guard.review_plan_report(p_id uuid, p_version int, p_review text, p_reason text) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare r plan_report;
   begin
     if guard.unit() is null or not coalesce('secretariat-analyst' = any (guard.roles()), false) then
       raise exception 'guard: not this session''s to review' using errcode = '42501';
     end if;
     select * into r from plan_report x where x.id = p_id and x.submitted_revision is not null for update;
     if not found then return 'not-found'; end if;
     if r.version <> p_version then return 'conflict'; end if;
     if r.status <> 'submitted' then return 'plan-report.not-now'; end if;
     if (p_review = 'return') <> (p_reason is not null) then return 'body.invalid'; end if;
     update plan_report set status = case p_review when 'accept' then 'accepted' else 'returned' end, return_reason = p_reason,
            returns = returns + case p_review when 'accept' then 0 else 1 end, reviewed_by = guard.user_id(), reviewed_at = now(), version = version + 1
      where id = p_id;
     if p_review = 'accept' then
       update plan_report_entry set accepted = (revision = r.revision) where report_id = p_id and (accepted or revision = r.revision);
     end if;
     return 'done';
   exception when check_violation then
     return 'body.invalid';
   end $$`,
];
