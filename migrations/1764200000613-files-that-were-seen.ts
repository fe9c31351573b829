import type { MigrationInterface, QueryRunner } from 'typeorm';
import { contributionDoors } from './1764200000451-contributions';
import { asBefore, changed, run } from './sql';

/** A file of rows that lay before its second person was read: its years stay used, though it was discarded afterwards. */
export class FilesThatWereSeen1764200000613 implements MigrationInterface {
  readonly name = 'FilesThatWereSeen1764200000613';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'alter table contribution add column seen boolean not null default false',
      `update contribution set seen = status in ('proposed', 'published', 'withdrawn')`,
      'grant select (seen) on contribution to himaya_app',
      'set local role himaya_guard',
      changed(
        asBefore(contributionDoors, ['request_contribution'])[0]!,
        `c.status not in ('refused', 'discarded') and`,
        `(c.seen or c.status not in ('refused', 'discarded')) and`,
      ),
      changed(
        asBefore(contributionDoors, ['step_contribution'])[0]!,
        'version = version + 1,',
        `version = version + 1, seen = seen or p_step = 'propose',`,
      ),
      'reset role',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      ...asBefore(contributionDoors, ['request_contribution', 'step_contribution']),
      'reset role',
      'alter table contribution drop column seen',
    ]);
  }
}
