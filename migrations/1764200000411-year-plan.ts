import type { MigrationInterface, QueryRunner } from 'typeorm';
import { nationalPlanDoors } from './1764200000361-national-plan';
import { asBefore, changed, oneOf, run } from './sql';

const followers = `array['agency-focal-point', 'secretariat-analyst', 'external-evaluator', 'committee-chair']`;
const writers = `array['secretariat-analyst', 'committee-chair']`;
const follows = `coalesce((select guard.roles())::text[] && ${followers}, false)`;
const edits = `coalesce((select guard.roles())::text[] && ${writers}, false)`;
const before = ['plan_of', 'plan_versions'];
const doorsOfApp = [
  'guard.plan_moves(text)',
  'guard.draft_plan(text, text, int, text, text, text)',
  'guard.add_plan_activity(text, int, text, int, jsonb)',
  'guard.change_plan_activity(text, int, boolean, jsonb)',
  'guard.set_plan_target(text, int, bigint)',
  'guard.decide_plan_correction(text, int, text)',
  'guard.propose_plan(text, int)',
  'guard.decide_plan(text, int, text, text)',
];
const inside = ['guard.write_plan_activity(plan_activity, text, boolean)', 'guard.plan_fields(plan_activity, jsonb)'];
const reasons = ['targets-missing', 'activities-missing', 'implementers-wrong', 'periods-wrong', 'wording-unclear'];

