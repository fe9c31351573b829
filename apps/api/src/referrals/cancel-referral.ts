import { Injectable } from '@nestjs/common';
import type { CancelReferralBody, Outcome, ReferralId, ReferralView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { everyDeadline, MoveReferral } from './move-referral';

/** The sender calls the referral off, any time before it is completed; the packet is shut at once. */
@Injectable()
export class CancelReferral {
  constructor(private readonly move: MoveReferral) {}

  run(actor: Actor, id: ReferralId, version: number, { reason, note }: CancelReferralBody): Promise<Outcome<ReferralView>> {
    return this.move.run(actor, id, {
      action: 'cancel',
      version,
      note,
      reason,
      changes: (tx) => ({ cancellationReason: reason, endedAt: tx.now }),
      answers: everyDeadline,
    });
  }
}
