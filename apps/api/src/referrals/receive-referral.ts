import { Injectable } from '@nestjs/common';
import type { Outcome, ReferralId, ReferralView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { MoveReferral } from './move-referral';

/** A member of the desk takes the referral: the sender knows that somebody has read it. */
@Injectable()
export class ReceiveReferral {
  constructor(private readonly move: MoveReferral) {}

  run(actor: Actor, id: ReferralId, version: number): Promise<Outcome<ReferralView>> {
    return this.move.run(actor, id, {
      action: 'receive',
      version,
      changes: (tx) => ({ receivedAt: tx.now }),
      answers: ['referral-receive'],
    });
  }
}
