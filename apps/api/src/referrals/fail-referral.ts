import { Injectable } from '@nestjs/common';
import {
  decideEndBesideCare,
  decideEndBesideMatter,
  decideEndBesideReturn,
  decideEndOfReferral,
  type FailReferralBody,
  type FailureReason,
  type Outcome,
  type ReferralId,
  type ReferralView,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { everyDeadline, MoveReferral, type Step } from './move-referral';
import { ReferralStore } from './referral.store';

/** What a service that cannot be given changes. */
export const failing = (reason: FailureReason) =>
  ({
    action: 'fail',
    reason,
    changes: (tx) => ({ failureReason: reason, endedAt: tx.now }),
    answers: everyDeadline,
  }) as const satisfies Omit<Step, 'version'>;

/** The service cannot be given after all; the packet is shut at once. */
@Injectable()
export class FailReferral {
  constructor(
    private readonly move: MoveReferral,
    private readonly referrals: ReferralStore,
  ) {}

  run(actor: Actor, id: ReferralId, version: number, { reason, note }: FailReferralBody): Promise<Outcome<ReferralView>> {
    return this.move.run(actor, id, {
      ...failing(reason),
      version,
      note,
      check: async (tx) => {
        const beside = decideEndBesideMatter('fail', await this.referrals.matterOf(tx, id));
        if (!beside.ok) return beside;
        const returning = decideEndBesideReturn(await this.referrals.returnOf(tx, id));
        if (!returning.ok) return returning;
        const { stay, care } = await this.referrals.recordOf(tx, id);
        const past = decideEndOfReferral('fail', stay);
        return past.ok ? decideEndBesideCare('fail', care) : past;
      },
    });
  }
}
