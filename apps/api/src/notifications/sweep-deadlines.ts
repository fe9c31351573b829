import { Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Chore } from '../platform/outbox/chore';
import { failureOf } from '../platform/outbox/failure';
import type { WorkerDatabase } from '../platform/outbox/worker-database';
import { cancel, fire, listDue, lockDue, recordEscalation, type Deadline, type DeadlineKind } from './deadline.store';
import { tell, type Notice } from './notice.store';

const batch = 200;
const log = new Logger('sweep');

/** Whom a step tells; asked once the step is recorded as a fact, so that counts hold it. */
export type Telling = () => Promise<readonly Notice[]>;

/** What a step that is due does; null where what it is about is not owed any more, which calls the step off. */
export type Escalate = (em: EntityManager, deadline: Deadline) => Promise<Telling | null>;

/** What each kind of deadline does when a step of it falls due. */
export type Escalations = Readonly<Record<DeadlineKind, Escalate>>;

/** Takes every step that is due, each in a transaction of its own: one that fails is left for the next sweep, and so is what one batch leaves. */
export function deadlineSweep(escalations: Escalations): Chore {
  return {
    name: 'sweep-deadlines',
    pause: 5000,
    run: async (database: WorkerDatabase, now: Date): Promise<void> => {
      const due = await database.transaction((em) => listDue(em, now, batch));
      for (const id of due) {
        await database
          .transaction((em) => takeStep(em, escalations, id, now))
          .catch((error: unknown) => log.warn(`deadline ${id}: ${failureOf(error)}`));
      }
    },
  };
}

/** Takes one step that is due: fact, notices and the mark that it was taken, together. */
async function takeStep(em: EntityManager, escalations: Escalations, id: string, now: Date): Promise<void> {
  const deadline = await lockDue(em, id);
  if (deadline === null) return;
  const telling = await escalations[deadline.kind](em, deadline);
  if (telling === null) return cancel(em, deadline.id, now);
  await recordEscalation(em, deadline, now);
  await tell(em, `deadline|${deadline.subjectId}|${deadline.kind}|${deadline.step}`, await telling());
  await fire(em, deadline.id, now);
}
