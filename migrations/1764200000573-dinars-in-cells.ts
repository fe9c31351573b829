import type { MigrationInterface, QueryRunner } from 'typeorm';
import { oneOf, run } from './sql';

const before = ['person', 'fact', 'body'];
const withUnits = (units: readonly string[]): string[] =>
  ['folded_cell', 'late_cell'].map(
    (table) =>
      `alter table statistics.${table} drop constraint ${table}_unit_check, add ${oneOf(`${table}_unit_check`, 'unit', [...units])}`,
  );

/** Dinars add up in a line of their own, beside how many people had about how much (ADR 139). */
export class DinarsInCells1764200000573 implements MigrationInterface {
  readonly name = 'DinarsInCells1764200000573';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, withUnits([...before, 'amount']));
  }

  async down(runner: QueryRunner): Promise<void> {
    // The next fold adds up by the older rules.
    await run(runner, ['delete from statistics.folded_rule', ...withUnits(before)]);
  }
}
