import { Pool, type PoolClient } from 'pg';
import { outlivesCut } from '../platform/db/outlives-cut';
import type { KeyRing } from '../platform/vault/key-ring';
import { CountedPersons } from './counted-persons';
import { foldChange, type Changed, type ToldFact } from './fold-cells';
import { appliedStatement, archivedStatement, derivedStatement, leavingStatement } from './fact.statements';
import { Pseudonyms, drawnPseudonym } from './pseudonyms';

/** What facts are derived from: a case with its reports, a report that led to none, a proceeding with its defendants, a house with its places. */
export const sourceKinds = ['case', 'concern', 'proceeding', 'shelter'] as const;
export type SourceKind = (typeof sourceKinds)[number];

const doorOf: Readonly<Record<SourceKind, string>> = {
  case: 'guard.facts_of_cases',
  concern: 'guard.facts_of_concerns',
  proceeding: 'guard.facts_of_proceedings',
  shelter: 'guard.facts_of_shelters',
};

/** No fact changes while everything is added up anew: whoever changes facts holds it together with others, the fold alone. */
const addingUp = 728_206;

/** Facts as the database wrote them, with the ids in them. */
interface Derived {
  readonly facts: string;
  readonly subjects: string[] | null;
  readonly units: string[] | null;
}

/** The facts worker's hand: derives facts, hashes who they are of, and writes the difference, as `himaya_facts`. */
export class FactWriter {
  private readonly pool: Pool;
  private readonly pseudonyms: Pseudonyms;

  /** @param url the connection string of himaya_facts; connections that nobody uses end by themselves and hold no process */
  constructor(url: string, ring: KeyRing) {
    this.pseudonyms = new Pseudonyms(ring);
    const patience = { connectionTimeoutMillis: 5000, idleTimeoutMillis: 10_000, allowExitOnIdle: true };
    this.pool = new Pool({ connectionString: url, max: 2, application_name: 'himaya-facts-worker', ...patience, ...outlivesCut });
    this.pool.on('error', () => undefined);
  }

  /**
   * Derives what is due, a batch in one transaction: broken off anywhere, it is due as before. Workers share the work.
   * @param now says which periods are over: what comes late to them waits for the turn of a month
   * @returns how many lines of `statistics.due` were done with; 0 when there was none to take
   */
  async takeDue(batch: number, now = new Date()): Promise<number> {
    return this.transaction(async (client) => {
      const { rows } = await client.query<{ kind: SourceKind; id: string }>(
        `delete from statistics.due where n in (select n from statistics.due order by n limit $1 for update skip locked) returning kind, id`,
        [batch],
      );
      const changed: Changed[] = [];
      for (const kind of sourceKinds) {
        const ids = [...new Set(rows.filter((row) => row.kind === kind).map((row) => row.id))];
        if (ids.length > 0) changed.push(await this.deriveIn(client, kind, ids));
      }
      await foldChange(client, together(changed), now);
      return rows.length;
    });
  }

  /** Work in one transaction of himaya_facts. */
  transaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    return this.holding(`select pg_advisory_xact_lock_shared(${addingUp})`, work);
  }

  /** The same while no other transaction changes facts. */
  alone<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    return this.holding(`select pg_advisory_xact_lock(${addingUp})`, work);
  }

  private async holding<T>(lock: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken = true;
    try {
      await client.query('begin');
      await client.query(lock);
      const outcome = await work(client);
      await client.query('commit');
      broken = false;
      return outcome;
    } finally {
      // A connection in a state that nobody knows is closed, which rolls back.
      client.release(broken);
    }
  }

  /** The pseudonyms of sources, in their order. */
  sourcesOf(kind: SourceKind, ids: readonly string[]): string[] {
    return ids.map((id) => this.pseudonyms.of(kind, id));
  }

  /**
   * Makes what stands of these sources what their rows say now. A fixed number of statements, whatever the store holds; who derives one
   * of them at the same time waits, and reads what this transaction left. With an erased case go the others of its person.
   * @param ids each once
   * @returns what changed; the transaction ends with `foldChange` of it
   */
  async deriveIn(client: PoolClient, kind: SourceKind, ids: readonly string[]): Promise<Changed> {
    if (kind !== 'case') return this.derived(client, kind, ids, []);
    const { cases } = await CountedPersons.of(client, ids, this.pseudonyms);
    return this.derived(client, kind, [...new Set([...ids, ...cases])], ids);
  }

  /** @param asked cases whose persons are settled too */
  private async derived(client: PoolClient, kind: SourceKind, ids: readonly string[], asked: readonly string[]): Promise<Changed> {
    const sources = this.sourcesOf(kind, ids);
    await client.query('select pg_advisory_xact_lock(s) from (select s from unnest($1::bigint[]) s order by s) o', [sources]);
    const derived = await numbers<Derived>(client, derivedStatement(doorOf[kind]), [ids]);
    const subjects = derived.subjects ?? [];
    const changed = await numbers<Omit<Changed, 'left'>>(client, appliedStatement, [
      derived.facts,
      ids,
      sources,
      subjects,
      subjects.map((id) => this.pseudonyms.of('subject', id)),
      subjects.map((id) => this.pseudonyms.recordKeyOf(id)),
      ...this.contributors(derived.units),
    ]);
    const all = { ...changed, left: [] };
    if (kind !== 'case') return all;
    const persons = await CountedPersons.of(client, asked, this.pseudonyms);
    return together([all, await persons.rename(client), await this.archiveIn(client, persons)]);
  }

  /** Facts that erased cases left go to the archive under a source drawn by lot, and what was said of those cases is forgotten. */
  private async archiveIn(client: PoolClient, persons: CountedPersons): Promise<Changed> {
    const left = await numbers<Derived & { cases: string[] | null }>(client, leavingStatement, [persons.erased]);
    if (left.cases === null) return nothing;
    const subjects = left.subjects ?? [];
    const counted = subjects.map((id) => persons.archived(id));
    await client.query('select guard.forget_facts($1)', [this.sourcesOf('case', left.cases)]);
    const { come } = await numbers<{ come: ToldFact[] }>(client, archivedStatement, [
      left.facts,
      left.cases,
      left.cases.map(drawnPseudonym),
      subjects,
      counted.map(({ pseudonym }) => pseudonym),
      counted.map(({ key }) => key),
      ...this.contributors(left.units),
    ]);
    await client.query('delete from statistics.leaving_fact where case_id = any ($1::uuid[])', [left.cases]);
    const old = subjects.map((id) => this.pseudonyms.of('subject', id));
    return { gone: [], come, left: old.filter((was, at) => was !== counted[at]!.pseudonym) };
  }

  private contributors(units: string[] | null): [string[], string[]] {
    const ids = units ?? [];
    return [ids, ids.map((id) => this.pseudonyms.of('unit', id))];
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

const nothing: Changed = { gone: [], come: [], left: [] };
const together = (changes: readonly Changed[]): Changed => ({
  gone: changes.flatMap(({ gone }) => gone),
  come: changes.flatMap(({ come }) => come),
  left: changes.flatMap(({ left }) => left),
});

/** The one row of a statement that always answers one. */
export async function numbers<Row extends object>(client: PoolClient, text: string, values: unknown[] = []): Promise<Row> {
  const { rows } = await client.query<Row>(text, values);
  const [row] = rows;
  if (row === undefined) throw new Error('the fact store answered nothing');
  return row;
}
