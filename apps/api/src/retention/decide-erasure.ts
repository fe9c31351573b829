import { Injectable } from '@nestjs/common';
import { allow, decideErasure, refuse, type DecideErasureBody, type ErasureOrderId, type ErasureView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { erasureView } from './retention.presenter';
import { RetentionStore } from './retention.store';

/** Confirms an erasure as the second person, or calls it off. What is confirmed the worker carries out, and nobody brings back. */
@Injectable()
export class DecideErasure {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly retention: RetentionStore,
  ) {}

  run(actor: Actor, id: ErasureOrderId, version: number, body: DecideErasureBody): Promise<Outcome<ErasureView>> {
    return this.inTransaction.run(actor, { action: 'erasure.decide', subjectId: id }, async (tx) => {
      const row = await this.retention.erasure(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, 0);
      if (row.version !== version) return refuse('conflict');
      const { state, held, proposedBy } = row;
      const decided = decideErasure({ state, held, own: proposedBy === actor.userId }, body.decision);
      if (!decided.ok) return decided;
      const done = await this.retention.decide(tx, id, version, body);
      if (!done.ok) return done;
      if (body.decision === 'confirm') tx.emit({ kind: 'erasure-confirmed', subjectId: id });
      const now = await this.retention.erasure(tx, id);
      return now === null ? refuse('not-found') : allow(erasureView(now, actor.userId));
    });
  }
}
