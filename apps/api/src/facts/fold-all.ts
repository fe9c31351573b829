import { numberOfMonth, type FactKind } from '@himaya/domain';
import type { PoolClient } from 'pg';
import { CellLines, foldedRules, foldings, type FoldedRule, type ToldFact } from './fold-cells';
import { foldRules, type PrintedRule } from './fold-rules';
import { carryLate } from './late-cells';
import { differingStatement, ruleStatement, toldColumns } from './fold.statements';
import { numbers, type FactWriter } from './fact-writer';

/** Facts read at once, and lines held at once: the memory a fold takes does not grow with the store. */
const page = 5000;
const mostLines = 200_000;

/** Rules that were folded anew, and how many of their cells did not stand so before. */
export interface Folded {
  readonly rules: number;
  readonly cells: number;
}

/**
 * Adds up every cell from the facts that stand, in one transaction in which nobody changes a fact; figures are answered from the old cells
 * meanwhile. What waits for a month's turn waits on.
 *
 * @param now its month is the last of which periods have begun
 * @param which all rules, or only those that are not folded as they read now or lack a period that began since
 */
export async function foldAll(writer: FactWriter, now: Date, which: 'all' | 'stale'): Promise<Folded> {
  const horizon = `${now.toISOString().slice(0, 7)}-01`;
  // Most often there is nothing to do, and nobody need wait for that.
  if (which === 'stale' && (await writer.transaction((client) => staleRules(client, horizon))).length === 0) return { rules: 0, cells: 0 };
  return writer.alone(async (client) => {
    const rules = which === 'all' ? foldRules : await staleRules(client, horizon);
    const folded: FoldedRule[] = [];
    for (const rule of rules) {
      const values = [rule.measure, rule.version, rule.part, rule.print, horizon];
      folded.push({ id: (await numbers<{ id: number }>(client, ruleStatement, values)).id, rule, horizon: numberOfMonth(horizon) });
    }
    await addUp(client, folded);
    const ids = folded.map(({ id }) => id);
    await carryLate(client, ids, now);
    const { rows } = await client.query<{ id: number }>(
      `select o.id from statistics.folded_rule o join statistics.folded_rule f on (f.measure, f.version, f.part) = (o.measure, o.version, o.part)
        where o.stands and f.id = any ($1::int[])`,
      [ids],
    );
    const old = rows.map(({ id }) => id);
    const { cells } = await numbers<{ cells: number }>(client, differingStatement, [old, ids]);
    // Rules of measures that are declared no more go with those that were replaced.
    const known = (await foldedRules(client)).map(({ id }) => id).filter((id) => !old.includes(id));
    await client.query('delete from statistics.folded_rule where stands and id <> all ($1::int[])', [known]);
    await client.query('update statistics.folded_rule set stands = true where id = any ($1::int[])', [ids]);
    return { rules: ids.length, cells };
  });
}

/** Rules whose cells cannot be answered from: never folded, folded as another reading, or before the last month that what lasts must know. */
async function staleRules(client: PoolClient, horizon: string): Promise<PrintedRule[]> {
  const folded = await foldedRules(client);
  const quarter = (month: number): number => Math.floor(month / 3);
  return foldRules.filter((rule) => {
    const found = folded.find((one) => one.rule === rule);
    return found === undefined || (rule.computed.date !== 'month' && quarter(found.horizon) < quarter(numberOfMonth(horizon)));
  });
}

async function addUp(client: PoolClient, folded: readonly FoldedRule[]): Promise<void> {
  const kinds = [...new Set(folded.flatMap(({ rule }): readonly FactKind[] => rule.computed.kinds))];
  await client.query(
    `declare told no scroll cursor for select ${toldColumns} from statistics.standing_fact where kind = any ('{${kinds.join(',')}}') order by statistics.standing_fact.subject`,
  );
  const lines = new CellLines();
  const add = (facts: readonly ToldFact[]): void => {
    for (const one of folded) lines.add(one, foldings.get(one.rule)!, facts, 1);
  };
  let own: ToldFact[] = [];
  for (let rows: ToldFact[] = [], done = false; !done; done = rows.length < page) {
    rows = (await client.query<ToldFact>(`fetch ${page} from told`)).rows;
    for (const fact of rows) {
      if (own.length > 0 && own[0]!.subject !== fact.subject) {
        add(own);
        own = [];
      }
      own.push(fact);
    }
    if (lines.size > mostLines) await lines.write(client);
  }
  add(own);
  await lines.write(client);
  await client.query('close told');
}
