import type { EntityManager } from 'typeorm';

/** An event as its handlers receive it: ids and codes. What they need besides they read in their own transaction. */
export interface OutboxRow {
  /** A bigint, as text. */
  readonly id: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly payload: Readonly<Record<string, string>>;
}

/**
 * What a feature does about one kind of event. It runs in the transaction that also notes it as handled, so it happens once
 * however often the queue delivers; anything outside the database is not for it.
 */
export interface EventHandler {
  /** The event it waits for. */
  readonly kind: string;
  /** Names it in the book of handled events; never renamed once events were handled under it. */
  readonly name: string;
  handle(em: EntityManager, event: OutboxRow): Promise<void>;
}

/** The handlers of each kind. A kind without handlers is done as soon as it is delivered. */
export type HandlerRegistry = ReadonlyMap<string, readonly EventHandler[]>;

/** @throws Error when two handlers share a name: one of them would never run. */
export function registryOf(handlers: readonly EventHandler[]): HandlerRegistry {
  const registry = new Map<string, EventHandler[]>();
  const names = new Set<string>();
  for (const handler of handlers) {
    if (names.has(handler.name)) throw new Error(`two handlers are named ${handler.name}`);
    names.add(handler.name);
    registry.set(handler.kind, [...(registry.get(handler.kind) ?? []), handler]);
  }
  return registry;
}
