import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as doorsOfDuties } from './1764200000065-work-of-deadlines';
import { asBefore, changed, run } from './sql';

const [before = ''] = asBefore(doorsOfDuties, ['place_duties']);
const lock = 'perform pg_advisory_xact_lock(';

/**
 * Whoever wrote a case's duties held their place and then waited for the case, which a new row of them points at; whoever held the case for
 * its handing over waited for that place at the commit, until PostgreSQL ended one of the two. The case comes first now, as everywhere.
 */
export class DutiesBehindTheCase1764200000242 implements MigrationInterface {
  readonly name = 'DutiesBehindTheCase1764200000242';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      changed(before, lock, `perform 1 from case_record where id = p_case for key share;\n     ${lock}`),
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, ['set local role himaya_guard', before, 'reset role']);
  }
}
