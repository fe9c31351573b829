import { Injectable } from '@nestjs/common';
import type { CompleteReferralBody, Outcome, ReferralId, ReferralView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { MoveReferral } from './move-referral';

/** The service is done: its outcome is the answer the sender waited for; the packet stays readable for 30 days. */
@Injectable()
export class CompleteReferral {
  constructor(private readonly move: MoveReferral) {}

  run(actor: Actor, id: ReferralId, version: number, { outcome, note }: CompleteReferralBody): Promise<Outcome<ReferralView>> {
    return this.move.run(actor, id, {
      action: 'complete',
      version,
      note,
      reason: outcome,
      changes: (tx) => ({ outcome, endedAt: tx.now }),
      // The database has met the need with the move itself; who follows the case is told of it.
      then: (tx, { needId }) => {
        if (needId !== null && outcome === 'service-provided') tx.emit({ kind: 'need-met', subjectId: needId });
        return Promise.resolve();
      },
    });
  }
}
