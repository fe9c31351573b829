import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addCodes, bit, dropCodes, oneOf, run } from './sql';

const notice = 'referral-raised';
const event = 'referral-raised';
const urgencies = ['immediate', 'urgent', 'standard'];

const doorsOfApp = ['guard.latest_risk(uuid)'];
const doorsOfWorker = [
  'guard.referrals_to_raise(uuid)',
  'guard.raise_referral(uuid, text, timestamptz, timestamptz, text[], timestamptz[], timestamptz[])',
];
const doorsOfOwner = ['guard.check_urgency()'];

/** A risk that rises makes the referrals nobody has answered more urgent; none goes out less urgent than the risk demands. */
export class RiskRaisesUrgency1764200000212 implements MigrationInterface {
  readonly name = 'RiskRaisesUrgency1764200000212';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      `alter table referral add column raised_from text,
         add ${oneOf('referral_raised_from_check', 'raised_from', urgencies)},
         add constraint referral_raised_check check (raised_from is distinct from urgency)`,
      addCodes('notification', 'kind', [notice]),
      addCodes('timeline_event', 'kind', [event]),
      'grant update (urgency, raised_from) on referral to himaya_app',
      'set local role himaya_guard',
      ...doors,
      `revoke execute on function ${[...doorsOfApp, ...doorsOfWorker, ...doorsOfOwner].join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      `grant execute on function ${doorsOfWorker.join(', ')} to himaya_worker`,
      `grant execute on function ${doorsOfOwner.join(', ')} to himaya_owner`,
      'reset role',
      'create trigger referral_urgency before update of urgency on referral for each row execute function guard.check_urgency()',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop trigger referral_urgency on referral',
      'set local role himaya_guard',
      `drop function ${[...doorsOfApp, ...doorsOfWorker, ...doorsOfOwner].join(', ')}`,
      `delete from notification where kind = '${notice}'`,
      `delete from timeline_event where kind = '${event}'`,
      'reset role',
      'revoke update (urgency, raised_from) on referral from himaya_app',
      dropCodes('notification', 'kind', [notice]),
      dropCodes('timeline_event', 'kind', [event]),
      'alter table referral drop column raised_from',
    ]);
  }
}

const doors = [
  // The level that holds: the newest assessment's. A sender who does not read the category learns of it what every desk sees, the urgency.
  `create function guard.latest_risk(p_case uuid) returns text language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if not guard.reads_case(p_case, ${bit.core}) then return null; end if;
     return (select r.level from risk_assessment r where r.case_id = p_case order by r.recorded_at desc, r.id desc limit 1);
   end $$`,
  // What hurries hurries on: neither side, nor the worker, makes a referral less urgent than it went out.
  `create function guard.check_urgency() returns trigger language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if array_position(array['${urgencies.join(`', '`)}'], new.urgency) > array_position(array['${urgencies.join(`', '`)}'], old.urgency) then
       raise exception 'guard: a referral is not made less urgent' using errcode = '42501';
     end if;
     return new;
   end $$`,
  // The referrals of an assessment's case that nobody has answered, with the level; nothing where a newer assessment holds by now.
  `create function guard.referrals_to_raise(p_assessment uuid) returns table (id uuid, level text, assessed_at timestamptz, urgency text,
     receive_due_at timestamptz, decide_due_at timestamptz) language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     return query
       select f.id, r.level, r.recorded_at, f.urgency, f.receive_due_at, f.decide_due_at
         from risk_assessment r join referral f on f.case_id = r.case_id and f.status in ('requested', 'received')
        where r.id = p_assessment
          and not exists (select 1 from risk_assessment n where n.case_id = r.case_id and (n.recorded_at, n.id) > (r.recorded_at, r.id))
        order by f.id;
   end $$`,
  // Behind the referral's lock, as an answer to it: whoever answers at the same moment finds it as it was, or this finds it answered.
  // What was called for already stays called; no call moves to a later time.
  `create function guard.raise_referral(p_referral uuid, p_urgency text, p_receive_due timestamptz, p_decide_due timestamptz, p_steps text[],
     p_receive timestamptz[], p_decide timestamptz[]) returns boolean language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare f referral;
   begin
     select * into f from referral r where r.id = p_referral for update;
     if f.id is null or f.status not in ('requested', 'received') or f.urgency = p_urgency then return false; end if;
     update referral set urgency = p_urgency, raised_from = coalesce(f.raised_from, f.urgency), receive_due_at = p_receive_due, decide_due_at = p_decide_due,
            due_at = case f.status when 'requested' then p_receive_due else p_decide_due end, version = f.version + 1 where id = f.id;
     update deadline d set due_at = least(d.due_at, s.at)
       from (select 'referral-receive' as kind, u.step, u.at from unnest(p_steps, p_receive) u (step, at)
             union all select 'referral-decide', u.step, u.at from unnest(p_steps, p_decide) u (step, at)) s
      where d.subject_id = f.id and d.kind = s.kind and d.step = s.step and d.fired_at is null and d.cancelled_at is null;
     insert into timeline_event (id, case_id, kind, category, unit_id, subject_id, details)
       values (gen_random_uuid(), f.case_id, '${event}', ${bit.core}, f.from_unit_id, f.id,
               jsonb_build_object('service', f.service, 'urgency', p_urgency, 'raisedFrom', f.urgency));
     return true;
   end $$`,
];
