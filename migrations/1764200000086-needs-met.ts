import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as planDoors } from './1764200000011-screening-and-plan';
import { doors as doorsOfTasks } from './1764200000051-tasks';
import { askedByService, dutiesOf } from './1764200000065-work-of-deadlines';
import { missingReviews } from './1764200000070-missing-persons';
import { asBefore, bit, run } from './sql';

/** A referral knows the need it is to meet: a service that was provided meets it, and one that was not leaves it owed. */
export class NeedsMet1764200000086 implements MigrationInterface {
  readonly name = 'NeedsMet1764200000086';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      ...tables,
      'set local role himaya_guard',
      ...doors,
      dutiesOf(openReferral('n'), missingReviews),
      `revoke execute on function ${triggers.join(', ')} from public`,
      `grant execute on function ${triggers.join(', ')} to himaya_owner`,
      'reset role',
      'create trigger referral_need_check before insert on referral for each row when (new.need_id is not null) execute function guard.check_referral_need()',
      'create trigger referral_need_follow after update of status on referral for each row execute function guard.follow_referral_need()',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop trigger referral_need_follow on referral',
      'drop trigger referral_need_check on referral',
      'set local role himaya_guard',
      `drop function ${triggers.join(', ')}`,
      dutiesOf(askedByService, missingReviews),
      ...asBefore(planDoors, ['case_duty']),
      ...asBefore(doorsOfTasks, ['stuck_referrals']),
      'reset role',
      'drop index referral_unmet_ix',
      'alter table referral drop column need_id',
    ]);
  }
}

const tables = [
  'alter table referral add column need_id uuid constraint referral_need_fk references need',
  'create index referral_need_ix on referral (need_id) where need_id is not null',
  // As referral_turned_away_ix: services that ended with nobody having taken the need up.
  `create index referral_unmet_ix on referral (governorate, status_since, id) where status = 'completed' and outcome in ('not-provided', 'referred-on')`,
];

const triggers = ['guard.check_referral_need()', 'guard.follow_referral_need()'];

/** Somebody was asked to meet this need, and is still asked. */
export const openReferral = (need: string, besides = 'true'): string => `exists (select 1 from referral f
         where f.case_id = ${need}.case_id and f.service = ${need}.service and coalesce(f.need_id, ${need}.id) = ${need}.id and ${besides}
           and f.status in ('requested', 'received', 'accepted', 'in-progress', 'on-hold'))`;

/** Governorates of a coordination desk, and the cases whose referrals it may know of, as the migration of tasks has them. */
export const governoratesOf = (unit: string): string => `array(select g.governorate from (select distinct n.governorate from unit n) g
     where g.governorate = ${unit}.governorate or (${unit}.governorate = 'baghdad' and not exists (
       select 1 from unit d where d.kind = 'coordination-desk' and d.closed_at is null and d.governorate = g.governorate))
   union select 'unknown' where ${unit}.governorate = 'baghdad' union select 'outside-country' where ${unit}.governorate = 'baghdad')`;
const visible = `not guard.is_sealed(r.case_id) and not guard.hides_case(r.case_id)
                 and exists (select 1 from case_record k where k.id = r.case_id and k.status = 'open')`;
const turnedAway = (
  ended: string,
): string => `(select r.id, r.case_id, 'turned-away' as reason, r.governorate, r.service, r.urgency, r.status,
                     r.status_since as since, r.from_unit_id, r.to_unit_id
                from referral r
               where r.governorate = p.place and ${ended} and r.status_since > now() - interval '90 days'
                 and (p_after is null or (r.status_since, r.id) > (p_after, p_after_id)) and ${visible}
                 and not exists (select 1 from referral later where later.case_id = r.case_id and later.service = r.service and later.status <> 'draft'
                                   and later.created_at > r.created_at)
               order by r.status_since, r.id limit p_limit)`;

/** What stands still of the referrals of the place \`p.place\`, in pages of \`p_limit\` after (\`p_after\`, \`p_after_id\`). */
export const stuckReferrals = `(select r.id, r.case_id, 'unanswered' as reason, r.governorate, r.service, r.urgency, r.status, r.due_at as since, r.from_unit_id, r.to_unit_id
                from referral r
               where r.governorate = p.place and r.status in ('requested', 'received', 'accepted') and r.due_at < now()
                 and (p_after is null or (r.due_at, r.id) > (p_after, p_after_id)) and ${visible}
               order by r.due_at, r.id limit p_limit)
             union all
             ${turnedAway(`r.status in ('rejected', 'failed')`)}
             union all
             ${turnedAway(`r.status = 'completed' and r.outcome in ('not-provided', 'referred-on')`)}`;

