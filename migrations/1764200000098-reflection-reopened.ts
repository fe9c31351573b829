import type { MigrationInterface, QueryRunner } from 'typeorm';
import { reflecting } from './1764200000021-identification';
import { addCodes, asBefore, bit, dropCodes, run } from './sql';

const notices = ['reflection-paused'];
const reasons = ['cut-in-error', 'person-asked', 'other'];

/** A reflection period that was cut short in error goes on with the days it had; one that is paused is asked after. */
export class ReflectionReopened1764200000098 implements MigrationInterface {
  readonly name = 'ReflectionReopened1764200000098';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      addCodes('notification', 'kind', notices),
      addCodes('reflection_change', 'change', ['reopen']),
      addCodes('reflection_change', 'reason', ['cut-in-error']),
      'set local role himaya_guard',
      `insert into guard.reflection_reason values ${reasons.map((reason) => `('reopen', '${reason}')`).join(', ')}`,
      changeReflection,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      ...asBefore(reflecting, ['change_reflection']),
      `delete from guard.reflection_reason where change = 'reopen'`,
      `delete from notification where kind in ('${notices.join(`', '`)}')`,
      'reset role',
      dropCodes('notification', 'kind', notices),
      dropCodes('reflection_change', 'change', ['reopen']),
      dropCodes('reflection_change', 'reason', ['cut-in-error']),
    ]);
  }
}

const today = `(now() at time zone 'Asia/Baghdad')::date`;

/** As it stood, and: a period that was cut goes on with the days it had left, and a pause reminds of itself. */
const changeReflection = `create or replace function guard.change_reflection(p_id uuid, p_change_id uuid, p_change text, p_reason text, p_days int, p_words bytea, p_version int) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare p reflection_period; ends date;
   begin
     select * into p from reflection_period where id = p_id for update;
     if p.id is null or not guard.has_duty('reflection') or not guard.works_case(p.case_id, ${bit.core}) or not guard.answers_for(p.case_id) then
       raise exception 'guard: not a period of this session' using errcode = '42501';
     end if;
     if p.version <> p_version then return 'conflict'; end if;
     if not exists (select 1 from case_record c where c.id = p.case_id and c.status = 'open') then return 'case.closed'; end if;
     if not exists (select 1 from guard.reflection_reason x where x.change = p_change and x.reason = p_reason)
        or (p_change = 'extend') <> (p_days is not null) then
       return 'body.invalid';
     end if;
     if (p_change = 'reopen') <> (p.status = 'cut') or p.status not in ('running', 'paused', 'cut')
        or (p_change = 'resume') <> (p.status = 'paused') and p_change in ('pause', 'resume')
        or p_change = 'reopen' and exists (select 1 from reflection_period o where o.case_id = p.case_id and o.status in ('running', 'paused')) then
       return 'reflection.not-now';
     end if;
     ends := case p_change when 'extend' then p.ends_on + p_days when 'resume' then p.ends_on + (${today} - p.paused_on)
       when 'reopen' then p.ends_on + (${today} - (select (c.recorded_at at time zone 'Asia/Baghdad')::date from reflection_change c where c.id = p.change_id))
       else p.ends_on end;
     insert into reflection_change (id, period_id, case_id, change, reason, days, ends_on, words_ct, recorded_by, recorded_unit_id)
       values (p_change_id, p_id, p.case_id, p_change, p_reason, p_days, ends, p_words, guard.user_id(), guard.unit());
     update reflection_period set ends_on = ends, version = version + 1, change_id = p_change_id,
            status = case p_change when 'pause' then 'paused' when 'resume' then 'running' when 'reopen' then 'running' when 'cut' then 'cut' else p.status end,
            paused_on = case when p_change = 'pause' then ${today} when p_change = 'extend' then p.paused_on end where id = p_id;
     perform guard.cancel_duties(p.change_id, 'reflection-end');
     if p_change in ('resume', 'reopen') or (p_change = 'extend' and p.status = 'running') then
       perform guard.remind_of_end(p_change_id, p.change_id, ends);
     elsif p_change <> 'cut' then
       -- A clock that stands still ends nowhere, and nobody may forget that it stands.
       insert into deadline (id, kind, step, subject_id, due_at) values
         (gen_random_uuid(), 'reflection-end', 'remind-desk', p_change_id, now() + interval '30 days'),
         (gen_random_uuid(), 'reflection-end', 'remind-again', p_change_id, now() + interval '60 days');
     end if;
     perform guard.note_identification(p.case_id);
     insert into timeline_event (id, case_id, kind, category, unit_id, subject_id, details)
       values (gen_random_uuid(), p.case_id, 'reflection-changed', ${bit.core}, guard.unit(), p_id, jsonb_build_object('change', p_change, 'reason', p_reason));
     return 'done';
   end $$`;
