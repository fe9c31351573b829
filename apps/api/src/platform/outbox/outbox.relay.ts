import type { EntityManager } from 'typeorm';
import type { HandOver, JobQueue } from './job-queue';
import { startLoop, type Loop } from './loop';
import type { WorkerDatabase } from './worker-database';

const batch = 100;
const pause = 500;
const queueLimit = 5000;

/** How long a handed-over event may stay undone before it is handed over again, in seconds. */
export const defaultPatience = 60;

/** Looks for events twice a second, at once where there are more than one batch. Any number of relays may run. */
export function startRelay(database: WorkerDatabase, queue: JobQueue, patience = defaultPatience): Loop {
  return startLoop('relay', pause, async () => ((await relay(database, queue, patience)) === batch ? 'again' : undefined));
}

/**
 * Hands undone events over to the queue: new ones, and those whose hand-over came to nothing. The rows stay locked until
 * they are marked, so relays share the work; one that dies in between leaves them unmarked, and the queue knows the id.
 * @returns how many were handed over
 */
export async function relay(database: WorkerDatabase, queue: JobQueue, patience = defaultPatience): Promise<number> {
  return database.transaction(async (em) => {
    const events = await lockUndone(em, patience);
    if (events.length === 0) return 0;
    await within(queueLimit, queue.add(events));
    await em.query(
      'update outbox_event set handed_over_at = clock_timestamp(), hand_overs = hand_overs + 1 where id = any ($1::bigint[])',
      [events.map(({ eventId }) => eventId)],
    );
    return events.length;
  });
}

function lockUndone(em: EntityManager, patience: number): Promise<HandOver[]> {
  return em.query(
    `select id as "eventId", kind from outbox_event
      where done_at is null and (handed_over_at is null or handed_over_at < clock_timestamp() - make_interval(secs => $1))
      order by id limit ${batch} for update skip locked`,
    [patience],
  );
}

/** @throws Error when the work takes longer than `ms`: a transaction must not stay open for a queue that does not answer. */
async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error('the queue does not answer')), ms);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
