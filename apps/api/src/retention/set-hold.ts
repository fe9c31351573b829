import { randomUUID } from 'node:crypto';
import { mayEver } from '@himaya/auth';
import { Injectable } from '@nestjs/common';
import { allow, refuse, type LegalHoldId, type LegalHoldView, type Outcome, type SetHoldBody } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { legalHoldView } from './retention.presenter';
import { RetentionStore } from './retention.store';

/** Holds a case by its number: the officer's hold stands at once, a court's office asks, and what it asks for holds until the officer decides. */
@Injectable()
export class SetHold {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly retention: RetentionStore,
  ) {}

  run(actor: Actor, body: SetHoldBody): Promise<Outcome<LegalHoldView>> {
    const id = randomUUID() as LegalHoldId;
    return this.inTransaction.run(actor, { action: 'legal-hold.set' }, async (tx) => {
      const set = await this.retention.setHold(tx, id, body);
      if (!set.ok) return set;
      const row = await this.retention.hold(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, 0);
      if (row.byCourt) tx.emit({ kind: 'legal-hold-asked', subjectId: id });
      return allow(legalHoldView(row, mayEver(actor.roles, 'decide', 'LegalHold')));
    });
  }
}
