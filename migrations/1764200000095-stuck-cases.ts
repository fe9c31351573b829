import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as needsDoors, governoratesOf, stuckReferrals } from './1764200000086-needs-met';
import { asBefore, run } from './sql';

/** The coordination desk sees every case that stands still, not only its referrals: also what a unit has owed for a week and more. */
export class StuckCases1764200000095 implements MigrationInterface {
  readonly name = 'StuckCases1764200000095';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      `alter table duty add column governorate text not null default 'unknown'`,
      'update duty d set governorate = c.governorate from case_record c where c.id = d.case_id',
      'create index duty_place_due_ix on duty (governorate, due_at, id)',
      'set local role himaya_guard',
      ...doors,
      `revoke execute on function ${[stuckCases, ...placing].join(', ')} from public`,
      `grant execute on function ${stuckCases} to himaya_app`,
      `grant execute on function ${placing.join(', ')} to himaya_owner`,
      `drop function ${stuckReferralsDoor}`,
      'reset role',
      `create trigger duty_place before insert on duty for each row execute function ${placing[0]}`,
      `create trigger case_record_duty_place after update of governorate on case_record for each row
         when (old.governorate is distinct from new.governorate) execute function ${placing[1]}`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop trigger case_record_duty_place on case_record',
      'drop trigger duty_place on duty',
      'set local role himaya_guard',
      `drop function ${[stuckCases, ...placing].join(', ')}`,
      ...asBefore(needsDoors, ['stuck_referrals']),
      `revoke execute on function ${stuckReferralsDoor} from public`,
      `grant execute on function ${stuckReferralsDoor} to himaya_app`,
      'reset role',
      'drop index duty_place_due_ix',
      'alter table duty drop column governorate',
    ]);
  }
}

const stuckReferralsDoor = 'guard.stuck_referrals(timestamptz, uuid, int)';
const stuckCases = 'guard.stuck_cases(timestamptz, uuid, int)';
const placing = ['guard.place_duty()', 'guard.follow_place()'];

const doors = [
  `create function guard.place_duty() returns trigger language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     select c.governorate into new.governorate from case_record c where c.id = new.case_id;
     return new;
   end $$`,
  `create function guard.follow_place() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     update duty set governorate = new.governorate where case_id = new.id;
     return null;
   end $$`,
  // As it stood for referrals, and: what a unit has owed to a case for a week. Of open cases the asker may hear of; a placement does not say where.
  `create function guard.stuck_cases(p_after timestamptz, p_after_id uuid, p_limit int)
   returns table (id uuid, referral_id uuid, case_id uuid, number text, reason text, governorate text, service text, urgency text, status text, duty text,
                  since timestamptz, from_unit_id uuid, to_unit_id uuid)
   language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare desk unit; places text[];
   begin
     select * into desk from unit u where u.id = guard.unit() and u.kind = 'coordination-desk' and u.closed_at is null;
     if desk.id is null or not 'case-coordinator' = any (guard.roles()) then return; end if;
     places := ${governoratesOf('desk')};
     return query
       select s.id, case when s.duty is null then s.id end, s.case_id, c.number, s.reason, s.governorate, s.service, s.urgency, s.status, s.duty, s.since,
              s.from_unit_id, case when s.service = 'shelter' then null else s.to_unit_id end
         from (
           select x.*, null::text as duty from unnest(places) p(place) cross join lateral (${stuckReferrals}) x
           union all
           select y.* from unnest(places) p(place) cross join lateral (
             select d.id, d.case_id, 'overdue', d.governorate, null::text, null::text, null::text, d.due_at, d.unit_id, null::uuid, d.kind from duty d
              where d.governorate = p.place and d.due_at < now() - interval '7 days'
                and (p_after is null or (d.due_at, d.id) > (p_after, p_after_id))
                and not guard.is_sealed(d.case_id) and not guard.hides_case(d.case_id)
                and exists (select 1 from case_record k where k.id = d.case_id and k.status = 'open')
              order by d.due_at, d.id limit p_limit) y) s
         join case_record c on c.id = s.case_id
        order by s.since, s.id limit p_limit;
   end $$`,
];
