import { Injectable } from '@nestjs/common';
import { decideOverrideAnswer, localDay, refuse, type Outcome, type OverrideId, type OverrideView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { approverOf } from './override.presenter';
import { OverrideStore } from './override.store';
import { ShowOverride } from './show-override';

/** A second person's yes: the unit's own leader's and, for a child, the coordination desk's. It holds once none misses. */
@Injectable()
export class ApproveOverride {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly overrides: OverrideStore,
    private readonly show: ShowOverride,
  ) {}

  run(actor: Actor, id: OverrideId, version: number): Promise<Outcome<OverrideView>> {
    return this.inTransaction.run(actor, { action: 'override.approve', subjectId: id }, async (tx) => {
      const row = await this.overrides.find(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, 0);
      const decided = decideOverrideAnswer(row, 'approve', approverOf(actor), { now: tx.now, today: localDay(tx.now) });
      if (!decided.ok) return decided;
      const approved = await this.overrides.approve(tx, id, version);
      if (!approved.ok) return approved;
      if (decided.value.to === 'approved') tx.emit({ kind: 'override-approved', subjectId: id });
      return this.show.one(tx, id);
    });
  }
}
