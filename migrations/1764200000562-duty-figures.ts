import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guarded, oneOf, rewritten, run } from './sql';

const looksOn = `coalesce((select guard.roles())::text[] && array['secretariat-analyst', 'external-evaluator', 'committee-chair'], false)`;
const speaks = `coalesce('agency-focal-point' = any ((select guard.roles())::text[]), false) and agency_id = (select guard.agency())`;

/** [measure, bodies that owe it, whether each counts its own]: a test holds it against libs/domain's list. */
const duties: readonly (readonly [string, readonly string[], boolean])[] = [
  ['shelter-places-by-category', ['ministry-of-labour-and-social-affairs'], false],
  ['returns-recorded-by-transport', ['ministry-of-transport'], false],
  [
    'training-courses',
    [
      'committee-secretariat',
      'supreme-judicial-council',
      'ministry-of-labour-and-social-affairs',
      'ministry-of-justice',
      'ministry-of-health',
      'iraqi-women-national-directorate',
    ],
    true,
  ],
  [
    'training-participants',
    ['committee-secretariat', 'supreme-judicial-council', 'ministry-of-labour-and-social-affairs', 'ministry-of-justice'],
    true,
  ],
  ['annual-allocations', ['ministry-of-finance'], false],
  ['posts-provided', ['ministry-of-finance'], false],
  ['guidance-panels', ['ministry-of-transport'], false],
  [
    'awareness-activities',
    [
      'committee-secretariat',
      'ministry-of-labour-and-social-affairs',
      'ministry-of-migration-and-displaced',
      'ministry-of-transport',
      'ministry-of-culture',
      'ministry-of-youth-and-sports',
    ],
    true,
  ],
  ['international-reports', ['ministry-of-foreign-affairs'], true],
  ['migration-movements', ['ministry-of-transport'], false],
];

/** The categories of each way to break a figure down. */
const categories = {
  'shelter-category': ['men', 'women', 'boys', 'girls', 'families'],
  governorate: [
    'baghdad',
    'basra',
    'nineveh',
    'erbil',
    'sulaymaniyah',
    'duhok',
    'halabja',
    'kirkuk',
    'diyala',
    'anbar',
    'salah-al-din',
    'babil',
    'karbala',
    'najaf',
    'wasit',
    'qadisiyah',
    'muthanna',
    'dhi-qar',
    'maysan',
  ],
  sex: ['female', 'male'],
  language: ['arabic', 'kurdish', 'other'],
  'destination-country': ['arab-states', 'asia', 'africa', 'other'],
  'age-group': ['0-17', '18-plus'],
  'nationality-group': ['iraqi', 'arab-states', 'asia', 'africa', 'other'],
  audience: ['officials', 'justice', 'security', 'care', 'education', 'public'],
  'crossing-point': ['airport', 'port', 'land'],
  'media-kind': ['outlet', 'campaign'],
  'sanction-kind': ['warning', 'fine', 'suspension', 'closure'],
  'organisation-kind': ['professional', 'charitable', 'humanitarian'],
  'institution-kind': ['school', 'institute', 'university'],
  level: ['national', 'regional', 'international'],
  regularity: ['regular', 'irregular'],
  direction: ['entry', 'exit'],
} as const;

