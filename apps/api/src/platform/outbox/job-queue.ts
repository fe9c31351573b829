import { Logger } from '@nestjs/common';
import {
  createPostgresBackend,
  createRedisBackend,
  DEFAULT_SCHEMA,
  runMigrations,
  withBackend,
  type JobsOptions,
  type Processor,
} from 'bullmq';
import { Client } from 'pg';
import { failureOf } from './failure';
import { openQueuePool } from './queue-pool';

/** An event on its way to its handlers. */
export interface HandOver {
  readonly eventId: string;
  readonly kind: string;
}

/** Carries events to whichever worker is free. It may lose or repeat them: the outbox is the truth. */
export interface JobQueue {
  /** An event that is still in the queue is not added a second time. @throws Error when the queue cannot be reached */
  add(events: readonly HandOver[]): Promise<void>;
  /** Starts taking events; one whose handling throws is tried again later. */
  work(handle: (eventId: string) => Promise<void>): Promise<void>;
  /** Takes no more and lets running handlers end. */
  close(): Promise<void>;
}

/** All that is ever written into the queue. */
interface EventJob {
  readonly eventId: string;
}

interface Producer {
  add(name: string, data: EventJob, opts: JobsOptions): Promise<unknown>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}
interface Consumer extends Pick<Producer, 'on' | 'close'> {
  run(): Promise<void>;
}
type Consume = (process: Processor<EventJob>) => Promise<Consumer>;

const name = 'events';

/** Handlers are short: a worker that was silent for three seconds is dead, and its jobs go to another. */
const working = { concurrency: 4, lockDuration: 3000, stalledInterval: 3000 };

/** Finished and failed jobs leave at once, so that an undone event can be handed over again under the same id. */
const optionsOf = (eventId: string): JobsOptions => ({
  // BullMQ takes no bare numbers for ids.
  jobId: `event-${eventId}`,
  attempts: 5,
  backoff: { type: 'exponential', delay: 1000, jitter: 0.5 },
  removeOnComplete: true,
  removeOnFail: true,
  stackTraceLimit: 0,
});

/** The queue in the product's own database, in a schema that its role owns. @param url the connection string of himaya_queue */
export async function openPostgresQueue(url: string): Promise<JobQueue> {
  await makeSchema(url);
  const { Queue, Worker } = withBackend(createPostgresBackend);
  const connection = openQueuePool(url, DEFAULT_SCHEMA);
  const producer = new Queue<EventJob>(name, { connection });
  const consume: Consume = async (process) => {
    const worker = new Worker<EventJob>(name, process, { connection, ...working, autorun: false });
    // BullMQ never asks again whether its tables are there: one whose first question failed would be refused for ever.
    await worker.waitUntilReady();
    return worker;
  };
  await producer.waitUntilReady();
  return new BullQueue(producer, consume, () => connection.end());
}

/** The queue in Redis. @param prefix keeps databases that share a Redis apart */
export function openRedisQueue(url: string, prefix: string): JobQueue {
  const { Queue, Worker } = withBackend(createRedisBackend);
  return new BullQueue(
    // The relay asks again anyway: a request that meets no Redis fails at once instead of waiting for one.
    new Queue<EventJob>(name, { connection: { url, maxRetriesPerRequest: 1 }, prefix, skipWaitingForReady: true }),
    async (process) => new Worker<EventJob>(name, process, { connection: { url }, prefix, ...working, autorun: false }),
    async () => undefined,
  );
}

class BullQueue implements JobQueue {
  private readonly log = new Logger('queue');
  private consumer: Consumer | null = null;

  constructor(
    private readonly producer: Producer,
    private readonly consume: Consume,
    private readonly shut: () => Promise<void>,
  ) {
    this.producer.on('error', (error) => this.log.warn(failureOf(error)));
  }

  async add(events: readonly HandOver[]): Promise<void> {
    // Not BullMQ's bulk: on PostgreSQL that makes a temporary table each time, which the role may not.
    await Promise.all(events.map(({ eventId, kind }) => this.producer.add(kind, { eventId }, optionsOf(eventId))));
  }

  async work(handle: (eventId: string) => Promise<void>): Promise<void> {
    const consumer = await this.consume(async ({ data, name: kind }) => {
      try {
        await handle(data.eventId);
      } catch (error) {
        this.log.warn(`event ${data.eventId} ${kind}: ${failureOf(error)}`);
        // BullMQ keeps the message, and this one's could quote a row.
        throw new Error('handler failed');
      }
    });
    const warn = (error: unknown): void => this.log.warn(failureOf(error));
    consumer.on('error', warn);
    consumer.run().catch(warn);
    this.consumer = consumer;
  }

  async close(): Promise<void> {
    await this.consumer?.close();
    await this.producer.close();
    await this.shut();
  }
}

/** BullMQ's own migrations. They begin by creating the schema, which needs more than owning it even where it exists. */
async function makeSchema(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const query = async <Row>(text: string, params?: readonly unknown[]): Promise<{ rows: Row[] }> =>
      text.startsWith('CREATE SCHEMA') ? { rows: [] } : client.query<Row & object>(text, params ? [...params] : []);
    await runMigrations({ query }, DEFAULT_SCHEMA);
  } finally {
    await client.end();
  }
}