export const doors = [
  // The need is one of the same person's, for the same service, and still open.
  `create function guard.check_referral_need() returns trigger language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if not exists (select 1 from need n where n.id = new.need_id and n.case_id = new.case_id and n.service = new.service and n.status = 'open') then
       raise exception 'guard: not a need that this referral meets' using errcode = '42501';
     end if;
     return new;
   end $$`,
  // A service that was provided meets its need, whoever may write the case's needs. However else a referral ends, the needs it kept from
  // ringing are owed again: by the time they had, or where that is over by as long as their level gives.
  `create function guard.follow_referral_need() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare n need; span interval;
   begin
     if new.status = old.status or new.status not in ('completed', 'rejected', 'failed', 'cancelled', 'entered-in-error') then return null; end if;
     if new.status = 'completed' and new.outcome = 'service-provided' and new.need_id is not null then
       update need x set status = 'met', status_since = now(), version = x.version + 1 where x.id = new.need_id and x.status = 'open' returning * into n;
       if n.id is not null then
         insert into timeline_event (id, case_id, kind, category, unit_id, subject_id, details)
           values (gen_random_uuid(), n.case_id, 'need-met', ${bit.core}, guard.unit(), n.id, jsonb_build_object('service', n.service, 'need', n.need_code));
       end if;
     end if;
     for n in
       select x.* from need x
        where x.case_id = new.case_id and x.service = new.service and x.status = 'open' and not ${openReferral('x', 'f.id <> new.id')}
          and (new.need_id is null or new.need_id = x.id
               or exists (select 1 from deadline d where d.kind = 'need' and d.subject_id = x.id and d.cancelled_at is not null))
        order by x.id for update
     loop
       if n.due_at > now() then
         update deadline set fired_at = null, cancelled_at = null where kind = 'need' and subject_id = n.id and cancelled_at is not null;
       else
         span := case n.level when 'immediate' then interval '24 hours' when 'urgent' then interval '72 hours' else interval '14 days' end;
         update need set due_at = now() + span where id = n.id;
         insert into deadline (id, kind, step, subject_id, due_at) values
           (gen_random_uuid(), 'need', 'remind-desk', n.id, now() + span / 2), (gen_random_uuid(), 'need', 'alert', n.id, now() + span)
           on conflict on constraint deadline_step_uq do update set due_at = excluded.due_at, fired_at = null, cancelled_at = null;
       end if;
     end loop;
     return null;
   end $$`,
  // As it stood, and: a referral for another need of the same service keeps none from ringing.
  `create or replace function guard.case_duty(p_kind text, p_subject uuid) returns table (case_id uuid, unit_id uuid, governorate text) language plpgsql stable
   security definer set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   declare of_case uuid;
   begin
     of_case := case p_kind
       when 'risk-review' then (select r.case_id from risk_assessment r where r.id = p_subject and not exists (
         select 1 from risk_assessment n where n.case_id = r.case_id and (n.recorded_at, n.id) > (r.recorded_at, r.id)))
       when 'need' then (select n.case_id from need n where n.id = p_subject and n.status = 'open' and not ${openReferral('n')})
       when 'plan-review' then (select v.case_id from plan_review v where v.id = p_subject and v.done_at is null)
       when 'guardian-appointment' then (select c.id from case_record c
          where (c.id = p_subject or c.id = (select g.case_id from guardianship g where g.id = p_subject))
            and guard.is_child(c.id) and guard.guardian_state(c.id) <> 'appointed') end;
     return query select c.id, c.responsible_unit_id, c.governorate from case_record c where c.id = of_case and c.status = 'open';
   end $$`,
  // As it stood, and: a service that ended without having been provided stands still like a referral that was turned away.
  `create or replace function guard.stuck_referrals(p_after timestamptz, p_after_id uuid, p_limit int)
   returns table (referral_id uuid, case_id uuid, number text, reason text, governorate text, service text, urgency text, status text, since timestamptz,
                  from_unit_id uuid, to_unit_id uuid)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare desk unit; places text[];
   begin
     select * into desk from unit u where u.id = guard.unit() and u.kind = 'coordination-desk' and u.closed_at is null;
     if desk.id is null or not 'case-coordinator' = any (guard.roles()) then return; end if;
     places := ${governoratesOf('desk')};
     return query
       select s.id, s.case_id, c.number, s.reason, s.governorate, s.service, s.urgency, s.status, s.since, s.from_unit_id,
              case when s.service = 'shelter' then null else s.to_unit_id end
         from (
           select * from unnest(places) p(place) cross join lateral (
             ${stuckReferrals}) x) s
         join case_record c on c.id = s.case_id
        order by s.since, s.id limit p_limit;
   end $$`,
];
