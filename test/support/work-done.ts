import { handleEvent, registryOf, type WorkerDatabase, workOf } from '@himaya/api/testing';
import type { Client } from 'pg';

const { handlers } = workOf({ storageDir: '/nowhere' });

/** Does what waits in the outbox, oldest first, as the worker would. */
export async function workDone(guard: Client, worker: WorkerDatabase): Promise<void> {
  const { rows } = await guard.query<{ id: string }>(
    'select id::text as id from outbox_event where done_at is null order by outbox_event.id',
  );
  for (const { id } of rows) await handleEvent(worker, registryOf(handlers), id);
}
