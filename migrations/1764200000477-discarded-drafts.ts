import type { MigrationInterface, QueryRunner } from 'typeorm';
import { yearPlanDoors } from './1764200000411-year-plan';
import { addCodes, asBefore, changed, dropCodes, run } from './sql';

const doorsOfApp = ['guard.discard_plan(text, int)', 'guard.resume_plan(text, int)'];

/** A draft of a year's plan can be discarded and taken up again; of the plans of one year, one is not discarded. */
export class DiscardedDrafts1764200000477 implements MigrationInterface {
  readonly name = 'DiscardedDrafts1764200000477';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      addCodes('plan', 'state', ['discarded']),
      addCodes('plan_move', 'move', ['discard', 'resume']),
      `create unique index plan_period_uq on plan (starts_on, ends_on) where state <> 'discarded'`,
      'set local role himaya_guard',
      changed(asBefore(yearPlanDoors, ['draft_plan'])[0]!, 'on conflict on constraint plan_pk do nothing', 'on conflict do nothing'),
      ...doors,
      `revoke execute on function ${doorsOfApp.join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      `drop function ${doorsOfApp.join(', ')}`,
      ...asBefore(yearPlanDoors, ['draft_plan']),
      'reset role',
      'drop index plan_period_uq',
      dropCodes('plan_move', 'move', ['discard', 'resume']),
      dropCodes('plan', 'state', ['discarded']),
    ]);
  }
}

/** @param refused how what a constraint refuses is answered */
const step = (name: string, from: string, to: string, move: string, refused = ''): string =>
  `create function guard.${name}(p_id text, p_version int) returns text
   language plpgsql volatile security definer set search_path = public, guard, pg_temp as $$
   declare p plan;
   begin
     if guard.unit() is null or not coalesce('secretariat-analyst' = any (guard.roles()), false) then
       raise exception 'guard: not this session''s to do' using errcode = '42501';
     end if;
     select * into p from plan x where x.id = p_id for update;
     if not found then return 'not-found'; end if;
     if p.version <> p_version then return 'conflict'; end if;
     if p.state <> '${from}' then return 'national-plan.not-now'; end if;
     update plan set state = '${to}', version = version + 1 where id = p_id;
     insert into plan_move (plan_id, move, by) values (p_id, '${move}', guard.user_id());
     return 'done';
   ${refused}end $$`;

const doors = [
  step('discard_plan', 'draft', 'discarded', 'discard'),
  // Another one may have been begun for the year meanwhile.
  step('resume_plan', 'discarded', 'draft', 'resume', `exception when unique_violation then return 'national-plan.exists';\n   `),
];
