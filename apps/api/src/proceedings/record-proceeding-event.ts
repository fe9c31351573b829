import { randomUUID } from 'node:crypto';
import { mayEver } from '@himaya/auth';
import { Injectable } from '@nestjs/common';
import {
  decideProceedingEvent,
  localDay,
  refuse,
  type DefendantId,
  type Outcome,
  type ProceedingEventId,
  type ProceedingView,
  type RecordProceedingEventBody,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { standingIn } from './proceeding.presenter';
import { ProceedingStore } from './proceeding.store';
import { ShowProceeding } from './show-proceeding';

/** Writes down what happened to a defendant, in the order the law has. */
@Injectable()
export class RecordProceedingEvent {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly proceedings: ProceedingStore,
    private readonly show: ShowProceeding,
    private readonly vault: Vault,
  ) {}

  run(
    actor: Actor,
    defendantId: DefendantId,
    body: RecordProceedingEventBody,
    idempotencyKey: string | null,
  ): Promise<Outcome<ProceedingView>> {
    return this.inTransaction.run(actor, { action: 'proceeding.record', subjectId: defendantId }, async (tx) => {
      const id = await this.proceedings.ofDefendant(tx, defendantId);
      const defendant = id === null ? undefined : (await this.proceedings.defendants(tx, id)).find((one) => one.id === defendantId);
      if (id === null || defendant === undefined) return refuse('not-found');
      const attempt = { key: idempotencyKey, route: `/defendants/${defendantId}/events`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as ProceedingEventId);
      if (!claimed.ok) return claimed;
      if (claimed.value.again) return this.show.one(tx, id);
      const standing = standingIn(await this.proceedings.events(tx, id), defendant);
      const court = mayEver(actor.roles, 'record', 'Judgment');
      const decided = decideProceedingEvent(body, { defendant, standing, court, today: localDay(tx.now) });
      if (!decided.ok) return decided;
      const recorded = await this.proceedings.record(tx, defendantId, claimed.value.id, body);
      return recorded.ok ? this.show.one(tx, id) : recorded;
    });
  }
}
