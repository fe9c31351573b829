import type { MigrationInterface, QueryRunner } from 'typeorm';
import { nationalPlanDoors } from './1764200000361-national-plan';
import { asBefore, rewritten, run } from './sql';

const followers = `array['agency-focal-point', 'secretariat-analyst', 'external-evaluator', 'committee-chair']`;
const looksOn = `array['secretariat-analyst', 'external-evaluator', 'committee-chair']`;
const former = ['guard.plan_totals(text)', 'guard.public_plan_totals(text)'];
const doorsOfApp = [
  'guard.plan_totals(text, date)',
  'guard.public_plan_totals(text)',
  'guard.plan_report_asks(uuid)',
  'guard.plan_bodies_asked(date[])',
];
const inside = ['guard.plan_sums(text, date)', 'guard.plan_bodies(date[])'];

/**
 * What a member reported keeps the measures it was asked for and the version of the activity that asked, and is summed up measure by measure, until any
 * month; a milestone is asked for until it is declared; and a body with an office owes the report of each month that has activities of its own.
 */
export class PlanFigures1764200000581 implements MigrationInterface {
  readonly name = 'PlanFigures1764200000581';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      `alter table plan_report_entry add column activity_version int not null default 1, add column measures text[] not null default '{}'`,
      // The doors took as many figures as the version that stood then asked for.
      `update plan_report_entry e set activity_version = v.version, measures = v.reported
         from (select distinct on (x.report_id, x.revision, x.activity_id) x.report_id, x.revision, x.activity_id, a.version, a.reported
                 from plan_report_entry x join plan_report r on r.id = x.report_id
                 join plan_activity a on a.id = x.activity_id and a.adopted and cardinality(a.reported) = cardinality(x.figures)
                order by x.report_id, x.revision, x.activity_id, (coalesce(a.decided_at, a.written_at) <= coalesce(r.submitted_at, now())) desc, a.version desc) v
        where (e.report_id, e.revision, e.activity_id) = (v.report_id, v.revision, v.activity_id)`,
      'alter table plan_report_entry add constraint plan_report_entry_measures_check check (cardinality(measures) = cardinality(figures))',
      'set local role himaya_guard',
      `drop function ${former.join(', ')}`,
      ...planFigureDoors,
      ...pieces.map(([door, changes]) => rewritten(door, changes)),
      `revoke execute on function ${[...doorsOfApp, ...inside].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      ...pieces.map(([door, changes]) => rewritten(door, changes.map(([from, to]) => [to, from] as const))), // prettier-ignore
      `drop function ${[...doorsOfApp, ...inside].join(', ')}`,
      ...asBefore(nationalPlanDoors, ['plan_totals', 'plan_activities_of']),
      ...formerDoors,
      `revoke execute on function ${former.join(', ')} from public`,
      `grant execute on function ${former.join(', ')} to himaya_app`,
      'reset role',
      'alter table plan_report_entry drop column activity_version, drop column measures',
    ]);
  }
}

const fits = 'exists (select from guard.plan_report_asks(p_id) a where a.id = e.activity_id and a.reported = e.measures)';

/** [door, pieces of it as they were and are]. */
const pieces: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
  [
    'save_plan_report',
    [
      [
        "from guard.plan_activities_of(r.agency_id, r.month) a\n           where a.id = e->>'activityId'",
        "from guard.plan_report_asks(p_id) a\n           where a.id = e->>'activityId'",
      ],
      [
        `insert into plan_report_entry (report_id, revision, activity_id, agency_id, month, progress, figures, evidence, obstacles)
         select e.report_id, r.revision + 1, e.activity_id, e.agency_id, e.month, e.progress, e.figures, e.evidence, e.obstacles
           from plan_report_entry e where e.report_id = p_id and e.revision = r.revision;`,
        `insert into plan_report_entry (report_id, revision, activity_id, activity_version, agency_id, month, progress, measures, figures, evidence, obstacles)
         select e.report_id, r.revision + 1, e.activity_id, e.activity_version, e.agency_id, e.month, e.progress, e.measures, e.figures, e.evidence, e.obstacles
           from plan_report_entry e where e.report_id = p_id and e.revision = r.revision and ${fits};`,
      ],
      [
        `insert into plan_report_entry (report_id, revision, activity_id, agency_id, month, progress, figures, evidence, obstacles)
       select p_id, r.revision, e->>'activityId', r.agency_id, r.month, e->>'progress',`,
        `insert into plan_report_entry (report_id, revision, activity_id, activity_version, agency_id, month, progress, measures, figures, evidence, obstacles)
       select p_id, r.revision, a.id, a.version, r.agency_id, r.month, e->>'progress', a.reported,`,
      ],
      [
        'from jsonb_array_elements(p_entries) e\n       on conflict on constraint plan_report_entry_pk do update\n         set progress = excluded.progress, figures',
        `from jsonb_array_elements(p_entries) e join guard.plan_report_asks(p_id) a on a.id = e->>'activityId'
       on conflict on constraint plan_report_entry_pk do update
         set activity_version = excluded.activity_version, measures = excluded.measures, progress = excluded.progress, figures`,
      ],
    ],
  ],
  // What was written before the plan was corrected, and is asked for no more or in another measure, stays a draft.
  [
    'submit_plan_report',
    [
      [
        'from guard.plan_activities_of(r.agency_id, r.month) a\n                 where not exists',
        'from guard.plan_report_asks(p_id) a\n                 where not exists',
      ],
      ['and e.activity_id = a.id\n', 'and e.activity_id = a.id and e.measures = a.reported\n'],
      [
        'update plan_report_entry set submitted = true where report_id = p_id and revision = r.revision;',
        `update plan_report_entry e set submitted = true where e.report_id = p_id and e.revision = r.revision and ${fits};`,
      ],
    ],
  ],
  [
    'review_plan_report',
    [
      [
        'update plan_report_entry set accepted = (revision = r.revision) where report_id = p_id and (accepted',
        'update plan_report_entry set accepted = (revision = r.revision) where report_id = p_id and submitted and (accepted',
      ],
    ],
  ],
  // A reason stands from the day on which a report is sent back until it is submitted again, whatever is written meanwhile.
  [
    'plan_notices',
    [
      [
        'from unnest(p_members) m (agency)',
        'from (select unnest(p_members) union select b.agency_id from guard.plan_bodies(array[p_month]) b) m (agency)',
      ],
      ["r.status <> 'returned'", 'r.return_reason is null'],
    ],
  ],
];

/** What the doors say of figures and of what is asked for; a later migration may change some of them. */
export const planFigureDoors = [
  // A milestone runs until the body has declared it, at most until its plan is over.
  `create or replace function guard.plan_activities_of(p_agency text, p_month date) returns setof plan_activity
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return query select a.* from plan_activity a
        where a.plan_id = guard.plan_of(p_month) and a.standing and not a.retired and p_agency = any (a.implementers)
          and a.starts_on < p_month + interval '1 month'
          and (a.ends_on is null or a.ends_on >= p_month or a.feed = 'milestone' and 'completed' is distinct from
            (select e.progress from plan_report_entry e where e.activity_id = a.id and e.agency_id = p_agency and e.accepted and e.month < p_month
              order by e.month desc limit 1));
   end $$`,
  // What the own report asks for: what the plan asks for of its month, and once it was accepted what it was asked for then.
  `create function guard.plan_report_asks(p_report uuid) returns setof plan_activity
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare r plan_report;
   begin
     select * into r from plan_report x where x.id = p_report and x.agency_id = guard.agency();
     if not found or not coalesce('agency-focal-point' = any (guard.roles()), false) then return; end if;
     if exists (select from plan_report_entry e where e.report_id = p_report and e.accepted) then
       return query select a.* from plan_report_entry e join plan_activity a on (a.id, a.version) = (e.activity_id, e.activity_version)
         where e.report_id = p_report and e.accepted order by a.axis, a.number;
     else
       return query select a.* from guard.plan_activities_of(r.agency_id, r.month) a order by a.axis, a.number;
     end if;
   end $$`,
  // Over all bodies, measure by measure: the sum of all months, the sum and the mean of what each said last; and, where no measure stands, the bodies whose
  // last accepted word is that it is done.
  `create function guard.plan_sums(p_plan text, p_until date)
   returns table (activity_id text, measure text, total bigint, last bigint, mean float8, declared_by text[])
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     return query
       with said as (
         select e.activity_id, e.agency_id, e.month, e.progress, e.measures, e.figures
           from plan_report_entry e join plan_activity a on a.id = e.activity_id and a.standing and a.plan_id = p_plan
          where e.accepted and (p_until is null or e.month <= p_until)),
       of_body as (
         select s.activity_id, f.measure, sum(f.value) as total, (array_agg(f.value order by s.month desc))[1] as last
           from said s, unnest(s.measures, s.figures) as f (measure, value) where f.value is not null group by s.activity_id, f.measure, s.agency_id)
       select b.activity_id, b.measure, sum(b.total)::bigint, sum(b.last)::bigint, avg(b.last)::float8, null::text[] from of_body b group by b.activity_id, b.measure
       union all
       select l.activity_id, null, null, null, null, array_agg(l.agency_id order by l.agency_id)
         from (select distinct on (s.activity_id, s.agency_id) s.activity_id, s.agency_id, s.progress from said s
                order by s.activity_id, s.agency_id, s.month desc) l
        where l.progress = 'completed' group by l.activity_id;
   end $$`,
  `create function guard.plan_totals(p_plan text, p_until date)
   returns table (activity_id text, measure text, total bigint, last bigint, mean float8, declared_by text[])
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if not coalesce(guard.roles() && ${followers}, false) then return; end if;
     return query select * from guard.plan_sums(p_plan, p_until);
   end $$`,
  // As guard.plan_totals, of what was adopted; the portal shows no total, only how far it has come.
  `create function guard.public_plan_totals(p_plan text)
   returns table (activity_id text, measure text, total bigint, last bigint, mean float8, declared_by text[])
   language sql stable security definer set search_path = public, guard, pg_temp as $$
     select s.* from plan p, guard.plan_sums(p.id, null) s where p.id = p_plan and p.state = 'adopted'
   $$`,
  // Bodies that have activities of a month, and had an office with a focal point while its report was to be written. That the office has lost its
  // focal point since is no reason to owe nothing.
  `create function guard.plan_bodies(p_months date[]) returns table (month date, agency_id text)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     return query
       select distinct m.month, o.agency_id from unnest(p_months) m (month)
         join (select n.agency_id, min(greatest(r.valid_from, u.created_at)) as since
                 from user_role r join user_account u on u.id = r.user_id join unit n on n.id = u.unit_id and n.closed_at is null
                where r.role = 'agency-focal-point' group by n.agency_id) o on o.since < m.month + interval '2 months'
        where exists (select from guard.plan_activities_of(o.agency_id, m.month));
   end $$`,
  `create function guard.plan_bodies_asked(p_months date[]) returns table (month date, agency_id text)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if not coalesce(guard.roles() && ${looksOn}, false) then return; end if;
     return query select * from guard.plan_bodies(p_months);
   end $$`,
];

/** As 431 had it. */
const formerDoors = [
  `create function guard.public_plan_totals(p_plan text) returns table (activity_id text, total bigint, last bigint, completed boolean)
   language sql stable security definer set search_path = public, guard, pg_temp as $$
     select m.activity_id, sum(m.total)::bigint, sum(m.last)::bigint, bool_or(m.progress = 'completed')
       from (select e.activity_id, sum(e.figures[1]) as total, (array_agg(e.figures[1] order by e.month desc) filter (where e.figures[1] is not null))[1] as last,
                    (array_agg(e.progress order by e.month desc))[1] as progress
               from plan_report_entry e join plan_activity a on a.id = e.activity_id and a.standing and a.plan_id = p_plan
              where e.accepted and exists (select from plan p where p.id = p_plan and p.state = 'adopted') group by e.activity_id, e.agency_id) m
      group by m.activity_id
   $$`,
];
