import { Injectable } from '@nestjs/common';
import type { Outcome, ReferralId, ReferralView, RejectReferralBody, UnitId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import type { Tx } from '../platform/db/in-transaction';
import { everyDeadline, MoveReferral } from './move-referral';
import { firstFor, ProposeUnits } from './propose-units';
import type { ReferralRow } from './referral.schema';
import { ReferralStore } from './referral.store';

/** The desk says no, with a coded reason; the sender is offered the next eligible unit. */
@Injectable()
export class RejectReferral {
  constructor(
    private readonly move: MoveReferral,
    private readonly propose: ProposeUnits,
    private readonly referrals: ReferralStore,
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
        nextUnitId: await this.nextUnit(tx, row),
      }),
      answers: everyDeadline,
    });
  }

  /** None that this need was sent to before, and none on the other side of the line that this packet would not reach. */
  private async nextUnit(tx: Tx, row: ReferralRow): Promise<UnitId | null> {
    const butNot = await this.referrals.askedBefore(tx, row.id);
    return firstFor(row.packetMask, await this.propose.run(tx, { ...row, butNot }));
  }
}
