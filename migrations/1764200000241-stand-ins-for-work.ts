import type { MigrationInterface, QueryRunner } from 'typeorm';
import { leaves } from './1764100000002-agency-administration';
import { asBefore, changed, run } from './sql';

const today = `(now() at time zone 'Asia/Baghdad')::date`;
const before = asBefore(leaves, ['record_leave', 'delegates']);
const doorsOfApp = ['guard.stands_in_for()', 'guard.stand_ins_of_unit()'];

/** Whoever is away has somebody who sees to their work, whether or not there is a duty to hand on. */
export class StandInsForWork1764200000241 implements MigrationInterface {
  readonly name = 'StandInsForWork1764200000241';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      ...doors,
      `revoke execute on function ${doorsOfApp.join(', ')} from public`,
      `grant execute on function ${doorsOfApp.join(', ')} to himaya_app`,
      changed(before[0] ?? '', `       if cardinality(duties) = 0 then return 'leave.nothing-to-delegate'; end if;\n`, ''),
      changed(
        before[1] ?? '',
        'if cardinality(guard.duties(p_user)) = 0 then return; end if;',
        'if not coalesce(guard.may_record_leave(p_user), false) then return; end if;',
      ),
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, ['set local role himaya_guard', `drop function ${doorsOfApp.join(', ')}`, ...before, 'reset role']);
  }
}

const doors = [
  // Whose work is this session's too today: colleagues of its unit on leave who named it. It opens no case that the session does not see.
  `create function guard.stands_in_for() returns uuid[] language plpgsql stable security definer set search_path = public, guard, pg_temp as $$
   begin
     return array(select l.user_id from account_leave l join user_account u on u.id = l.user_id and u.unit_id = guard.unit()
                   where l.delegate_id = guard.user_id() and l.cancelled_at is null and ${today} between l.from_day and l.to_day order by l.user_id);
   end $$`,
  // Who stands in today for whom of the unit, for who leads it.
  `create function guard.stand_ins_of_unit() returns table (user_id uuid, stand_in text) language plpgsql stable security definer
   set search_path = public, guard, pg_temp as $$
   begin
     if not guard.has_duty('caseload') then return; end if;
     return query
       select l.user_id, d.display_name from account_leave l join user_account u on u.id = l.user_id and u.unit_id = guard.unit()
         join user_account d on d.id = l.delegate_id and d.unit_id = u.unit_id and d.disabled_at is null
        where l.cancelled_at is null and ${today} between l.from_day and l.to_day;
   end $$`,
];
