import { localDay, numberOfMonth, type Grain } from '@himaya/domain';
import type { PoolClient } from 'pg';
import type { FactWriter } from './fact-writer';
import {
  carriedStatement,
  carriedPeopleStatement,
  carriedPeriodsStatement,
  dueTurnStatement,
  filledStatement,
  leftEmptyStatement,
  settledStatement,
  subtractedStatement,
  takenTurnStatement,
} from './late.statements';

/** Fewest people's changes that go into a period that is over. */
export const leastLate = 10;

/** Whether what changes in a period waits: `first` is the number of its first month. */
export type IsLate = (months: Grain, first: number) => boolean;

const monthOf = (now: Date): string => `${localDay(now).slice(0, 7)}-01`;

/** Periods that are over, once the month in which the store was first filled is over too. */
export async function lateNow(client: PoolClient, now: Date): Promise<IsLate> {
  const { rows } = await client.query<{ filled: boolean }>(filledStatement, [monthOf(now)]);
  const month = numberOfMonth(monthOf(now));
  return (months, first) => rows[0]?.filled === true && first + months <= month;
}

/**
 * At the first turn of a month that it meets: of every period that is over, and for which the changes of ten people or more wait, they go in
 * together. Nobody who asks before and after sees one of them alone; fewer wait on, until the period's next last turn, when they go in and the noise
 * of all its figures is drawn anew (ADR 139).
 *
 * @returns how many periods of measures were revised
 */
export async function settleLate(writer: FactWriter, now: Date): Promise<number> {
  const month = monthOf(now);
  const due = await writer.transaction((client) => client.query(dueTurnStatement, [month]));
  if (due.rowCount === 0) return 0;
  return writer.alone(async (client) => {
    const taken = await client.query<{ before: string }>(takenTurnStatement, [month]);
    const before = taken.rows[0]?.before;
    if (before === undefined) return 0;
    const { rows } = await client.query<{ periods: number }>(settledStatement, [month, leastLate, before]);
    await client.query(leftEmptyStatement);
    return rows[0]!.periods;
  });
}

/**
 * Cells that were added up anew hold everything; what waited beside the old ones waits beside the new. Of a rule that reads otherwise than before
 * nothing can be told apart, and its series begins with all there is.
 */
export async function carryLate(client: PoolClient, rules: readonly number[], now: Date): Promise<void> {
  await client.query(carriedStatement, [rules]);
  await client.query(carriedPeopleStatement, [rules]);
  await client.query(subtractedStatement, [rules]);
  await client.query(carriedPeriodsStatement, [rules, monthOf(now)]);
  await client.query('delete from statistics.folded_cell where rule = any ($1::int[]) and n = 0', [rules]);
}