/** [measure, its dimensions, each with whose categories]: a test holds it against libs/domain's table. */
const breakdowns: readonly (readonly [string, readonly (readonly [string, keyof typeof categories])[]])[] = [
  ['shelter-places-by-category', [['kind', 'shelter-category']]],
  [
    'legal-advisers',
    [
      ['governorate', 'governorate'],
      ['sex', 'sex'],
    ],
  ],
  [
    'interpreters-available',
    [
      ['governorate', 'governorate'],
      ['language', 'language'],
      ['sex', 'sex'],
    ],
  ],
  ['returns-recorded-by-transport', [['destination', 'destination-country']]],
  [
    'children-returned-to-school',
    [
      ['governorate', 'governorate'],
      ['sex', 'sex'],
      ['age-group', 'age-group'],
    ],
  ],
  [
    'juvenile-detainees',
    [
      ['governorate', 'governorate'],
      ['sex', 'sex'],
      ['age-group', 'age-group'],
      ['citizenship', 'nationality-group'],
    ],
  ],
  [
    'juveniles-convicted',
    [
      ['governorate', 'governorate'],
      ['sex', 'sex'],
      ['age-group', 'age-group'],
    ],
  ],
  [
    'convicts-by-sex',
    [
      ['governorate', 'governorate'],
      ['sex', 'sex'],
      ['citizenship', 'nationality-group'],
    ],
  ],
  [
    'beggars-recorded',
    [
      ['governorate', 'governorate'],
      ['sex', 'sex'],
      ['age-group', 'age-group'],
      ['citizenship', 'nationality-group'],
    ],
  ],
  [
    'foreign-workers-recorded',
    [
      ['governorate', 'governorate'],
      ['sex', 'sex'],
      ['citizenship', 'nationality-group'],
    ],
  ],
  ['foreign-labour-companies-recorded', [['governorate', 'governorate']]],
  [
    'training-courses',
    [
      ['governorate', 'governorate'],
      ['audience', 'audience'],
    ],
  ],
  [
    'training-participants',
    [
      ['governorate', 'governorate'],
      ['audience', 'audience'],
      ['sex', 'sex'],
    ],
  ],
  [
    'preventive-loan-participants',
    [
      ['governorate', 'governorate'],
      ['sex', 'sex'],
      ['age-group', 'age-group'],
    ],
  ],
  ['preventive-loan-programmes', [['governorate', 'governorate']]],
  ['companies-supported', [['governorate', 'governorate']]],
  ['company-individuals-supported', [['governorate', 'governorate']]],
  ['publications-issued', [['language', 'language']]],
  [
    'secretariat-staff',
    [
      ['governorate', 'governorate'],
      ['sex', 'sex'],
    ],
  ],
  [
    'guidance-panels',
    [
      ['governorate', 'governorate'],
      ['crossing', 'crossing-point'],
    ],
  ],
  [
    'awareness-activities',
    [
      ['governorate', 'governorate'],
      ['audience', 'audience'],
    ],
  ],
  ['media-outlets-and-campaigns', [['kind', 'media-kind']]],
  ['judges-briefed', [['governorate', 'governorate']]],
  ['persons-informed-of-rules', [['audience', 'audience']]],
  [
    'companies-sanctioned',
    [
      ['governorate', 'governorate'],
      ['kind', 'sanction-kind'],
    ],
  ],
  ['preachers-participating', [['governorate', 'governorate']]],
  ['opinions-received', [['kind', 'organisation-kind']]],
  ['companies-engaged', [['governorate', 'governorate']]],
  ['ngos-including-victims', [['governorate', 'governorate']]],
  [
    'educational-institutions',
    [
      ['governorate', 'governorate'],
      ['kind', 'institution-kind'],
    ],
  ],
  ['conferences-and-seminars', [['kind', 'level']]],
  [
    'migration-movements',
    [
      ['crossing', 'crossing-point'],
      ['regularity', 'regularity'],
      ['kind', 'direction'],
    ],
  ],
];

const dutyRows = duties.flatMap(([measure, bodies, own]) => bodies.map((body) => `('${measure}', '${body}', ${own})`));
const breakdownRows = breakdowns.flatMap(([measure, ways]) =>
  ways.flatMap(([dimension, of]) => categories[of].map((category) => `('${measure}', '${dimension}', '${category}')`)),
);

const save = 'guard.save_plan_month(uuid, int, jsonb, jsonb)';
const owed = 'guard.plan_report_owes(uuid)';
const inside = 'guard.plan_duties_of(text, date)';
const follow = 'guard.follow_plan_duties()';
const figures = 'guard.reported_figures(text, boolean, date[], date[])';

