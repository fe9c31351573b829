import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as contactDoors } from './1764200000313-after-a-return';
import { doors as followUpDoors } from './1764200000323-follow-ups';
import { asBefore, changed, run } from './sql';

const tables = ['programme_follow_up', 'return_contact'];
const doorInside = 'guard.may_contact_on(uuid, date)';

/** Somebody who is not reached is asked once more, two weeks later, before they count as not reached: after a programme, and after a return. */
export class ASecondTry1764200000402 implements MigrationInterface {
  readonly name = 'ASecondTry1764200000402';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      // The first try and what was written of it; under the same key as the words of the answer.
      ...tables.map((table) => `alter table ${table} add tried_on date, add tried_ct bytea`),
      'set local role himaya_guard',
      mayContact,
      ...followUp,
      ...planned,
      ...contact,
      `revoke execute on function ${doorInside} from public`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      ...asBefore(followUpDoors, ['record_follow_up', 'plan_follow_ups']),
      ...asBefore(contactDoors, ['record_return_contact']),
      `drop function ${doorInside}`,
      'reset role',
      ...tables.map((table) => `alter table ${table} drop column tried_on, drop column tried_ct`),
    ]);
  }
}

/** As guard.contact_may, of a day to come. */
const mayContact = `create function guard.may_contact_on(p_case uuid, p_day date) returns boolean language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     return exists (select 1 from case_record c where c.id = p_case and c.status = 'open')
         or exists (select 1 from consent k where k.case_id = p_case and k.purpose = 'after-care' and k.valid_until >= p_day
                      and (k.given_by <> 'self' or not guard.is_child(p_case)) and not exists (select 1 from consent_withdrawal w where w.consent_id = k.id));
   end $$`;

const followUp = asBefore(followUpDoors, ['record_follow_up']).map((door) =>
  changed(
    door,
    '       update programme_follow_up x',
    `       if p_answers = array['not-reached'] then
         if exists (select 1 from programme_follow_up x where x.programme_id = p_programme and x.month = p_month and x.status = 'due' and p_on < x.tried_on + 14) then
           return 'follow-up.not-yet';
         end if;
         if guard.may_ask_on(p.case_id, p.unit_id, p_on + 14) then
           update programme_follow_up x set tried_on = p_on, tried_ct = p_words, due_on = p_on + 14, recorded_by = guard.user_id()
            where x.programme_id = p_programme and x.month = p_month and x.status = 'due' and x.tried_on is null and p_on >= x.due_on - 30 returning x.id into f;
           if f is not null then
             perform guard.ring_on('programme-follow-up', f);
             return 'done';
           end if;
         end if;
       end if;
       update programme_follow_up x`,
  ),
);

// What was asked beside the plan before the programme ended has no day to be reminded of; it kept a programme from ending.
const planned = asBefore(followUpDoors, ['plan_follow_ups']).map((door) =>
  changed(door, 'where f.programme_id = p_programme', 'where f.programme_id = p_programme and f.month is not null'),
);

const contact = asBefore(contactDoors, ['record_return_contact']).map((door) =>
  changed(
    door,
    '     update return_contact set outcome',
    `     if p_outcome = 'not-reached' and p_on < c.tried_on + 14 then return 'repatriation.not-yet'; end if;
     if p_outcome = 'not-reached' and c.tried_on is null and guard.may_contact_on(t.case_id, p_on + 14) then
       update return_contact set tried_on = p_on, tried_ct = p_words, version = version + 1,
              due_at = ((p_on + 14)::timestamp + interval '9 hours') at time zone 'Asia/Baghdad' where id = p_id;
       insert into deadline (id, kind, step, subject_id, due_at)
         select gen_random_uuid(), 'return-contact', x.step, p_id, ((p_on + 14)::timestamp + interval '9 hours') at time zone 'Asia/Baghdad' + x.after
           from (values ('remind-desk', interval '0'), ('alert', interval '7 days')) x (step, after)
         on conflict on constraint deadline_step_uq do update set due_at = excluded.due_at, fired_at = null, cancelled_at = null;
       update repatriation set version = version + 1 where id = t.id;
       return 'done';
     end if;
     update return_contact set outcome`,
  ),
);
