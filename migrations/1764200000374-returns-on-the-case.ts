import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bit, run } from './sql';

const door = 'guard.return_on_case(uuid)';

/** Whoever reads repatriation of a case, a shelter or a lawyer, reads how far its return is: codes and days, and no word of it. */
export class ReturnsOnTheCase1764200000374 implements MigrationInterface {
  readonly name = 'ReturnsOnTheCase1764200000374';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'create index repatriation_of_case_ix on repatriation (case_id, opened_at desc, id desc)',
      'set local role himaya_guard',
      onCase,
      `revoke execute on function ${door} from public`,
      `grant execute on function ${door} to himaya_app`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, ['set local role himaya_guard', `drop function ${door}`, 'reset role', 'drop index repatriation_of_case_ix']);
  }
}

const onCase = `create function guard.return_on_case(p_case uuid) returns jsonb language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   declare t repatriation;
   begin
     if guard.reads() & ${bit.repatriation} = 0 or not guard.reads_case(p_case, ${bit.repatriation}) then return null; end if;
     select * into t from repatriation x where x.case_id = p_case order by x.opened_at desc, x.id desc limit 1;
     if t.id is null then return null; end if;
     return jsonb_build_object('status', t.status, 'since', (t.status_since at time zone 'Asia/Baghdad')::date,
       'steps', coalesce((select jsonb_agg(jsonb_build_object('step', s.step, 'on', s.last_on) order by s.first_at, s.step)
                            from (select x.step, max(x.done_on) as last_on, min(x.recorded_at) as first_at from return_step x
                                   where x.repatriation_id = t.id group by x.step) s), '[]'));
   end $$`;
