import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Logger } from '@nestjs/common';
import { safePolicy, type Dimension as TableDimension, type Fact } from '@himaya/disclosure';
import {
  monthOfNumber,
  namingDimensions,
  numberOfMonth,
  sensitiveDimensions,
  type Computation,
  type Dimension,
  type IsoDate,
} from '@himaya/domain';
import { measureOf, toldOfAll } from '@himaya/domain/reference';
import { Client } from 'pg';
import type { FactPlace } from '../facts';
import type { Chore } from '../platform/outbox/chore';
import { countStatement, type CountRow } from './count-statement';
import { kinAmong, kinMeasuresOf, type EarlierTable, type KinOfOneLine, type PublishedTable } from './kin-tables';
import type { FrozenTable, KinTables, ProtectedTable, TableTask } from './table-task';

/** What guard.release_to_compute gives out. */
interface Waiting {
  readonly id: string;
  readonly measure: string;
  readonly measureVersion: number;
  readonly by: readonly string[];
  readonly period: string;
  readonly first: IsoDate;
  readonly last: IsoDate;
  readonly revision: number;
  readonly rounding: TableTask['rounding'];
  readonly factsUntil: string | null;
  readonly earlier: readonly EarlierTable[];
}

/** Seconds the integer programme may look (issue of the design: then the greedy answer), and milliseconds a table may take in all. */
const seconds = 60;
const longest = 15 * 60_000;
/** Months whose facts say what is rare (standards.md section 6). */
const rareMonths = 36;

const log = new Logger('releases');

/**
 * Counts and protects tables that were asked for, one at a time, in a thread of its own. The row stays locked while it lasts: a worker
 * that dies lets go of it, and the next one begins anew.
 */
export function computeReleases({ url }: Pick<FactPlace, 'url'>): Chore {
  return {
    name: 'compute-releases',
    pause: 2000,
    run: async (database) => {
      const one = (): Promise<boolean> =>
        database.transaction(async (em) => {
          const [row] = await em.query<{ task: Waiting | null }[]>('select guard.release_to_compute() as task');
          if (!row?.task) return false;
          const { id, measure, measureVersion, first, last } = row.task;
          const [published] = await em.query<{ tables: PublishedTable[] }[]>('select guard.tables_of_period($1, $2, $3, $4) as tables', [
            measure,
            measureVersion,
            first,
            last,
          ]);
          const kin = kinAmong(row.task, published!.tables);
          await em.query('select guard.finish_release($1, $2)', [id, JSON.stringify(await computed(url, row.task, kin))]);
          await em.query('select guard.kin_of_release($1, $2, $3)', [id, kinMeasuresOf(row.task), kin.flatMap(({ ids }) => ids)]);
          return true;
        });
      while (await one());
    },
  };
}

async function computed(url: string, waiting: Waiting, kin: readonly KinOfOneLine[]): Promise<object> {
  const measure = measureOf(waiting.measure, waiting.measureVersion);
  if (measure === undefined || typeof measure.computed === 'string') throw new Error('a release of no measure waits');
  const rule = measure.computed;
  const ids = new Set([...waiting.by, ...waiting.earlier.flatMap(({ categories }) => categories.map(({ id }) => id))]);
  const dimensions = rule.dimensions.filter(({ id }) => ids.has(id));
  const client = new Client({ connectionString: url, application_name: 'himaya-releases', options: '-c default_transaction_read_only=on' });
  await client.connect();
  try {
    const until = waiting.factsUntil ?? (await lastFact(client));
    const count = async (of: Computation, by: readonly Dimension[], first: IsoDate, line: string): Promise<readonly CountRow[]> => {
      const { text, values } = countStatement({ computed: of }, by, { first, last: waiting.last }, line);
      return (await client.query<CountRow>(text, [...values])).rows;
    };
    const rows = await count(rule, dimensions, waiting.first, until);
    const history = await count(rule, dimensions, monthsBefore(waiting.last, rareMonths - 1), until);
    const beside: KinTables[] = [];
    for (const { kinship, scope, tells, computed: of, by, factsUntil, tables } of kin) {
      const facts = factsOf(await count(of, by, waiting.first, factsUntil), by);
      beside.push({ kinship, scope, tells, facts, tables: tables.map(frozenTable) });
    }
    const scope = `${waiting.measure}@${waiting.measureVersion}/${waiting.period}/${waiting.revision}`;
    const answer = await inThread({
      scope,
      tells: toldOfAll(measure),
      by: waiting.by,
      dimensions: dimensions.map(tableDimension),
      namesBodies: names(waiting.by),
      facts: factsOf(rows, dimensions),
      history: factsOf(history, dimensions),
      earlier: waiting.earlier.map(frozenTable),
      kin: beside,
      rounding: waiting.rounding,
      seconds,
    });
    const frozen = { factsUntil: until, beside: waiting.earlier.map(({ id }) => id) };
    if ('refusal' in answer) return { ...frozen, refusal: answer.refusal, coarser: answer.coarser ?? [] };
    const bodies = new Set(rows.map(({ body }) => body)).size;
    return {
      ...frozen,
      categories: answer.dimensions,
      cells: answer.cells,
      method: answer.method,
      rounded: answer.rounded,
      bodies: Math.round(bodies / safePolicy.base) * safePolicy.base,
      threshold: safePolicy.threshold,
      base: safePolicy.base,
    };
  } finally {
    await client.end();
  }
}

const frozenTable = ({ categories, cells, rounded }: EarlierTable): FrozenTable => ({
  dimensions: categories,
  cells,
  rounded,
  namesBodies: names(categories.map(({ id }) => id)),
});

const names = (by: readonly string[]): boolean => namingDimensions.some((id) => by.includes(id));

async function lastFact(client: Client): Promise<string> {
  const { rows } = await client.query<{ last: string }>('select coalesce(max(id), 0)::text as last from statistics.fact');
  return rows[0]!.last;
}

/** What is in none of the categories, or in several, counts in totals and stands nowhere. */
const tableDimension = ({ id, categories }: Dimension): TableDimension => ({
  id,
  categories: categories.codes,
  folded: ['unknown', 'several'],
  sensitive: sensitiveDimensions.includes(id),
});

const factsOf = (rows: readonly CountRow[], dimensions: readonly Dimension[]): Fact[] =>
  rows.map(({ places, body, count, keys }) => ({
    of: Object.fromEntries(dimensions.map(({ id, categories }, at) => [id, categoryAt(categories.codes, places[at] ?? 0)])),
    body: body ?? 'unknown',
    persons: count,
    recordKeys: Number(keys),
  }));

const categoryAt = (codes: readonly string[], place: number): string => (place < 0 ? 'several' : (codes[place - 1] ?? 'unknown'));

const monthsBefore = (month: IsoDate, months: number): IsoDate => monthOfNumber(numberOfMonth(month) - months);

/** A table that cannot be computed is refused: it would otherwise be tried for ever. What failed is ours, and is logged. */
async function inThread(task: TableTask): Promise<ProtectedTable> {
  const thread = new Worker(join(__dirname, 'protect-thread.js'), { workerData: task, env: {}, stdout: true, stderr: true });
  const timer = setTimeout(() => void thread.terminate(), longest);
  try {
    return await new Promise<ProtectedTable>((done, fail) => {
      thread.once('message', done).once('error', fail);
      thread.once('exit', () => fail(new Error('the table took too long')));
    });
  } catch (error) {
    log.error(`a table was not protected: ${error instanceof Error ? error.message : 'no word why'}`);
    return { refusal: 'cannot-be-protected', coarser: null };
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}
