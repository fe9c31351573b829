import { Injectable } from '@nestjs/common';
import {
  decideOverrideAnswer,
  localDay,
  refuse,
  type Outcome,
  type OverrideId,
  type OverrideView,
  type RefuseOverrideBody,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { approverOf } from './override.presenter';
import { OverrideStore } from './override.store';
import { ShowOverride } from './show-override';

/** A second person's no; one is enough. */
@Injectable()
export class RefuseOverride {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly overrides: OverrideStore,
    private readonly show: ShowOverride,
  ) {}

  run(actor: Actor, id: OverrideId, version: number, { reason }: RefuseOverrideBody): Promise<Outcome<OverrideView>> {
    return this.inTransaction.run(actor, { action: 'override.refuse', subjectId: id }, async (tx) => {
      const row = await this.overrides.find(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, 0);
      const decided = decideOverrideAnswer(row, 'refuse', approverOf(actor), { now: tx.now, today: localDay(tx.now) });
      if (!decided.ok) return decided;
      const refused = await this.overrides.refuse(tx, id, reason, version);
      if (!refused.ok) return refused;
      tx.emit({ kind: 'override-refused', subjectId: id });
      return this.show.one(tx, id);
    });
  }
}
