import { Injectable } from '@nestjs/common';
import { maskOf, refuse, type BelongingId, type Outcome, type PlacementView, type ReturnBelongingBody } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { BelongingStore } from './belonging.store';
import { ShowPlacement } from './show-placement';

/** Gives back what was kept, or hands it on; also to somebody who left without it. Once only. */
@Injectable()
export class ReturnBelonging {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly belongings: BelongingStore,
    private readonly show: ShowPlacement,
  ) {}

  run(actor: Actor, id: BelongingId, version: number, { receiver }: ReturnBelongingBody): Promise<Outcome<PlacementView>> {
    return this.inTransaction.run(actor, { action: 'belonging.return', subjectId: id }, async (tx) => {
      const found = await this.belongings.find(tx, id);
      if (found === null) return refuse('not-found');
      tx.touches(found.caseId, maskOf('shelter'));
      if (found.returned) return refuse('placement.not-now');
      if (!(await this.belongings.giveBack(tx, id, version, receiver))) return refuse('conflict');
      return this.show.one(tx, found.placementId);
    });
  }
}
