import { cellOfNumber, foldingOf, monthOfNumber, numberOfMonth, type Folding, type Grain, type SaidFact } from '@himaya/domain';
import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import {
  addedLateStatement,
  addedStatement,
  emptiedStatement,
  lockedStatement,
  rulesStatement,
  standingStatement,
} from './fold.statements';
import { foldRules, type PrintedRule } from './fold-rules';
import { lateNow, type IsLate } from './late-cells';
import { forgottenPeopleStatement, waitingNoMoreStatement, waitingPeopleStatement } from './late.statements';

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
  /** Subjects of erased cases: their pseudonyms are to be forgotten. */
  readonly left: readonly string[];
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
    folding(facts, horizon, (months, first, unit, cell, value, many) => {
      const name = `${id} ${months} ${first} ${unit} ${cell} ${value}`;
      const line = this.lines.get(name);
      // Noise is made of the keys of who or what is counted: dinars have none.
      const keys = unit === 'amount' ? 0 : times * key;
      if (line === undefined) this.lines.set(name, { n: times * many, keys });
      else {
        line.n += times * many;
        line.keys = (line.keys + keys) % modulus;
      }
    });
  }

  /** Takes another's lines, all of one subject; says by how much it changes in each period whose lines wait. */
  take(other: CellLines, isLate: IsLate): ReadonlyMap<string, LateChange> {
    const late = new Map<string, LateChange>();
    for (const [name, { n, keys }] of other.lines) {
      if (n === 0 && keys === 0) continue;
      if (isLateLine(name, isLate)) {
        const period = name.split(' ', 3).join(' ');
        late.set(period, withLine(late.get(period) ?? { heads: 0, print: 0n }, name, n));
      }
      const line = this.lines.get(name);
      if (line === undefined) this.lines.set(name, { n, keys });
      else {
        line.n += n;
        line.keys = (line.keys + keys) % modulus;
      }
    }
    return late;
  }

  /**
   * Two statements for each slice, and none where nothing changed.
   * @param isLate which periods' lines wait beside their cells
   */
  async write(client: PoolClient, isLate: IsLate = () => false): Promise<void> {
    const changed = [...this.lines].filter(([, { n, keys }]) => n !== 0 || keys !== 0);
    this.lines.clear();
    const late = changed.filter(([name]) => isLateLine(name, isLate));
    const now = late.length === 0 ? changed : changed.filter(([name]) => !isLateLine(name, isLate));
    for (let from = 0; from < late.length; from += slice)
      await client.query({ name: 'cells-added-late', text: addedLateStatement, values: columnsOf(late.slice(from, from + slice)) });
    for (let from = 0; from < now.length; from += slice) await writeSlice(client, now.slice(from, from + slice));
  }
}

/** What of one subject's change waits for a period: by how much its people change, and a sum that is nothing where all of it was taken back. */
interface LateChange {
  readonly heads: number;
  readonly print: bigint;
}

function withLine({ heads, print }: LateChange, name: string, n: number): LateChange {
  const line = name.split(' ').slice(3).join(' ');
  const hash = createHash('md5').update(line).digest().readUIntBE(0, 5);
  return { heads: heads + (line.startsWith('person 0 ') ? n : 0), print: print + BigInt(n) * BigInt(hash) };
}

type Line = readonly [string, { readonly n: number; readonly keys: number }];

function isLateLine(name: string, isLate: IsLate): boolean {
  const [, months, first] = name.split(' ', 3);
  return isLate(Number(months) as Grain, Number(first));
}

function columnsOf(lines: readonly Line[]): unknown[][] {
  const columns: unknown[][] = Array.from({ length: 9 }, () => []);
  for (const [name, { n, keys }] of lines) {
    const [rule, months, first, unit, cell, value] = name.split(' ');
    const { dims, code } = cellOfNumber(Number(cell));
    const line = [rule, months, monthOfNumber(Number(first)), dims, unit, code, value, n, (keys + modulus) % modulus];
    line.forEach((one, at) => columns[at]!.push(one));
  }
  return columns;
}

async function writeSlice(client: PoolClient, lines: readonly Line[]): Promise<void> {
  const values = columnsOf(lines);
  await client.query({ name: 'cells-added', text: addedStatement, values });
  if (lines.some(([, { n }]) => n < 0)) await client.query({ name: 'cells-emptied', text: emptiedStatement, values });
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
 * it: whoever changes one of them at the same time waits until it ends. What comes late to a period that is over waits beside its cells.
 */
export async function foldChange(client: PoolClient, { gone, come, left }: Changed, now: Date): Promise<void> {
  const subjects = [...new Set([...gone, ...come].map(({ subject }) => subject))];
  if (subjects.length === 0) return;
  await client.query(lockedStatement, [subjects]);
  const { rows } = await client.query<ToldFact>(standingStatement, [subjects]);
  const printOf = ({ source, print }: ToldFact): string => `${source} ${print}`;
  const fresh = new Set(come.map(printOf));
  const after = bySubject(rows);
  const before = bySubject([...rows.filter((fact) => !fresh.has(printOf(fact))), ...gone]);
  const isLate = await lateNow(client, now);
  const lines = new CellLines();
  const late: (LateChange & { readonly period: string; readonly subject: string })[] = [];
  for (const folded of await foldedRules(client)) {
    const folding = foldings.get(folded.rule)!;
    for (const subject of subjects) {
      const own = new CellLines();
      own.add(folded, folding, before.get(subject) ?? [], -1);
      own.add(folded, folding, after.get(subject) ?? [], 1);
      for (const [period, change] of lines.take(own, isLate)) late.push({ ...change, period, subject });
    }
  }
  await lines.write(client, isLate);
  await keepWaiting(client, late);
  if (left.length > 0) await client.query(forgottenPeopleStatement, [left]);
}

async function keepWaiting(
  client: PoolClient,
  late: readonly (LateChange & { readonly period: string; readonly subject: string })[],
): Promise<void> {
  for (let from = 0; from < late.length; from += slice) {
    const some = late.slice(from, from + slice).map((one) => ({ ...one, at: one.period.split(' ').map(Number) }));
    const values = [
      some.map(({ at }) => at[0]),
      some.map(({ at }) => at[1]),
      some.map(({ at }) => monthOfNumber(at[2]!)),
      some.map(({ subject }) => subject),
      some.map(({ heads }) => heads),
      some.map(({ print }) => String(print)),
    ];
    await client.query(waitingPeopleStatement, values);
    await client.query(waitingNoMoreStatement, values);
  }
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
