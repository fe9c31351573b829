import type { MigrationInterface, QueryRunner } from 'typeorm';
import { accountFigures, doorsOfAccounts } from './1764200000511-member-accounts';
import { asBefore, run } from './sql';

/** The first day on which last month's plan reports are no longer in time: libs/domain planRules.dueDay, and one more. */
const opensOnDay = 11;
const opens = 'guard.accounts_open_on(text)';

/** A half-year is accounted for once its last reports were due, and what is frozen are numbers. */
export class AccountsOpen1764200000512 implements MigrationInterface {
  readonly name = 'AccountsOpen1764200000512';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      `alter table member_account add constraint member_account_numbers_check check (${numbers})`,
      'set local role himaya_guard',
      `create function guard.accounts_open_on(p_half text) returns date language sql immutable security definer set search_path = public, guard, pg_temp as $$
         select case when p_half ~ '^20[0-9]{2}-H1$' then make_date(left(p_half, 4)::int, 7, ${opensOnDay})
                     when p_half ~ '^20[0-9]{2}-H2$' then make_date(left(p_half, 4)::int + 1, 1, ${opensOnDay}) end
       $$`,
      `revoke execute on function ${opens} from public`,
      `create or replace function guard.half_is_over(p_half text) returns boolean language sql stable security definer set search_path = public, guard, pg_temp as $$
         select guard.accounts_open_on(p_half) <= (now() at time zone 'Asia/Baghdad')::date
       $$`,
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      ...asBefore(doorsOfAccounts, ['half_is_over']),
      `drop function ${opens}`,
      'reset role',
      'alter table member_account drop constraint member_account_numbers_check',
    ]);
  }
}

const numbers = accountFigures
  .map((figure) => `(jsonb_typeof(figures->'${figure}') = 'number'${figure === 'mean' ? ` or figures->'mean' = 'null'` : ''})`)
  .join(' and ');
