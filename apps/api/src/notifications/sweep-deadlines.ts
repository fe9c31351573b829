import { Logger } from '@nestjs/common';
import type { DeadlineKind } from '@himaya/domain';
import type { EntityManager } from 'typeorm';
import type { Chore } from '../platform/outbox/chore';
import { failureOf } from '../platform/outbox/failure';
import type { WorkerDatabase } from '../platform/outbox/worker-database';
import { cancel, fire, lockDue, recordEscalation, type Deadline } from './deadline.store';
import { tell, type Notice } from './notice.store';

/** Rows locked at once: whoever answers one of them meanwhile waits for no longer than these take. */
const batch = 25;
/** Steps a round takes at most before it lets a worker that is asked to stop, stop. */
const most = 2000;
const log = new Logger('sweep');

/** Whom a step tells; asked once the step is recorded as a fact, so that counts hold it. */
export type Telling = () => Promise<readonly Notice[]>;

/** What a step that is due does; null where what it is about is not owed any more, which calls the step off. */
export type Escalate = (em: EntityManager, deadline: Deadline, now: Date) => Promise<Telling | null>;

/** What each kind of deadline does when a step of it falls due. */
export type Escalations = Readonly<Record<DeadlineKind, Escalate>>;

/**
 * Takes every step that is due, a batch to a transaction. A batch's rows are locked as they are picked and locked ones are passed over,
 * so that several workers share what is due without waiting for each other, and one that is killed gives its batch back whole. Each
 * step stands on a savepoint: one that fails is left for the next round and takes no other with it.
 */
export function deadlineSweep(escalations: Escalations): Chore {
  return {
    name: 'sweep-deadlines',
    pause: 5000,
    run: async (database: WorkerDatabase, now: Date): Promise<void> => {
      const failed: string[] = [];
      for (let taken = 0; taken < most; ) {
        const due = await database.transaction((em) => takeBatch(em, escalations, now, failed));
        if (due === 0) return;
        taken += due;
      }
    },
  };
}

/** @returns how many steps it found, taken or failed; failed ones are noted so that they are not found again */
async function takeBatch(em: EntityManager, escalations: Escalations, now: Date, failed: string[]): Promise<number> {
  const due = await lockDue(em, now, batch, failed);
  for (const deadline of due) {
    await em
      .transaction((inner) => takeStep(inner, escalations, deadline, now))
      .catch((error: unknown) => {
        failed.push(deadline.id);
        log.warn(`deadline ${deadline.id}: ${failureOf(error)}`);
      });
  }
  return due.length;
}

/** Takes one step that is due: fact, notices and the mark that it was taken, together. */
async function takeStep(em: EntityManager, escalations: Escalations, deadline: Deadline, now: Date): Promise<void> {
  const telling = await escalations[deadline.kind](em, deadline, now);
  if (telling === null) return cancel(em, deadline.id, now);
  await recordEscalation(em, deadline, now);
  await tell(em, causeOf(deadline), await telling());
  await fire(em, deadline.id, now);
}

/** Names the step in its notices, with its time: what is moved to another is told again then, and what is swept twice is not. */
function causeOf({ subjectId, kind, step, dueAt }: Deadline): string {
  return `deadline|${subjectId}|${kind}|${step}|${dueAt.toISOString()}`;
}
