import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { decideTakeBack, refuse, type Outcome, type ProceedingEventId, type ProceedingView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { laterThan } from './proceeding.presenter';
import { ProceedingStore } from './proceeding.store';
import { ShowProceeding } from './show-proceeding';

/** Takes a mistake back by a counter-entry: both stay to be read, and what holds is told from the rest. */
@Injectable()
export class TakeBackProceedingEvent {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly proceedings: ProceedingStore,
    private readonly show: ShowProceeding,
  ) {}

  run(actor: Actor, eventId: ProceedingEventId): Promise<Outcome<ProceedingView>> {
    return this.inTransaction.run(actor, { action: 'proceeding.take-back', subjectId: eventId }, async (tx) => {
      const id = await this.proceedings.ofEvent(tx, eventId);
      if (id === null) return refuse('not-found');
      const events = await this.proceedings.events(tx, id);
      const row = events.find((one) => one.id === eventId);
      // A counter-entry is no entry to take back.
      if (row === undefined) return refuse('proceeding.not-now');
      const facts = { ...row, takenBack: row.takenBackAt !== null, own: row.unitId === actor.unitId };
      const decided = decideTakeBack(facts, laterThan(row, events));
      if (!decided.ok) return decided;
      const taken = await this.proceedings.takeBack(tx, randomUUID() as ProceedingEventId, eventId);
      return taken.ok ? this.show.one(tx, id) : taken;
    });
  }
}
