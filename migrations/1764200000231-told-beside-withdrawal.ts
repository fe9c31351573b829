import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as doorsOfPolice } from './1764200000203-police-assignments';
import { asBefore, run } from './sql';

const [before = ''] = asBefore(doorsOfPolice, ['tell_police']);
const lock = 'from case_record where id = p_case for update;';

/**
 * Telling the police held the case before the word it rests on; whoever takes the word back holds that before it writes at the case, so that
 * either could wait for the other until PostgreSQL ended one of them. The case is held as for a change that leaves its key alone: its closing
 * and its handing over wait, what is written at it does not.
 */
export class ToldBesideWithdrawal1764200000231 implements MigrationInterface {
  readonly name = 'ToldBesideWithdrawal1764200000231';

  async up(runner: QueryRunner): Promise<void> {
    if (!before.includes(lock)) throw new Error('guard.tell_police has no such passage');
    await run(runner, ['set local role himaya_guard', before.replace(lock, lock.replace('for update', 'for no key update')), 'reset role']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, ['set local role himaya_guard', before, 'reset role']);
  }
}
