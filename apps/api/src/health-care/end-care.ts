import { Injectable } from '@nestjs/common';
import {
  categoryOfCare,
  decideCareEnd,
  maskOf,
  refuse,
  type CareEpisodeId,
  type CareView,
  type EndCareBody,
  type Outcome,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { FollowService } from '../referrals';
import { CareStore } from './care.store';
import { ShowCare } from './show-care';

/** Care is over; the sender of the referral is told the coded outcome, and not why. */
@Injectable()
export class EndCare {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly care: CareStore,
    private readonly show: ShowCare,
    private readonly followService: FollowService,
  ) {}

  run(actor: Actor, id: CareEpisodeId, version: number, { end }: EndCareBody): Promise<Outcome<CareView>> {
    return this.inTransaction.run(actor, { action: 'care.end', subjectId: id }, async (tx) => {
      const row = await this.care.find(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf(categoryOfCare[row.service]));
      const decided = decideCareEnd(end, row.status);
      if (!decided.ok) return decided;
      const ended = await this.care.end(tx, id, end, version);
      if (!ended.ok) return ended;
      if (row.referralId !== null) {
        const told = await this.followService.finish(tx, row.referralId, decided.value.outcome);
        if (!told.ok && told.problem !== 'not-found') throw new Error(`the referral of care did not end: ${told.problem}`);
      }
      return this.show.one(tx, id);
    });
  }
}
