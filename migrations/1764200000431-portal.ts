import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guarded, oneOf, run } from './sql';

const kinds = ['news', 'activity', 'page', 'annual-report'];
const places = ['home', 'plan', 'figures', 'law', 'news', 'reports', 'rights', 'help', 'concern'];
const statuses = ['draft', 'proposed', 'published', 'withdrawn'];
/** [step, from, to, by another than who wrote or proposed]: a test holds it against libs/domain's table. */
const steps: readonly (readonly [string, readonly string[], string, boolean])[] = [
  ['propose', ['draft'], 'proposed', false],
  ['return', ['proposed'], 'draft', false],
  ['publish', ['proposed'], 'published', true],
  ['withdraw', ['draft', 'proposed', 'published'], 'withdrawn', false],
];
const writers = `array['secretariat-analyst']`;
const publishers = `array['secretariat-analyst', 'committee-chair']`;

const doorsOfApp = [
  'guard.open_portal_item(uuid, text, text, date, jsonb)',
  'guard.save_portal_item(uuid, int, date, jsonb)',
  'guard.step_portal_item(uuid, int, text)',
  'guard.portal_people(uuid)',
  'guard.public_items(text[], date, uuid, int)',
  'guard.public_item(uuid)',
  'guard.public_words(text)',
  'guard.public_plan(date)',
  'guard.public_plan_axes(text)',
  'guard.public_plan_activities(text)',
  'guard.public_plan_totals(text)',
];

