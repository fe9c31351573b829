import type { EntityManager } from 'typeorm';
import type { EventHandler, HandlerRegistry, OutboxRow } from './event-handler';
import type { WorkerDatabase } from './worker-database';

/**
 * Runs the handlers of one event, each in its own transaction and each once; the last to end writes the event off. Safe to
 * run any number of times, also at once.
 * @throws whatever a handler throws; those before it stay handled
 */
export async function handleEvent(database: WorkerDatabase, registry: HandlerRegistry, eventId: string): Promise<void> {
  const event = await database.transaction((em) => findUndone(em, eventId));
  if (event === null) return;
  const handlers = registry.get(event.kind) ?? [];
  const names = handlers.map((handler) => handler.name);
  if (handlers.length === 0) await database.transaction((em) => writeOff(em, event.id, names));
  for (const handler of handlers) {
    await database.transaction(async (em) => {
      await handleOnce(em, handler, event);
      await writeOff(em, event.id, names);
    });
  }
}

async function findUndone(em: EntityManager, id: string): Promise<OutboxRow | null> {
  const rows: OutboxRow[] = await em.query(
    `select id, kind, subject_id as "subjectId", payload from outbox_event where id = $1 and done_at is null`,
    [id],
  );
  return rows[0] ?? null;
}

/** A second delivery waits here until the first one's transaction has ended, and then finds the line or writes it. */
async function handleOnce(em: EntityManager, handler: EventHandler, event: OutboxRow): Promise<void> {
  const claimed: unknown[] = await em.query(
    `insert into handled_event (event_id, handler) values ($1, $2) on conflict on constraint handled_event_pk do nothing returning event_id`,
    [event.id, handler.name],
  );
  if (claimed.length > 0) await handler.handle(em, event);
}

async function writeOff(em: EntityManager, id: string, names: readonly string[]): Promise<void> {
  await em.query(
    `update outbox_event set done_at = now() where id = $1 and done_at is null
        and (select count(*) from handled_event h where h.event_id = $1 and h.handler = any ($2::text[])) = cardinality($2::text[])`,
    [id, names],
  );
}
