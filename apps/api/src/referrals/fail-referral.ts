import { Injectable } from '@nestjs/common';
import type { FailReferralBody, Outcome, ReferralId, ReferralView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { everyDeadline, MoveReferral } from './move-referral';

/** The service cannot be given after all; the packet is shut at once. */
@Injectable()
export class FailReferral {
  constructor(private readonly move: MoveReferral) {}

  run(actor: Actor, id: ReferralId, version: number, { reason, note }: FailReferralBody): Promise<Outcome<ReferralView>> {
    return this.move.run(actor, id, {
      action: 'fail',
      version,
      note,
      reason,
      changes: (tx) => ({ failureReason: reason, endedAt: tx.now }),
      answers: everyDeadline,
    });
  }
}