/** What the secretariat writes for the public, in versions let out by a second person; and the adopted plan as anybody may read it. */
export class Portal1764200000431 implements MigrationInterface {
  readonly name = 'Portal1764200000431';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      'grant select, insert, update on portal_item, portal_revision to himaya_guard',
      'set local role himaya_guard',
      `create table guard.portal_move (step text not null constraint portal_move_pk primary key, from_statuses text[] not null, to_status text not null,
         by_another boolean not null)`,
      `insert into guard.portal_move values ${steps.map(([step, from, to, another]) => `('${step}', '{${from.join(',')}}', '${to}', ${another})`).join(', ')}`,
      ...portalDoors,
      `revoke execute on function ${doorsOfApp.join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      'reset role',
      ...['portal_item', 'portal_revision'].flatMap((table) => [
        ...guarded(table),
        `create policy ${table}_read on ${table} for select to himaya_app using (((select guard.roles())::text[]) && ${publishers})`,
        `grant select on ${table} to himaya_app`,
      ]),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      `drop function ${doorsOfApp.join(', ')}`,
      'drop table guard.portal_move',
      'reset role',
      'drop table portal_revision, portal_item',
    ]);
  }
}

const tables = [
  // `revision` is the latest words', `public_revision` the one that anybody reads; null while none is let out.
  `create table portal_item (
     id uuid not null constraint portal_item_pk primary key,
     version int not null default 1,
     kind text not null, place text,
     status text not null default 'draft',
     revision int not null default 1,
     public_revision int,
     day date not null,
     public_day date,
     changed_at timestamptz not null default now(),
     ${oneOf('portal_item_kind_check', 'kind', kinds)},
     ${oneOf('portal_item_place_check', 'place', places)},
     ${oneOf('portal_item_status_check', 'status', statuses)},
     constraint portal_item_page_check check ((kind = 'page') = (place is not null)),
     constraint portal_item_public_check check ((public_revision is null) = (public_day is null)
       and (status <> 'published' or public_revision = revision) and (status <> 'withdrawn' or public_revision is null)))`,
  `create unique index portal_item_place_uq on portal_item (place) where place is not null`,
  'create index portal_item_list_ix on portal_item (changed_at desc, id desc)',
  'create index portal_item_public_ix on portal_item (kind, public_day desc, id desc) where public_revision is not null',
  `create table portal_revision (
     item_id uuid not null constraint portal_revision_item_fk references portal_item,
     revision int not null,
     day date not null,
     texts jsonb not null,
     written_by uuid not null constraint portal_revision_written_by_fk references user_account,
     written_at timestamptz not null default now(),
     proposed_by uuid constraint portal_revision_proposed_by_fk references user_account,
     published_by uuid constraint portal_revision_published_by_fk references user_account,
     published_at timestamptz,
     constraint portal_revision_pk primary key (item_id, revision),
     constraint portal_revision_two_check check (published_by is null or published_by <> written_by and published_by <> proposed_by))`,
];

const publicPlan = (plan: string): string => `exists (select from plan p where p.id = ${plan} and p.state = 'adopted')`;

/** Public for the migrations that change them. */
export const portalDoors = [
  `create function guard.open_portal_item(p_id uuid, p_kind text, p_place text, p_day date, p_texts jsonb) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     if guard.user_id() is null or not guard.roles() && ${writers} then return 'role.forbidden'; end if;
     insert into portal_item (id, kind, place, day) values (p_id, p_kind, p_place, p_day) on conflict do nothing;
     if not found then return 'portal-item.exists'; end if;
     insert into portal_revision (item_id, revision, day, texts, written_by) values (p_id, 1, p_day, p_texts, guard.user_id());
     return 'done';
   end $$`,
  // A draft is written over; what was let out or taken back stays as it was, and new words follow it.
  `create function guard.save_portal_item(p_id uuid, p_version int, p_day date, p_texts jsonb) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare i portal_item;
   begin
     if guard.user_id() is null or not guard.roles() && ${writers} then return 'role.forbidden'; end if;
     select * into i from portal_item where id = p_id for update;
     if i.id is null then return 'not-found'; end if;
     if i.version <> p_version then return 'conflict'; end if;
     if i.status = 'proposed' then return 'portal-item.status'; end if;
     if i.status = 'draft' then
       update portal_revision set day = p_day, texts = p_texts, written_by = guard.user_id(), written_at = now(), proposed_by = null
        where item_id = p_id and revision = i.revision;
     else
       insert into portal_revision (item_id, revision, day, texts, written_by) values (p_id, i.revision + 1, p_day, p_texts, guard.user_id());
     end if;
     update portal_item set status = 'draft', day = p_day, version = version + 1, changed_at = now(),
            revision = case i.status when 'draft' then i.revision else i.revision + 1 end
      where id = p_id;
     return 'done';
   end $$`,
  `create function guard.step_portal_item(p_id uuid, p_version int, p_step text) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare i portal_item; r portal_revision; m guard.portal_move; me uuid := guard.user_id();
   begin
     select * into m from guard.portal_move where step = p_step;
     if me is null or m.step is null
        or not guard.roles() && (case p_step when 'propose' then ${writers} else ${publishers} end) then return 'role.forbidden'; end if;
     select * into i from portal_item where id = p_id for update;
     if i.id is null then return 'not-found'; end if;
     if i.version <> p_version then return 'conflict'; end if;
     if i.status <> all (m.from_statuses) then return 'portal-item.status'; end if;
     select * into r from portal_revision where item_id = p_id and revision = i.revision;
     if m.by_another and me in (r.written_by, r.proposed_by) then return 'portal-item.second-person'; end if;
     update portal_revision set
            proposed_by = case p_step when 'propose' then me when 'return' then null else proposed_by end,
            published_by = case p_step when 'publish' then me else published_by end,
            published_at = case p_step when 'publish' then now() else published_at end
      where item_id = p_id and revision = i.revision;
     update portal_item set status = m.to_status, version = version + 1, changed_at = now(),
            public_revision = case p_step when 'publish' then i.revision when 'withdraw' then null else public_revision end,
            public_day = case p_step when 'publish' then i.day when 'withdraw' then null else public_day end
      where id = p_id;
     return 'done';
   end $$`,
  // Who wrote and who let out each version: the committee's own people, to each other.
  `create function guard.portal_people(p_item uuid) returns table (revision int, written_by text, published_by text)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if guard.user_id() is null or not guard.roles() && ${publishers} then return; end if;
     return query select r.revision, w.display_name, p.display_name
       from portal_revision r join user_account w on w.id = r.written_by left join user_account p on p.id = r.published_by where r.item_id = p_item;
   end $$`,
  // Open to anybody: what is let out at this moment, and nothing of who wrote it.
  `create function guard.public_items(p_kinds text[], p_before date, p_id uuid, p_limit int)
   returns table (id uuid, kind text, day date, texts jsonb, published_at timestamptz)
   language sql stable security definer set search_path = public, guard, pg_temp as $$
     select i.id, i.kind, i.public_day, r.texts, r.published_at
       from portal_item i join portal_revision r on r.item_id = i.id and r.revision = i.public_revision
      where i.public_revision is not null and i.kind = any (p_kinds) and (p_before is null or (i.public_day, i.id) < (p_before, p_id))
      order by i.public_day desc, i.id desc limit p_limit
   $$`,
  `create function guard.public_item(p_id uuid) returns table (id uuid, kind text, day date, texts jsonb, published_at timestamptz)
   language sql stable security definer set search_path = public, guard, pg_temp as $$
     select i.id, i.kind, i.public_day, r.texts, r.published_at
       from portal_item i join portal_revision r on r.item_id = i.id and r.revision = i.public_revision
      where i.id = p_id and i.kind <> 'page'
   $$`,
  `create function guard.public_words(p_place text) returns jsonb
   language sql stable security definer set search_path = public, guard, pg_temp as $$
     select r.texts from portal_item i join portal_revision r on r.item_id = i.id and r.revision = i.public_revision where i.place = p_place
   $$`,
  // The adopted plan of a day, else the latest adopted one.
  `create function guard.public_plan(p_day date) returns setof plan language sql stable security definer set search_path = public, guard, pg_temp as $$
     select p.* from plan p where p.state = 'adopted'
      order by (p.starts_on <= p_day and p.ends_on >= p_day) desc, p.ends_on desc, p.ends_on - p.starts_on, p.id limit 1
   $$`,
  `create function guard.public_plan_axes(p_plan text) returns setof plan_axis language sql stable security definer set search_path = public, guard, pg_temp as $$
     select a.* from plan_axis a where a.plan_id = p_plan and ${publicPlan('p_plan')} order by a.number
   $$`,
  `create function guard.public_plan_activities(p_plan text) returns setof plan_activity language sql stable security definer
   set search_path = public, guard, pg_temp as $$
     select a.* from plan_activity a where a.plan_id = p_plan and a.standing and not a.retired and ${publicPlan('p_plan')} order by a.axis, a.number limit 500
   $$`,
  // As guard.plan_totals, of what was adopted; the portal shows no total, only how far it has come.
  `create function guard.public_plan_totals(p_plan text) returns table (activity_id text, total bigint, last bigint, completed boolean)
   language sql stable security definer set search_path = public, guard, pg_temp as $$
     select m.activity_id, sum(m.total)::bigint, sum(m.last)::bigint, bool_or(m.progress = 'completed')
       from (select e.activity_id, sum(e.figures[1]) as total, (array_agg(e.figures[1] order by e.month desc) filter (where e.figures[1] is not null))[1] as last,
                    (array_agg(e.progress order by e.month desc))[1] as progress
               from plan_report_entry e join plan_activity a on a.id = e.activity_id and a.standing and a.plan_id = p_plan
              where e.accepted and ${publicPlan('p_plan')} group by e.activity_id, e.agency_id) m
      group by m.activity_id
   $$`,
];
