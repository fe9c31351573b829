import { Injectable } from '@nestjs/common';
import { decideEndOfReferral, type FailReferralBody, type Outcome, type ReferralId, type ReferralView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { everyDeadline, MoveReferral } from './move-referral';
import { ReferralStore } from './referral.store';

/** The service cannot be given after all; the packet is shut at once. */
@Injectable()
export class FailReferral {
  constructor(
    private readonly move: MoveReferral,
    private readonly referrals: ReferralStore,
  ) {}

  run(actor: Actor, id: ReferralId, version: number, { reason, note }: FailReferralBody): Promise<Outcome<ReferralView>> {
    return this.move.run(actor, id, {
      action: 'fail',
      version,
      note,
      reason,
      check: async (tx) => decideEndOfReferral('fail', await this.referrals.stayOf(tx, id)),
      changes: (tx) => ({ failureReason: reason, endedAt: tx.now }),
      answers: everyDeadline,
    });
  }
}
