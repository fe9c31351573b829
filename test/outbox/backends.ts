import { openQueue, type JobQueue } from '@himaya/api/testing';
import { Redis } from 'ioredis';
import type { TestDatabase } from '../support/cluster';
import { testRedis } from '../support/redis';

/** One of the two places where jobs can wait. */
export interface Backend {
  readonly redisUrl: string | null;
  open(): Promise<JobQueue>;
  /** How many jobs it holds, in whatever state. */
  jobs(): Promise<number>;
  /** Every stored text about jobs, as the backend keeps it. */
  stored(): Promise<string[]>;
  /** What a worker sees whose store was lost. */
  wipe(): Promise<void>;
  stop(): Promise<void>;
}

export const backendNames = ['PostgreSQL', 'Redis'] as const;

export async function backendOn(name: (typeof backendNames)[number], database: TestDatabase): Promise<Backend> {
  return name === 'Redis' ? onRedis(database) : onPostgres(database);
}

const queueOf = ({ adminUrl, name, ring }: TestDatabase, redisUrl: string | null): Promise<JobQueue> =>
  openQueue({ adminUrl, databaseName: name, redisUrl }, ring);

async function onPostgres(database: TestDatabase): Promise<Backend> {
  const client = await database.as('queue');
  return {
    redisUrl: null,
    open: () => queueOf(database, null),
    jobs: async () => (await client.query('select from bullmq.job')).rowCount ?? 0,
    stored: async () => {
      const { rows } = await client.query<{ text: string }>(
        `select concat_ws(' ', id, name, data::text, opts::text, failed_reason, stacktrace::text, return_value::text) as text from bullmq.job
         union all select concat_ws(' ', event, data::text) from bullmq.event`,
      );
      return rows.map((row) => row.text);
    },
    wipe: async () => {
      await client.query('delete from bullmq.job');
    },
    stop: async () => undefined,
  };
}

async function onRedis(database: TestDatabase): Promise<Backend> {
  const { url, stop } = await testRedis();
  const client = new Redis(url);
  const prefix = `himaya:${database.name}:*`;
  return {
    redisUrl: url,
    open: () => queueOf(database, url),
    jobs: async () => (await client.keys(`${prefix}:event-*`)).filter((key) => /:event-\d+$/.test(key)).length,
    stored: async () => {
      const texts = (await client.keys(prefix)).map(async (key) => {
        const type = await client.type(key);
        const content: unknown =
          type === 'hash' ? await client.hgetall(key) : type === 'stream' ? await client.xrange(key, '-', '+') : type;
        return `${key} ${JSON.stringify(content)}`;
      });
      return Promise.all(texts);
    },
    wipe: async () => {
      const keys = await client.keys(prefix);
      if (keys.length > 0) await client.del(...keys);
    },
    stop: async () => {
      client.disconnect();
      await stop();
    },
  };
}
