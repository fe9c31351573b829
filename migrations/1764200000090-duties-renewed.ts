import type { MigrationInterface, QueryRunner } from 'typeorm';
import { units } from './1764100000002-agency-administration';
import { transferDoors } from './1764100000003-emergency-and-transfer';
import { doors as planDoors } from './1764200000011-screening-and-plan';
import { asBefore, bit, run } from './sql';

/** A duty that somebody's deed called off is owed again once that deed comes to nothing. */
export class DutiesRenewed1764200000090 implements MigrationInterface {
  readonly name = 'DutiesRenewed1764200000090';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'grant select (cancelled_at) on account_leave to himaya_worker',
      'set local role himaya_guard',
      ...renewed,
      placeOfCase,
      'revoke execute on function guard.place_of_case(uuid) from public',
      'grant execute on function guard.place_of_case(uuid) to himaya_worker',
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      'drop function guard.place_of_case(uuid)',
      ...asBefore(transferDoors, ['answer_transfer']),
      ...asBefore(planDoors, ['follow_guardianship', 'child_safeguards']),
      ...asBefore(units, ['close_unit']),
      'reset role',
      'revoke select (cancelled_at) on account_leave from himaya_worker',
    ]);
  }
}

const guardianOwed = (since: string): string =>
  `insert into deadline (id, kind, step, subject_id, due_at) values
       (gen_random_uuid(), 'guardian-appointment', 'remind-desk', new.id, ${since} + interval '12 hours'),
       (gen_random_uuid(), 'guardian-appointment', 'alert', new.id, ${since} + interval '24 hours')
       on conflict on constraint deadline_step_uq do update set due_at = excluded.due_at, fired_at = null, cancelled_at = null`;

/** The case's governorate, for whoever is told which desk must hear of it. */
const placeOfCase = `create function guard.place_of_case(p_case uuid) returns text language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return (select c.governorate from case_record c where c.id = p_case);
   end $$`;

export const renewed = [
  // As it stood, and: an offer that was declined or taken back leaves the duty to offer where it was, with a day to find another unit.
  `create or replace function guard.answer_transfer(p_id uuid, p_action text, p_decline_reason text, p_version int) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare t case_transfer; c case_record; me uuid := guard.unit();
   begin
     select x.case_id into t.case_id from case_transfer x where x.id = p_id;
     -- The case first, as the offer does: two who hand over and close at once wait for each other in one order.
     select * into c from case_record where id = t.case_id for update;
     select * into t from case_transfer where id = p_id for update;
     if t.id is null or not guard.has_duty('transfer') or t.case_id = any (guard.barred_cases())
        or me is distinct from (case p_action when 'withdraw' then t.from_unit_id else t.to_unit_id end) then
       raise exception 'guard: not to be answered here' using errcode = '42501';
     end if;
     if t.version <> p_version then return 'conflict'; end if;
     if t.status <> 'offered' or p_action not in ('accept', 'decline', 'withdraw') then
       raise exception 'guard: no offer that waits' using errcode = '42501';
     end if;
     if p_action = 'accept' and c.status <> 'open' then return 'closed'; end if;
     update case_transfer set version = version + 1, decided_by = guard.user_id(), decided_at = now(), decline_reason = p_decline_reason,
            status = case p_action when 'accept' then 'accepted' when 'decline' then 'declined' else 'withdrawn' end where id = p_id;
     perform guard.cancel_duties(p_id, 'transfer-decide');
     if p_action = 'accept' then
       perform guard.transfer(p_id);
     else
       update deadline set due_at = now() + case step when 'remind-desk' then interval '12 hours' else interval '24 hours' end,
              fired_at = null, cancelled_at = null
        where subject_id = t.case_id and kind = 'transfer-offer';
     end if;
     perform guard.transfer_told(p_id, case p_action when 'accept' then 'transfer-accepted' when 'decline' then 'transfer-declined' else 'transfer-withdrawn' end,
       case when p_decline_reason is null then '{}'::jsonb else jsonb_build_object('reason', p_decline_reason) end);
     return 'done';
   end $$`,
  // As it stood, and: a child whose guardianship ends with nobody to follow is owed another guardian within a day.
  `create or replace function guard.follow_guardianship() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     if new.ended_at is null and new.suspected_at is null then
       update deadline set cancelled_at = now() where kind = 'guardian-appointment'
          and subject_id in (select new.case_id union all select g.id from guardianship g where g.case_id = new.case_id)
          and fired_at is null and cancelled_at is null;
     elsif tg_op = 'UPDATE' and old.suspected_at is null and new.suspected_at is not null then
       ${guardianOwed('new.suspected_at')};
     elsif tg_op = 'UPDATE' and old.ended_at is null and new.ended_at is not null and new.ending <> 'of-age'
        and guard.guardian_state(new.case_id) = 'missing' and guard.is_child(new.case_id) then
       ${guardianOwed('new.ended_at')};
     end if;
     return null;
   end $$`,
  // As it stood, and: the clock shown is the latest that runs, whichever guardianship started it.
  `create or replace function guard.child_safeguards(p_case uuid) returns jsonb language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     if not guard.is_child(p_case) or not guard.reads_case(p_case, ${bit.core}) then return null; end if;
     return jsonb_build_object(
       'bestInterests', coalesce((select jsonb_agg(distinct p.purpose order by p.purpose) from (
          select d.purpose from best_interests_determination d where d.case_id = p_case
          union select 'sharing' from consent_override o join best_interests b on b.override_id = o.id where o.case_id = p_case and o.status <> 'withdrawn') p), '[]'),
       'guardian', guard.guardian_state(p_case),
       'guardianDueAt', (select to_char(max(d.due_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from deadline d
          where d.kind = 'guardian-appointment' and d.step = 'alert' and d.cancelled_at is null
            and d.subject_id in (select p_case union all select g.id from guardianship g where g.case_id = p_case)
            and guard.guardian_state(p_case) <> 'appointed'));
   end $$`,
  // As it stood, and: offers of responsibility are work, and so are concerns nobody else would sort.
  `create or replace function guard.close_unit(p_id uuid, p_version int) returns text language plpgsql volatile security definer
   set search_path = public, guard, pg_temp as $$
   declare u unit;
   begin
     if not coalesce('agency-admin' = any (guard.roles()), false) then return 'not-found'; end if;
     select * into u from unit where id = p_id and agency_id = guard.agency() for update;
     if u.id is null then return 'not-found'; end if;
     if u.version <> p_version then return 'conflict'; end if;
     if u.closed_at is not null then return 'unit.closed'; end if;
     if exists (select from user_account where unit_id = p_id and disabled_at is null) then return 'unit.has-users'; end if;
     if exists (select from referral where p_id in (from_unit_id, to_unit_id) and status in ('draft', 'requested', 'received', 'accepted', 'in-progress', 'on-hold'))
        or exists (select from case_record where responsible_unit_id = p_id and status <> 'closed')
        or exists (select from case_transfer where p_id in (from_unit_id, to_unit_id) and status = 'offered')
        or exists (select from concern where queue = p_id::text and status = 'received')
        or (u.kind = 'police-section' and exists (select from concern where queue = 'police:' || u.governorate and status = 'received')
            and not exists (select from unit o where o.id <> p_id and o.kind = 'police-section' and o.governorate = u.governorate and o.closed_at is null)) then
       return 'unit.has-work';
     end if;
     update unit set closed_at = now(), refers_in = false, version = version + 1 where id = p_id;
     return 'done';
   end $$`,
];
