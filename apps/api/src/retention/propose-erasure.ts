import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { allow, refuse, type ErasureOrderId, type ErasureView, type Outcome, type ProposeErasureBody } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { erasureView } from './retention.presenter';
import { RetentionStore } from './retention.store';

/** Proposes that a closed case be erased, by its number: the first of the two people it takes. */
@Injectable()
export class ProposeErasure {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly retention: RetentionStore,
  ) {}

  run(actor: Actor, body: ProposeErasureBody): Promise<Outcome<ErasureView>> {
    const id = randomUUID() as ErasureOrderId;
    return this.inTransaction.run(actor, { action: 'erasure.propose' }, async (tx) => {
      const proposed = await this.retention.propose(tx, id, body);
      if (!proposed.ok) return proposed;
      const row = await this.retention.erasure(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, 0);
      tx.emit({ kind: 'erasure-proposed', subjectId: id });
      return allow(erasureView(row, actor.userId));
    });
  }
}