/** A year's plan: copied from another, written by the secretariat, adopted by the chair; from then on what is changed waits for the chair, targets aside. */
export class YearPlan1764200000411 implements MigrationInterface {
  readonly name = 'YearPlan1764200000411';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      `alter table plan add column title_ckb text, add column version int not null default 1, add column in_force_from date,
         add column drafted_by uuid constraint plan_drafted_by_fk references user_account,
         add column proposed_by uuid constraint plan_proposed_by_fk references user_account`,
      `alter table plan drop constraint plan_state_check, add ${oneOf('plan_state_check', 'state', ['draft', 'proposed', 'adopted'])}`,
      // Of a draft only those who write and adopt it see anything, and of an adopted plan only they see what still waits.
      `alter table plan_activity add column title_ckb text, add column indicator_ckb text, add column adopted boolean not null default true,
         add column awaiting boolean not null default false, add column decided_by uuid constraint plan_activity_decided_by_fk references user_account,
         add column decided_at timestamptz`,
      `alter table plan_activity drop constraint plan_activity_target_check, add constraint plan_activity_target_check check (target >= 0)`,
      'alter table plan_activity add constraint plan_activity_awaiting_check check (not awaiting or not (standing or adopted))',
      'create unique index plan_activity_awaiting_uq on plan_activity (id) where awaiting',
      `create table plan_move (
         id bigint generated always as identity constraint plan_move_pk primary key,
         plan_id text not null constraint plan_move_plan_fk references plan,
         move text not null, reason text,
         by uuid not null constraint plan_move_by_fk references user_account,
         at timestamptz not null default now(),
         ${oneOf('plan_move_move_check', 'move', ['draft', 'propose', 'return', 'adopt'])},
         ${oneOf('plan_move_reason_check', 'reason', reasons)})`,
      'create index plan_move_plan_ix on plan_move (plan_id, id desc)',
      'alter table plan_move enable row level security',
      'alter table plan_move force row level security',
      `create policy plan_move_written on plan_move for select to himaya_app using (${edits})`,
      'grant select on plan_move to himaya_app',
      'grant select, insert on plan_move to himaya_guard',
      ...policies(`${follows} and (state = 'adopted' or ${edits})`, `${follows} and (adopted or ${edits})`),
      'set local role himaya_guard',
      'drop function guard.plan_versions(text)',
      changed(asBefore(nationalPlanDoors, ['plan_of'])[0]!, 'p.starts_on <= p_month', 'coalesce(p.in_force_from, p.starts_on) <= p_month'),
      ...yearPlanDoors,
      `revoke execute on function ${[...doorsOfApp, ...inside, 'guard.plan_versions(text)'].join(', ')} from public`,
      `grant execute on function ${[...doorsOfApp, 'guard.plan_versions(text)'].join(', ')} to himaya_app`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, ...inside, 'guard.plan_versions(text)'].join(', ')}`,
      ...asBefore(nationalPlanDoors, before),
      'revoke execute on function guard.plan_versions(text) from public',
      'grant execute on function guard.plan_versions(text) to himaya_app',
      'reset role',
      'drop table plan_move',
      ...policies(follows, follows),
      'drop index plan_activity_awaiting_uq',
      'alter table plan_activity drop constraint plan_activity_target_check, add constraint plan_activity_target_check check (target > 0)',
      `alter table plan_activity drop column title_ckb, drop column indicator_ckb, drop column adopted, drop column awaiting, drop column decided_by,
         drop column decided_at`,
      `alter table plan drop constraint plan_state_check, add ${oneOf('plan_state_check', 'state', ['draft', 'adopted'])}`,
      `alter table plan drop column title_ckb, drop column version, drop column in_force_from, drop column drafted_by, drop column proposed_by`,
    ]);
  }
}

const policies = (ofPlan: string, ofActivity: string): string[] => [
  'drop policy plan_followed on plan',
  `create policy plan_followed on plan for select to himaya_app using (${ofPlan})`,
  'drop policy plan_activity_followed on plan_activity',
  `create policy plan_activity_followed on plan_activity for select to himaya_app using (${ofActivity})`,
];

const by = (role: string): string => `if guard.unit() is null or not coalesce('${role}' = any (guard.roles()), false) then
       raise exception 'guard: not this session''s to do' using errcode = '42501';
     end if;`;

/** The version that stands, locked with its plan: what a change starts from. */
const standing = `select * into p from plan x where x.id = (select y.plan_id from plan_activity y where y.id = p_id and y.standing) for update;
     select * into a from plan_activity x where x.id = p_id and x.standing for update;
     if p.id is null or a.id is null then return 'not-found'; end if;
     if a.version <> p_version then return 'conflict'; end if;
     if p.state not in ('draft', 'adopted') or a.retired or exists (select from plan_activity x where x.id = p_id and x.awaiting) then
       return 'national-plan.not-now';
     end if;`;

/** What the doors of a year's plan say; a later migration changes one of them. */
export const yearPlanDoors = [
  `create function guard.plan_versions(p_activity text) returns table (version int, reason text, written_by text, written_at timestamptz, state text, title_ar text,
     title_en text, title_ckb text, starts_on date, ends_on date, implementers text[], indicator_ar text, indicator_en text, indicator_ckb text, feed text,
     measures text[], target bigint, retired boolean)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if not coalesce(guard.roles() && ${followers}, false) then return; end if;
     return query select a.version, a.reason, u.display_name, a.written_at,
            case when a.standing then 'stands' when a.awaiting then 'awaiting' when a.decided_at is not null and not a.adopted then 'refused' else 'past' end,
            a.title_ar, a.title_en, a.title_ckb, a.starts_on, a.ends_on, a.implementers, a.indicator_ar, a.indicator_en, a.indicator_ckb, a.feed, a.measures,
            a.target, a.retired
       from plan_activity a left join user_account u on u.id = a.written_by
      where a.id = p_activity and (a.adopted or guard.roles() && ${writers}) order by a.version desc limit 100;
   end $$`,
  `create function guard.plan_moves(p_plan text) returns table (move text, reason text, by_name text, at timestamptz)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if not coalesce(guard.roles() && ${writers}, false) then return; end if;
     return query select m.move, m.reason, u.display_name, m.at from plan_move m join user_account u on u.id = m.by where m.plan_id = p_plan order by m.id desc limit 100;
   end $$`,
  // What was still running in the last year of the plan that is copied, or runs in the new one; within the year, and without its target.
  `create function guard.draft_plan(p_id text, p_from text, p_year int, p_title_ar text, p_title_ckb text, p_title_en text) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare f plan; first date; last date;
   begin
     ${by('secretariat-analyst')}
     select * into f from plan x where x.id = p_from and x.state = 'adopted';
     if not found then return 'not-found'; end if;
     if p_year < extract(year from now() at time zone 'Asia/Baghdad') then return 'body.invalid'; end if;
     first := make_date(p_year, 1, 1);
     last := make_date(p_year, 12, 31);
     insert into plan (id, title_ar, title_ckb, title_en, starts_on, ends_on, parent_id, state, drafted_by)
       values (p_id, p_title_ar, p_title_ckb, p_title_en, first, last, coalesce(f.parent_id, f.id), 'draft', guard.user_id())
       on conflict on constraint plan_pk do nothing;
     if not found then return 'national-plan.exists'; end if;
     insert into plan_axis (plan_id, number, name_ar, name_en, objective_ar, objective_en)
       select p_id, x.number, x.name_ar, x.name_en, x.objective_ar, x.objective_en from plan_axis x where x.plan_id = f.id;
     insert into plan_activity (id, version, plan_id, axis, number, derived_from, title_ar, title_ckb, title_en, starts_on, ends_on, implementers, indicator_ar,
            indicator_ckb, indicator_en, indicator, feed, measures, reported, reason, written_by, adopted)
       select p_id || '-' || a.axis || '.' || lpad(a.number::text, 2, '0'), 1, p_id, a.axis, a.number, coalesce(a.derived_from, a.id), a.title_ar, a.title_ckb, a.title_en,
              case when a.starts_on between first and last then a.starts_on else first end,
              case when a.ends_on between first and last then a.ends_on else last end,
              a.implementers, a.indicator_ar, a.indicator_ckb, a.indicator_en, a.indicator, a.feed, a.measures, a.reported, 'carried-over', guard.user_id(), false
         from plan_activity a
        where a.plan_id = f.id and a.standing and not a.retired
          and (a.ends_on is null or a.ends_on >= least(date_trunc('year', f.ends_on)::date, first));
     insert into plan_move (plan_id, move, by) values (p_id, 'draft', guard.user_id());
     return 'done';
   end $$`,
  // The fields of a body on a version; the domain has held them against the lists.
  `create function guard.plan_fields(p_row plan_activity, p_body jsonb) returns plan_activity
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     p_row.title_ar := p_body->>'titleAr'; p_row.title_en := p_body->>'titleEn'; p_row.title_ckb := p_body->>'titleCkb';
     p_row.starts_on := (p_body->>'startsOn')::date; p_row.ends_on := (p_body->>'endsOn')::date;
     p_row.implementers := array(select jsonb_array_elements_text(p_body->'implementers'));
     p_row.indicator_ar := p_body->>'indicatorAr'; p_row.indicator_en := p_body->>'indicatorEn'; p_row.indicator_ckb := p_body->>'indicatorCkb';
     p_row.indicator := p_body->>'indicator'; p_row.feed := p_body->>'feed';
     p_row.measures := array(select jsonb_array_elements_text(p_body->'measures'));
     p_row.reported := array(select jsonb_array_elements_text(p_body->'reported'));
     if cardinality(p_row.implementers) = 0 or exists (select from unnest(p_row.implementers) i where not exists (select from agency g where g.id = i))
        or (p_row.feed = 'milestone') <> (cardinality(p_row.measures) = 0) or p_row.ends_on < p_row.starts_on then
       raise exception 'guard: not an activity' using errcode = '23514';
     end if;
     return p_row;
   end $$`,
  // A further version: it stands at once, or waits beside the one that stands.
  `create function guard.write_plan_activity(p_row plan_activity, p_reason text, p_waits boolean) returns void
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     p_row.version := (select max(x.version) + 1 from plan_activity x where x.id = p_row.id);
     p_row.reason := p_reason; p_row.written_by := guard.user_id(); p_row.written_at := now();
     p_row.decided_by := null; p_row.decided_at := null;
     p_row.standing := not p_waits; p_row.awaiting := p_waits;
     if p_waits then p_row.adopted := false; else update plan_activity set standing = false where id = p_row.id and standing; end if;
     insert into plan_activity values (p_row.*);
   end $$`,
  `create function guard.add_plan_activity(p_plan text, p_version int, p_id text, p_axis int, p_body jsonb) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare p plan; a plan_activity;
   begin
     ${by('secretariat-analyst')}
     select * into p from plan x where x.id = p_plan for update;
     if not found or not exists (select from plan_axis x where x.plan_id = p_plan and x.number = p_axis) then return 'not-found'; end if;
     if p.version <> p_version then return 'conflict'; end if;
     if p.state <> 'draft' then return 'national-plan.not-now'; end if;
     a.id := p_id; a.version := 1; a.plan_id := p_plan; a.axis := p_axis;
     a.number := (select coalesce(max(x.number), 0) + 1 from plan_activity x where x.plan_id = p_plan and x.axis = p_axis);
     a.reason := 'added'; a.written_by := guard.user_id(); a.written_at := now(); a.retired := false; a.standing := true; a.awaiting := false; a.adopted := false;
     a := guard.plan_fields(a, p_body);
     insert into plan_activity values (a.*);
     update plan set version = version + 1 where id = p_plan;
     return 'done';
   exception when check_violation then
     return 'body.invalid';
   end $$`,
  `create function guard.change_plan_activity(p_id text, p_version int, p_retired boolean, p_body jsonb) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare p plan; a plan_activity;
   begin
     ${by('secretariat-analyst')}
     ${standing}
     a := guard.plan_fields(a, p_body);
     a.retired := p_retired;
     -- Measured by something else, or in another way, the old aim says nothing.
     if exists (select from plan_activity x where x.id = p_id and x.standing and (x.feed, x.measures[1]) is distinct from (a.feed, a.measures[1])) then a.target := null; end if;
     perform guard.write_plan_activity(a, case when p_retired then 'retired' when p.state = 'draft' then 'reworded' else 'corrected' end, p.state = 'adopted');
     return 'done';
   exception when check_violation then
     return 'body.invalid';
   end $$`,
  `create function guard.set_plan_target(p_id text, p_version int, p_target bigint) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare p plan; a plan_activity;
   begin
     ${by('secretariat-analyst')}
     ${standing}
     if a.feed = 'milestone' and p_target is not null then return 'body.invalid'; end if;
     a.target := p_target;
     perform guard.write_plan_activity(a, 'target-set', false);
     return 'done';
   exception when check_violation then
     return 'body.invalid';
   end $$`,
  `create function guard.decide_plan_correction(p_id text, p_version int, p_decision text) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare a plan_activity;
   begin
     ${by('committee-chair')}
     perform from plan x where x.id = (select y.plan_id from plan_activity y where y.id = p_id and y.standing) for update;
     select * into a from plan_activity x where x.id = p_id and x.awaiting for update;
     if not found then return case when exists (select from plan_activity x where x.id = p_id) then 'national-plan.not-now' else 'not-found' end; end if;
     if a.version <> p_version then return 'conflict'; end if;
     if a.written_by = guard.user_id() then return 'national-plan.second-person'; end if;
     if p_decision = 'accept' then update plan_activity set standing = false where id = p_id and standing; end if;
     update plan_activity set awaiting = false, standing = p_decision = 'accept', adopted = p_decision = 'accept', decided_by = guard.user_id(), decided_at = now()
      where id = p_id and version = p_version;
     return 'done';
   end $$`,
  `create function guard.propose_plan(p_id text, p_version int) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare p plan;
   begin
     ${by('secretariat-analyst')}
     select * into p from plan x where x.id = p_id for update;
     if not found then return 'not-found'; end if;
     if p.version <> p_version then return 'conflict'; end if;
     if p.state <> 'draft' or not exists (select from plan_activity a where a.plan_id = p_id and a.standing and not a.retired) then return 'national-plan.not-now'; end if;
     update plan set state = 'proposed', proposed_by = guard.user_id(), version = version + 1 where id = p_id;
     insert into plan_move (plan_id, move, by) values (p_id, 'propose', guard.user_id());
     return 'done';
   end $$`,
  // Adopted in the middle of its year it holds from that month on: what was reported by another plan stays with that one.
  `create function guard.decide_plan(p_id text, p_version int, p_decision text, p_reason text) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare p plan;
   begin
     ${by('committee-chair')}
     select * into p from plan x where x.id = p_id for update;
     if not found then return 'not-found'; end if;
     if p.version <> p_version then return 'conflict'; end if;
     if p.state <> 'proposed' then return 'national-plan.not-now'; end if;
     if guard.user_id() in (p.drafted_by, p.proposed_by) then return 'national-plan.second-person'; end if;
     if (p_decision = 'return') <> (p_reason is not null) then return 'body.invalid'; end if;
     insert into plan_move (plan_id, move, reason, by) values (p_id, p_decision, p_reason, guard.user_id());
     if p_decision = 'return' then
       update plan set state = 'draft', version = version + 1 where id = p_id;
       return 'done';
     end if;
     update plan set state = 'adopted', version = version + 1,
            in_force_from = greatest(starts_on, date_trunc('month', now() at time zone 'Asia/Baghdad')::date) where id = p_id;
     update plan_activity set adopted = true where plan_id = p_id and standing and not retired;
     return 'done';
   exception when check_violation then
     return 'body.invalid';
   end $$`,
];
