import { Injectable } from '@nestjs/common';
import { refuse, type Outcome, type ReferralId, type ReferralView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { MessageStore } from './message.store';
import { ReadReferral } from './read-referral';
import { ReferralStore } from './referral.store';

/** This reader has read the thread up to now. */
@Injectable()
export class ReadMessages {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly referrals: ReferralStore,
    private readonly messages: MessageStore,
    private readonly readReferral: ReadReferral,
  ) {}

  run(actor: Actor, id: ReferralId): Promise<Outcome<ReferralView>> {
    return this.inTransaction.run(actor, { action: 'message.seen', subjectId: id }, async (tx) => {
      const referral = await this.referrals.find(tx, id);
      if (referral === null || ![referral.fromUnitId, referral.toUnitId].includes(actor.unitId)) return refuse('not-found');
      await this.messages.markRead(tx, id);
      return this.readReferral.view(tx, id);
    });
  }
}
