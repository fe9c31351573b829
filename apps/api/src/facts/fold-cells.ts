import { cellOfNumber, foldingOf, monthOfNumber, numberOfMonth, type Folding, type SaidFact } from '@himaya/domain';
import type { PoolClient } from 'pg';
import { addedStatement, emptiedStatement, lockedStatement, rulesStatement, standingStatement } from './fold.statements';
import { foldRules, type PrintedRule } from './fold-rules';

/** A fact as the database tells it: of a subject, with the key that noise is made of. */
export interface ToldFact extends SaidFact {
  readonly source: string;
  readonly subject: string;
  readonly record_key: string;
  /** What keeps it from standing twice in its source; of a fact that went nobody asks. */
  readonly print?: string;
}

/** Facts that a transaction took back and said anew. */
export interface Changed {
  readonly gone: readonly ToldFact[];
  readonly come: readonly ToldFact[];
}

/** A rule under which cells are added up in the database. */
export interface FoldedRule {
  readonly id: number;
  readonly rule: PrintedRule;
  /** Number of the last month of which periods have begun. */
  readonly horizon: number;
}

const modulus = 2 ** 32;

/** Lines in one statement: what is on its way to the database at once bounds the memory a fold takes. */
const slice = 10_000;

/** Lines of cells on their way to the database, those of one cell as one. */
export class CellLines {
  private readonly lines = new Map<string, { n: number; keys: number }>();

  get size(): number {
    return this.lines.size;
  }

  /** Adds what one subject's facts are to a rule, or with -1 takes it away. */
  add({ id, horizon }: FoldedRule, folding: Folding, facts: readonly ToldFact[], times: 1 | -1): void {
    const key = Number(facts[0]?.record_key ?? 0);
    folding(facts, horizon, (months, first, unit, cell, value) => {
      const name = `${id} ${months} ${first} ${unit} ${cell} ${value}`;
      const line = this.lines.get(name);
      if (line === undefined) this.lines.set(name, { n: times, keys: times * key });
      else {
        line.n += times;
        line.keys = (line.keys + times * key) % modulus;
      }
    });
  }

  /** Two statements for each slice, and none where nothing changed. */
  async write(client: PoolClient): Promise<void> {
    const changed = [...this.lines].filter(([, { n, keys }]) => n !== 0 || keys !== 0);
    this.lines.clear();
    for (let from = 0; from < changed.length; from += slice) await writeSlice(client, changed.slice(from, from + slice));
  }
}

async function writeSlice(client: PoolClient, lines: readonly (readonly [string, { n: number; keys: number }])[]): Promise<void> {
  const columns: unknown[][] = Array.from({ length: 9 }, () => []);
  for (const [name, { n, keys }] of lines) {
    const [rule, months, first, unit, cell, value] = name.split(' ');
    const { dims, code } = cellOfNumber(Number(cell));
    const line = [rule, months, monthOfNumber(Number(first)), dims, unit, code, value, n, (keys + modulus) % modulus];
    line.forEach((one, at) => columns[at]!.push(one));
  }
  await client.query({ name: 'cells-added', text: addedStatement, values: columns });
  if (lines.some(([, { n }]) => n < 0)) await client.query({ name: 'cells-emptied', text: emptiedStatement, values: columns });
}

/** What is folded now by rules as they read now; a rule that reads otherwise since is left for `foldAll`. */
export async function foldedRules(client: PoolClient): Promise<FoldedRule[]> {
  const { rows } = await client.query<{ id: number; measure: string; version: number; part: boolean; print: string; horizon: string }>(
    rulesStatement,
  );
  return rows.flatMap(({ id, print, horizon, ...of }) => {
    const rule = foldRules.find(
      (one) => one.print === print && one.measure === of.measure && one.version === of.version && one.part === of.part,
    );
    return rule === undefined ? [] : [{ id, rule, horizon: numberOfMonth(horizon) }];
  });
}

export const foldings: ReadonlyMap<PrintedRule, Folding> = new Map(foldRules.map((rule) => [rule, foldingOf(rule)]));

/**
 * Lets the cells follow what a transaction changed in its facts: as much work as the people have facts of whom one changed. Called last in
 * it: whoever changes one of them at the same time waits until it ends.
 */
export async function foldChange(client: PoolClient, { gone, come }: Changed): Promise<void> {
  const subjects = [...new Set([...gone, ...come].map(({ subject }) => subject))];
  if (subjects.length === 0) return;
  await client.query(lockedStatement, [subjects]);
  const { rows } = await client.query<ToldFact>(standingStatement, [subjects]);
  const printOf = ({ source, print }: ToldFact): string => `${source} ${print}`;
  const fresh = new Set(come.map(printOf));
  const after = bySubject(rows);
  const before = bySubject([...rows.filter((fact) => !fresh.has(printOf(fact))), ...gone]);
  const lines = new CellLines();
  for (const folded of await foldedRules(client)) {
    const folding = foldings.get(folded.rule)!;
    for (const subject of subjects) {
      lines.add(folded, folding, before.get(subject) ?? [], -1);
      lines.add(folded, folding, after.get(subject) ?? [], 1);
    }
  }
  await lines.write(client);
}

function bySubject(facts: readonly ToldFact[]): ReadonlyMap<string, readonly ToldFact[]> {
  const found = new Map<string, ToldFact[]>();
  for (const fact of facts) {
    const own = found.get(fact.subject);
    if (own) own.push(fact);
    else found.set(fact.subject, [fact]);
  }
  return found;
}