/** A month's report has the figures that a body owes by duty, and what its figures are made of. */
export class DutyFigures1764200000562 implements MigrationInterface {
  readonly name = 'DutyFigures1764200000562';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      ...['plan_report_duty', 'plan_report_part'].flatMap(guarded),
      `create policy plan_report_duty_own on plan_report_duty for select to himaya_app using (${speaks})`,
      `create policy plan_report_duty_submitted on plan_report_duty for select to himaya_app using (submitted and ${looksOn})`,
      // Few of a kind are somebody: whoever looks on has them protected, as figures of the menu.
      `create policy plan_report_part_own on plan_report_part for select to himaya_app using (${speaks})`,
      'grant select on plan_report_duty, plan_report_part to himaya_app',
      'grant select, insert, update, delete on plan_report_duty, plan_report_part to himaya_guard',
      'set local role himaya_guard',
      'create table guard.plan_duty (measure text not null, agency_id text not null, own boolean not null, constraint plan_duty_pk primary key (measure, agency_id))',
      `insert into guard.plan_duty values ${dutyRows.join(', ')}`,
      'create table guard.plan_breakdown (measure text not null, dimension text not null, category text not null, constraint plan_breakdown_pk primary key (measure, dimension, category))',
      `insert into guard.plan_breakdown values ${breakdownRows.join(', ')}`,
      ...dutyDoors,
      rewritten('submit_plan_report', submitPieces),
      `revoke execute on function ${[save, owed, inside, follow, figures].join(', ')} from public`,
      `grant execute on function ${follow} to himaya_owner`,
      `grant execute on function ${save}, ${owed} to himaya_app`,
      `grant execute on function ${figures} to himaya_facts`,
      'reset role',
      `create trigger plan_report_duties after update of status on plan_report for each row
         when (old.status <> new.status and new.status in ('submitted', 'accepted')) execute function ${follow}`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop trigger plan_report_duties on plan_report',
      'set local role himaya_guard',
      rewritten('submit_plan_report', submitPieces.map(([from, to]) => [to, from] as const)), // prettier-ignore
      `drop function ${[save, owed, inside, follow, figures].join(', ')}`,
      'drop table guard.plan_duty, guard.plan_breakdown',
      'reset role',
      'drop table plan_report_duty, plan_report_part',
    ]);
  }
}

const tables = [
  `create table plan_report_duty (
     report_id uuid not null constraint plan_report_duty_report_fk references plan_report,
     revision int not null,
     measure text not null,
     agency_id text not null, month date not null,
     figure bigint constraint plan_report_duty_figure_check check (figure >= 0),
     submitted boolean not null default false,
     accepted boolean not null default false,
     constraint plan_report_duty_pk primary key (report_id, revision, measure))`,
  'create index plan_report_duty_accepted_ix on plan_report_duty (measure, month) where accepted',
  // Of a figure of an activity, or with no activity ('') of one that is owed by duty.
  `create table plan_report_part (
     report_id uuid not null constraint plan_report_part_report_fk references plan_report,
     revision int not null,
     activity_id text not null,
     measure text not null, dimension text not null, category text not null,
     agency_id text not null,
     figure bigint not null constraint plan_report_part_figure_check check (figure >= 0),
     ${oneOf('plan_report_part_dimension_check', 'dimension', ['governorate', 'sex', 'age-group', 'citizenship', 'language', 'destination', 'audience', 'crossing', 'regularity', 'kind'])},
     ${oneOf('plan_report_part_category_check', 'category', [...new Set(Object.values(categories).flat())])},
     constraint plan_report_part_pk primary key (report_id, revision, activity_id, measure, dimension, category))`,
];

