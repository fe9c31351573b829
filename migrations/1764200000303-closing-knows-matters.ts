import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closingWithCare } from './1764200000291-care-episodes';
import { closingWithSessions } from './1764200000299-interpretation';
import { asBefore, changed, run } from './sql';

const replaced = ['closing_facts', 'close_case'];
const before = asBefore([...closingWithCare, ...closingWithSessions], replaced);

/** Matters of whatever office that have not ended: their hearings, applications, claims and reminders end with them, and nothing else does. */
const openMatters = `(select count(*)::int from legal_matter l where l.case_id = p_case and l.status in ('opened', 'assigned', 'running'))`;

/** As they stood, and: a case is not closed past somebody's legal matter, whose end asks after its hearings and claims. */
export const closingWithMatters = before.map((door) =>
  door.includes('guard.closing_facts')
    ? changed(door, `'missingDays', o.missing_days,`, `'openMatters', ${openMatters}, 'missingDays', o.missing_days,`)
    : changed(
        door,
        `if o.withdrawals > 0 then`,
        `if ${openMatters} > 0 then return 'case.matter-open'; end if;
     if o.withdrawals > 0 then`,
      ),
);

/** Whether a case can be closed asks after legal matters too. */
export class ClosingKnowsMatters1764200000303 implements MigrationInterface {
  readonly name = 'ClosingKnowsMatters1764200000303';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, ['set local role himaya_guard', ...closingWithMatters, 'reset role']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, ['set local role himaya_guard', ...before, 'reset role']);
  }
}
