import { Logger } from '@nestjs/common';
import type { Chore } from '../platform/outbox/chore';
import { failureOf } from '../platform/outbox/failure';
import type { WorkerDatabase } from '../platform/outbox/worker-database';
import { listDue } from './deadline.store';
import { escalateReferral } from './escalate-referral';

const batch = 200;
const log = new Logger('sweep');

/** Takes every step that is due at `now`, each in a transaction of its own: one that fails is left for the next sweep. */
export async function sweepDeadlines(database: WorkerDatabase, now: Date): Promise<void> {
  const due = await database.transaction((em) => listDue(em, now, batch));
  for (const id of due) {
    await database
      .transaction((em) => escalateReferral(em, id, now))
      .catch((error: unknown) => log.warn(`deadline ${id}: ${failureOf(error)}`));
  }
}

/** The next sweep takes what one batch leaves. */
export const deadlineSweep: Chore = { name: 'sweep-deadlines', pause: 5000, run: sweepDeadlines };
