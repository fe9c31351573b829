import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Logger } from '@nestjs/common';
import { faultOfFile, rowPolicy, type RowFile, type RowGroup } from '@himaya/disclosure';
import type { ContributedYears } from '@himaya/domain';
import { contributionColumns, formGroupOf, type ContributionColumn } from '@himaya/domain/reference';
import { Client } from 'pg';
import type { FactPlace } from '../facts';
import type { Chore } from '../platform/outbox/chore';
import type { ContributionRows, ContributionTask } from './contribution-task';
import { personStatement, type PersonRow } from './person-statement';

/** What guard.contribution_to_compute gives out. */
interface Waiting extends ContributedYears {
  readonly id: string;
}

/** Milliseconds a file may take in all. */
const longest = 5 * 60_000;

const log = new Logger('contributions');

/** Makes the files that were asked for, one at a time, in a thread of its own; the row stays locked while it lasts. */
export function computeContributions({ url }: Pick<FactPlace, 'url'>): Chore {
  return {
    name: 'compute-contributions',
    pause: 2000,
    run: async (database) => {
      const one = (): Promise<boolean> =>
        database.transaction(async (em) => {
          const [row] = await em.query<{ task: Waiting | null }[]>('select guard.contribution_to_compute() as task');
          if (!row?.task) return false;
          await em.query('select guard.finish_contribution($1, $2)', [row.task.id, JSON.stringify(await computed(url, row.task))]);
          return true;
        });
      while (await one());
    },
  };
}

async function computed(url: string, years: ContributedYears): Promise<object> {
  const columns = contributionColumns(years);
  const { until, persons } = await readPersons(url, years);
  const answer = await inThread({ columns, groups: persons.map(groupOf) });
  if (answer === null) return { factsUntil: until, refusal: 'cannot-be-protected' };
  if ('refused' in answer) return { factsUntil: until, refusal: answer.refused };
  const content = csvOf(columns, answer);
  const fault = faultOfFile(content, fileRules(columns));
  if (fault !== null) {
    log.error(`a file was made that is not safe: ${fault}`);
    return { factsUntil: until, refusal: 'cannot-be-protected' };
  }
  const { base } = rowPolicy;
  return { factsUntil: until, columns: answer.columns, rows: Math.round(answer.rows.length / base) * base, content };
}

async function readPersons(url: string, { from, to }: ContributedYears): Promise<{ until: string; persons: PersonRow[] }> {
  const client = new Client({
    connectionString: url,
    application_name: 'himaya-contributions',
    options: '-c default_transaction_read_only=on',
  });
  await client.connect();
  try {
    const last = await client.query<{ last: string }>('select coalesce(max(id), 0)::text as last from statistics.fact');
    const until = last.rows[0]!.last;
    return { until, persons: (await client.query<PersonRow>(personStatement, [until, `${from}-01-01`, `${to}-12-01`])).rows };
  } finally {
    await client.end();
  }
}

const groupOf = ({ year, governorate, sex, age, citizenship, forms, count, keys }: PersonRow): RowGroup => ({
  of: {
    year,
    region: governorate ?? 'unknown',
    sex: sex ?? 'unknown',
    age: age ?? 'unknown',
    citizenship: citizenship ?? 'unknown',
    form: formGroupOf(forms ?? []),
  },
  count,
  recordKeys: Number(keys),
});

/** What the counter holds a file against. */
export const fileRules = (columns: readonly ContributionColumn[]): Parameters<typeof faultOfFile>[1] => ({
  k: rowPolicy.k,
  l: rowPolicy.l,
  sensitive: columns.filter(({ sensitive }) => sensitive).map(({ header }) => header),
});

/** Codes alone stand in it: nothing that a spreadsheet would take for a formula, and nothing to be quoted. */
function csvOf(columns: readonly ContributionColumn[], file: RowFile): string {
  const headers = file.columns.map(({ id }) => columns.find((column) => column.id === id)!.header);
  return [headers, ...file.rows].map((cells) => `${cells.join(',')}\r\n`).join('');
}

/** What cannot be made is refused: it would otherwise be tried for ever. What failed is ours, and is logged. */
async function inThread(task: ContributionTask): Promise<ContributionRows | null> {
  const thread = new Worker(join(__dirname, 'rows-thread.js'), { workerData: task, env: {}, stdout: true, stderr: true });
  const timer = setTimeout(() => void thread.terminate(), longest);
  try {
    return await new Promise<ContributionRows>((done, fail) => {
      thread.once('message', done).once('error', fail);
      thread.once('exit', () => fail(new Error('the file took too long')));
    });
  } catch (error) {
    log.error(`a file was not made: ${error instanceof Error ? error.message : 'no word why'}`);
    return null;
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}
