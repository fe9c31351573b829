import { Injectable } from '@nestjs/common';
import { deadlinesOf, type Outcome, type ReferralId, type ReferralView } from '@himaya/domain';
import { consentFacts, ConsentStore } from '../consents';
import type { Actor } from '../platform/auth/actor';
import { MoveReferral } from './move-referral';
import { ReferralStore } from './referral.store';

/** Sends a draft: the consent is read afresh, and the clocks start now. */
@Injectable()
export class SendDraft {
  constructor(
    private readonly move: MoveReferral,
    private readonly consents: ConsentStore,
    private readonly referrals: ReferralStore,
  ) {}

  run(actor: Actor, id: ReferralId, version: number): Promise<Outcome<ReferralView>> {
    return this.move.run(actor, id, {
      action: 'send',
      version,
      consent: async (tx, row) => {
        const consent = await this.consents.find(tx, row.consentId);
        return consent === null ? undefined : consentFacts(consent);
      },
      changes: (tx, row) => ({ requestedAt: tx.now, ...deadlinesOf(row.urgency, tx.now) }),
      then: async (tx, moved) => {
        const due = deadlinesOf(moved.urgency, tx.now);
        await this.referrals.setDeadlines(tx, id, 'referral-receive', tx.now, due.receiveDueAt);
        await this.referrals.setDeadlines(tx, id, 'referral-decide', tx.now, due.decideDueAt);
      },
    });
  }
}
