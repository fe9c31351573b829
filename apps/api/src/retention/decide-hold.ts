import { Injectable } from '@nestjs/common';
import { allow, decideHold, refuse, type DecideHoldBody, type LegalHoldId, type LegalHoldView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { legalHoldView } from './retention.presenter';
import { RetentionStore } from './retention.store';

/** Grants or declines what a court asked for, lets a hold stand for another year, or lifts it with its reason. */
@Injectable()
export class DecideHold {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly retention: RetentionStore,
  ) {}

  run(actor: Actor, id: LegalHoldId, version: number, body: DecideHoldBody): Promise<Outcome<LegalHoldView>> {
    return this.inTransaction.run(actor, { action: 'legal-hold.decide', subjectId: id }, async (tx) => {
      const row = await this.retention.hold(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, 0);
      if (row.version !== version) return refuse('conflict');
      const decided = decideHold(row.state, body);
      if (!decided.ok) return decided;
      const done = await this.retention.decideHold(tx, id, version, body);
      if (!done.ok) return done;
      const now = await this.retention.hold(tx, id);
      return now === null ? refuse('not-found') : allow(legalHoldView(now, true));
    });
  }
}