/** Whole is a report with every figure that is owed by duty too. */
const submitPieces = [
  [
    'array_position(e.figures, null) is null)) then',
    `array_position(e.figures, null) is null))
        or exists (select from guard.plan_report_owes(p_id) m
                    where not exists (select from plan_report_duty d where (d.report_id, d.revision, d.measure) = (p_id, r.revision, m) and d.figure is not null)) then`,
  ],
] as const;

/** The doors of what a report says besides its activities. An entry's `measures` come with migration 581, which runs before anybody asks. */
export const dutyDoors = [
  // A body that counts for all owes its figure unless the plan of the month asks anybody for it; one that counts its own, unless it is asked itself.
  `create function guard.plan_duties_of(p_agency text, p_month date) returns setof text
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return query select d.measure from guard.plan_duty d
        where d.agency_id = p_agency and not exists (
          select from plan_activity a where a.plan_id = guard.plan_of(p_month) and a.standing and not a.retired and d.measure = any (a.reported)
             and a.starts_on < p_month + interval '1 month' and (a.ends_on is null or a.ends_on >= p_month)
             and (not d.own or p_agency = any (a.implementers)))
        order by d.measure;
   end $$`,
  // What a body owes in its report: once it was accepted what was owed then, however the plan has been corrected since.
  `create function guard.plan_report_owes(p_report uuid) returns setof text
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare r plan_report;
   begin
     select * into r from plan_report x where x.id = p_report and x.agency_id = guard.agency();
     if not found or not coalesce('agency-focal-point' = any (guard.roles()), false) then return; end if;
     if exists (select from plan_report_entry e where e.report_id = p_report and e.accepted)
        or exists (select from plan_report_duty d where d.report_id = p_report and d.accepted) then
       return query select d.measure from plan_report_duty d where d.report_id = p_report and d.accepted order by d.measure;
     else
       return query select guard.plan_duties_of(r.agency_id, r.month);
     end if;
   end $$`,
  // What the activities say goes through the door of the report; what is refused here undoes that too.
  `create function guard.save_plan_month(p_id uuid, p_version int, p_entries jsonb, p_duties jsonb) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare before int; r plan_report; said text;
   begin
     select x.revision into before from plan_report x where x.id = p_id and x.agency_id = guard.agency() for update;
     said := guard.save_plan_report(p_id, p_version, p_entries);
     if said <> 'done' then return said; end if;
     select * into strict r from plan_report x where x.id = p_id;
     if r.revision > before then
       insert into plan_report_duty (report_id, revision, measure, agency_id, month, figure)
         select d.report_id, r.revision, d.measure, d.agency_id, d.month, d.figure from plan_report_duty d where d.report_id = p_id and d.revision = before;
       insert into plan_report_part (report_id, revision, activity_id, measure, dimension, category, agency_id, figure)
         select p.report_id, r.revision, p.activity_id, p.measure, p.dimension, p.category, p.agency_id, p.figure from plan_report_part p
          where p.report_id = p_id and p.revision = before and (p.activity_id = ''
            or exists (select from plan_report_entry e where (e.report_id, e.revision, e.activity_id) = (p_id, r.revision, p.activity_id)));
     end if;
     insert into plan_report_duty (report_id, revision, measure, agency_id, month, figure)
       select p_id, r.revision, d->>'measure', r.agency_id, r.month, (d->>'figure')::bigint from jsonb_array_elements(p_duties) d
       on conflict on constraint plan_report_duty_pk do update set figure = excluded.figure;
     delete from plan_report_part p where p.report_id = p_id and p.revision = r.revision
        and (p.activity_id in (select e->>'activityId' from jsonb_array_elements(p_entries) e)
             or p.activity_id = '' and p.measure in (select d->>'measure' from jsonb_array_elements(p_duties) d));
     insert into plan_report_part (report_id, revision, activity_id, measure, dimension, category, agency_id, figure)
       select p_id, r.revision, o.activity_id, o.part->>'measure', o.part->>'dimension', o.part->>'category', r.agency_id, (o.part->>'figure')::bigint
         from (select e->>'activityId' as activity_id, jsonb_array_elements(e->'parts') as part from jsonb_array_elements(p_entries) e
               union all
               select '', jsonb_array_elements(d->'parts') || jsonb_build_object('measure', d->>'measure') from jsonb_array_elements(p_duties) d) o;
     -- What was written before the plan asked for it itself is owed no more.
     delete from plan_report_duty d where d.report_id = p_id and d.revision = r.revision and d.measure <> all (array(select guard.plan_report_owes(p_id)))
        and d.measure not in (select o->>'measure' from jsonb_array_elements(p_duties) o);
     delete from plan_report_part p where p.report_id = p_id and p.revision = r.revision and p.activity_id = ''
        and not exists (select from plan_report_duty d where (d.report_id, d.revision, d.measure) = (p_id, r.revision, p.measure));
     -- Duties that are owed; whole breakdowns of the figure that they are of, and together no more than it.
     if exists (select from jsonb_array_elements(p_duties) d where d->>'measure' not in (select guard.plan_report_owes(p_id)))
        or exists (
          select from plan_report_part p
            left join guard.plan_breakdown b on (b.measure, b.dimension, b.category) = (p.measure, p.dimension, p.category)
            left join plan_report_entry e on (e.report_id, e.revision, e.activity_id) = (p.report_id, p.revision, p.activity_id)
            left join plan_report_duty d on (d.report_id, d.revision, d.measure) = (p.report_id, p.revision, p.measure) and p.activity_id = ''
           where p.report_id = p_id and p.revision = r.revision
           group by p.activity_id, p.measure, p.dimension
          having count(b.category) < count(*)
              or count(*) < (select count(*) from guard.plan_breakdown w where (w.measure, w.dimension) = (p.measure, p.dimension))
              or sum(p.figure) > coalesce(max(coalesce(d.figure, e.figures[array_position(e.measures, p.measure)])), -1)) then
       raise check_violation;
     end if;
     return 'done';
   exception when check_violation or unique_violation or not_null_violation then
     return 'body.invalid';
   end $$`,
  // Whichever door changed the report's status.
  `create function guard.follow_plan_duties() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     if new.status = 'submitted' then
       update plan_report_duty d set submitted = true where d.report_id = new.id and d.revision = new.revision;
     else
       update plan_report_duty d set accepted = (d.revision = new.revision) where d.report_id = new.id and (d.accepted or d.revision = new.revision);
     end if;
     return null;
   end $$`,
  // For figures: what accepted months say of a measure in each period, by body, and by each breakdown as far as it was given. Of what stands at a
  // month's end the last month of each body.
  `create function guard.reported_figures(p_measure text, p_stock boolean, p_firsts date[], p_lasts date[])
     returns table (first date, agency_id text, dimension text, category text, figure bigint)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return query
       with given as (
         select e.report_id, e.revision, e.activity_id, e.agency_id, e.month, e.figures[array_position(e.measures, p_measure)] as figure
           from plan_report_entry e where e.accepted and p_measure = any (e.measures)
         union all
         select d.report_id, d.revision, '', d.agency_id, d.month, d.figure from plan_report_duty d where d.accepted and d.measure = p_measure),
       counted as (
         select p.first, g.*, rank() over (partition by p.first, g.agency_id order by g.month desc) as back
           from unnest(p_firsts, p_lasts) p (first, last) join given g on g.month between p.first and p.last and g.figure is not null),
       kept as (select c.* from counted c where not p_stock or c.back = 1)
       select k.first, k.agency_id, null::text, null::text, sum(k.figure)::bigint from kept k group by k.first, k.agency_id
       union all
       select k.first, null::text, p.dimension, p.category, sum(p.figure)::bigint from kept k
         join plan_report_part p on (p.report_id, p.revision, p.activity_id, p.measure) = (k.report_id, k.revision, k.activity_id, p_measure)
        group by k.first, p.dimension, p.category;
   end $$`,
];
