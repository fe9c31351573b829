import { Injectable } from '@nestjs/common';
import type { Outcome, ReferralId, ReferralView, RejectReferralBody } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { everyDeadline, MoveReferral } from './move-referral';
import { ProposeUnits } from './propose-units';

/** The desk says no, with a coded reason; the sender is offered the next eligible unit. */
@Injectable()
export class RejectReferral {
  constructor(
    private readonly move: MoveReferral,
    private readonly propose: ProposeUnits,
  ) {}

  run(actor: Actor, id: ReferralId, version: number, { reason, note }: RejectReferralBody): Promise<Outcome<ReferralView>> {
    return this.move.run(actor, id, {
      action: 'reject',
      version,
      note,
      reason,
      changes: async (tx, row) => ({
        rejectionReason: reason,
        decidedAt: tx.now,
        endedAt: tx.now,
        nextUnitId: await this.propose.next(tx, row),
      }),
      answers: everyDeadline,
    });
  }
}
