import { setTimeout as pause } from 'node:timers/promises';
import type { PgPool, PgPoolClient } from 'bullmq';
import { Pool, type PoolClient } from 'pg';
import { outlivesCut } from '../db/outlives-cut';

/** How long a database that lets nobody in is left alone, in milliseconds: BullMQ itself would ask again at once, and for ever. */
const patience = 500;

/**
 * The pool BullMQ works on: made by us, for BullMQ's own leaves a moment in which a cut connection ends the process.
 * Whoever asked for it ends it, as often as the process is told to stop.
 */
export function openQueuePool(url: string, schema: string): PgPool {
  const pool = new Pool({
    connectionString: url,
    // Two of them listen, one for each side of the queue.
    max: 8,
    application_name: 'himaya-queue',
    options: `-c search_path=${schema}`,
    keepAlive: true,
    ...outlivesCut,
  });
  let ended: Promise<void> | null = null;
  const connect = pool.connect.bind(pool);
  const patiently = async (): Promise<PoolClient> => {
    try {
      return await connect();
    } catch (error) {
      await pause(patience);
      throw error;
    }
  };
  return {
    // The same client: BullMQ's own types of it know fewer of its events.
    connect: async () => (await patiently()) as PgPoolClient,
    query: async <Row>(text: string, params?: readonly unknown[]) => {
      const client = await patiently();
      try {
        const answer = await client.query<Row & object>(text, params ? [...params] : []);
        client.release();
        return answer;
      } catch (error) {
        client.release(true);
        throw error;
      }
    },
    end: () => (ended ??= pool.end()),
    on(event: 'error' | 'connect', listener: (it: never) => void) {
      pool.on(event as 'error', listener as () => void);
      return this;
    },
    removeAllListeners(event?: string) {
      pool.removeAllListeners(event);
      return this;
    },
  };
}
