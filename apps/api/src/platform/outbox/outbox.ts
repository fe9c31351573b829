import type { EntityManager } from 'typeorm';

/** Something that happened and that others must hear of after the commit. Ids and codes only, never a name. */
export interface OutboxEvent {
  /** `referral-accepted`, `consent-withdrawn` … the name of the handlers' job. */
  readonly kind: string;
  readonly subjectId: string;
  readonly payload?: Readonly<Record<string, string>>;
}

/** Writes events into the outbox through the transaction of what they tell of; the relay hands them over after commit. */
export async function appendEvents(em: EntityManager, events: readonly OutboxEvent[]): Promise<void> {
  if (events.length === 0) return;
  const values = events.flatMap((event) => [event.kind, event.subjectId, JSON.stringify(event.payload ?? {})]);
  const rows = events.map((_, n) => `($${3 * n + 1}, $${3 * n + 2}, $${3 * n + 3})`);
  await em.query(`insert into outbox_event (kind, subject_id, payload) values ${rows.join(', ')}`, values);
}
