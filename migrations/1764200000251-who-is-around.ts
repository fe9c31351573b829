import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as doorsOfTasks } from './1764200000051-tasks';
import { asBefore, changed, oneOf, run } from './sql';

const today = `(now() at time zone 'Asia/Baghdad')::date`;
const [before = ''] = asBefore(doorsOfTasks, ['members_for']);
const rights = [
  'revoke execute on function guard.members_for(uuid) from public',
  'grant execute on function guard.members_for(uuid) to himaya_app',
];

/** Whom a talk was interpreted by, of whose circle; and which colleague, of those who can be given work, is away. */
export class WhoIsAround1764200000251 implements MigrationInterface {
  readonly name = 'WhoIsAround1764200000251';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      `alter table screening_sitting add column interpreter_tie text,
         add ${oneOf('screening_sitting_interpreter_tie_check', 'interpreter_tie', ['none-known', 'of-person', 'of-suspect', 'not-asked'])},
         add constraint screening_sitting_tie_check check (interpreter <> 'none' or interpreter_tie is null)`,
      'set local role himaya_guard',
      'drop function guard.members_for(uuid)',
      withLeave,
      ...rights,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      'drop function guard.members_for(uuid)',
      before,
      ...rights,
      'reset role',
      'alter table screening_sitting drop column interpreter_tie',
    ]);
  }
}

/** As before, with the last day of a leave that runs today. */
const withLeave = changed(
  changed(before, 'returns table (id uuid, display_name text)', 'returns table (id uuid, display_name text, away_until date)'),
  'select u.id, u.display_name from user_account u',
  `select u.id, u.display_name,
            (select max(l.to_day) from account_leave l where l.user_id = u.id and l.cancelled_at is null and ${today} between l.from_day and l.to_day)
       from user_account u`,
);
