import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decidePlacementMove,
  maskOf,
  refuse,
  type MovePlacementBody,
  type Outcome,
  type PlacementId,
  type PlacementView,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { FollowService } from '../referrals';
import { PlacementStore } from './placement.store';
import { bestInterestsMissing, ShowPlacement } from './show-placement';

/** Every step of a stay but its end: a place held, taken, changed; a leave and the return; handing over to another shelter. */
@Injectable()
export class MovePlacement {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly placements: PlacementStore,
    private readonly show: ShowPlacement,
    private readonly followService: FollowService,
  ) {}

  run(actor: Actor, id: PlacementId, version: number, body: MovePlacementBody): Promise<Outcome<PlacementView>> {
    return this.inTransaction.run(actor, { action: 'placement.move', subjectId: id }, async (tx) => {
      const row = await this.placements.find(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('shelter'));
      const decided = decidePlacementMove(body, {
        status: row.status,
        now: tx.now,
        hasPlace: row.placeId !== null,
        sharingEnded: row.sharingEndedAt !== null,
        bestInterestsMissing: row.urgency !== 'immediate' && bestInterestsMissing(row),
      });
      if (!decided.ok) return decided;
      const moved = await this.placements.move(tx, id, randomUUID(), version, body);
      if (!moved.ok) return moved;
      if (body.move === 'admit' && row.referralId !== null) {
        const begun = await this.followService.begin(tx, row.referralId);
        // The referral may have been called off at this moment: then the person is here, and the trigger has asked for their will.
        if (!begun.ok && begun.problem !== 'not-found') throw new Error(`the referral of an admission did not begin: ${begun.problem}`);
      }
      return this.show.one(tx, id);
    });
  }
}
