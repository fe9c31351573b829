import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addCodes, dropCodes, run } from './sql';

const notices = ['identification-changed'];
const inside = ['guard.remind_of_stay(uuid)', 'guard.follow_period()', 'guard.lead_stays()', 'guard.remind_of_stays()'];
const doorsOfWorker = ['guard.units_serving(uuid)'];
const today = `(now() at time zone 'Asia/Baghdad')::date`;
const startOf = (day: string): string => `((${day})::timestamp at time zone 'Asia/Baghdad')`;

/** Residence during a reflection period ends when the period does, wherever its end moves; and who serves a person hears that their status changed. */
export class StaysFollowThePeriod1764200000252 implements MigrationInterface {
  readonly name = 'StaysFollowThePeriod1764200000252';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      addCodes('notification', 'kind', notices),
      `alter table safeguard add column period_id uuid constraint safeguard_period_fk references reflection_period,
         add constraint safeguard_period_check check (period_id is null or type = 'reflection-stay')`,
      'create index safeguard_period_ix on safeguard (period_id) where period_id is not null',
      'set local role himaya_guard',
      ...doors,
      `revoke execute on function ${[...inside, ...doorsOfWorker].join(', ')} from public`,
      `grant execute on function ${doorsOfWorker.join(', ')} to himaya_worker`,
      `grant execute on function ${inside.slice(1).join(', ')} to himaya_owner`,
      'reset role',
      ...triggers,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'drop trigger safeguard_follows on safeguard',
      'drop trigger safeguard_reminds on safeguard',
      'drop trigger reflection_period_stays on reflection_period',
      'set local role himaya_guard',
      `drop function ${[...inside, ...doorsOfWorker].join(', ')}`,
      `delete from notification where kind in ('${notices.join(`', '`)}')`,
      'reset role',
      'alter table safeguard drop column period_id',
      dropCodes('notification', 'kind', notices),
    ]);
  }
}

const doors = [
  // A stay recorded without an end of its own, while a period runs or stands still, takes the period's; while that stands still, none.
  `create function guard.follow_period() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare p reflection_period;
   begin
     select * into p from reflection_period x where x.case_id = new.case_id and x.status in ('running', 'paused');
     if p.id is null then return new; end if;
     new.period_id := p.id;
     new.since := coalesce(new.since, p.starts_on);
     new.until := case when p.status = 'running' then p.ends_on end;
     return new;
   end $$`,
  // Reminders of the end it has now, in place of those of the end before; without an end, none.
  `create function guard.remind_of_stay(p_id uuid) returns void language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare s safeguard;
   begin
     select * into s from safeguard where id = p_id;
     perform guard.cancel_duties(p_id, 'safeguard-due');
     if s.until is null or s.state = 'closed' then return; end if;
     insert into deadline (id, kind, step, subject_id, due_at)
       values (gen_random_uuid(), 'safeguard-due', 'remind-desk', p_id, ${startOf('s.until - 30')}),
              (gen_random_uuid(), 'safeguard-due', 'alert', p_id, ${startOf('s.until - 7')})
       on conflict on constraint deadline_step_uq do update set due_at = excluded.due_at, fired_at = null, cancelled_at = null;
   end $$`,
  `create function guard.remind_of_stays() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   begin
     perform guard.remind_of_stay(new.id);
     return null;
   end $$`,
  // A new period takes over the stay of one that is over; one whose end moves takes its stay along. Cut short, the stay ends today and
  // somebody hears of it at once; run out, it stays open until somebody says what became of it. It is never closed from here.
  `create function guard.lead_stays() returns trigger language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare ends date := case new.status when 'paused' then null when 'cut' then ${today} else new.ends_on end;
   begin
     if tg_op = 'INSERT' then
       update safeguard s set period_id = new.id where s.case_id = new.case_id and s.type = 'reflection-stay' and s.state <> 'closed' and s.period_id is not null;
     end if;
     -- Never before it began; greatest() would make an end of none.
     update safeguard s set until = x.until, version = s.version + 1
       from (select o.id, case when ends is not null then greatest(ends, o.since) end as until from safeguard o where o.period_id = new.id) x
      where s.id = x.id and s.state <> 'closed' and s.until is distinct from x.until;
     return null;
   end $$`,
  // Who serves the person now, by a referral that was accepted and whose door is open, and does not answer for the case besides. Of a sealed case nobody.
  `create function guard.units_serving(p_case uuid) returns table (unit_id uuid) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   #variable_conflict use_column
   begin
     if guard.is_sealed(p_case) then return; end if;
     return query select distinct r.to_unit_id from referral r
       where r.case_id = p_case and r.status in ('accepted', 'in-progress', 'on-hold')
         and exists (select 1 from case_access a where a.holder_id = r.to_unit_id and a.case_id = p_case and now() < a.valid_to)
         and r.to_unit_id not in (select x.unit_id from guard.units_answering(p_case) x);
   end $$`,
];

const triggers = [
  `create trigger safeguard_follows before insert on safeguard for each row when (new.type = 'reflection-stay' and new.until is null)
     execute function guard.follow_period()`,
  `create trigger safeguard_reminds after insert or update of until on safeguard for each row when (new.period_id is not null)
     execute function guard.remind_of_stays()`,
  `create trigger reflection_period_stays after insert or update of status, ends_on on reflection_period for each row
     execute function guard.lead_stays()`,
];
