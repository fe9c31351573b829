import { Injectable } from '@nestjs/common';
import {
  decideEndBesideCare,
  decideEndBesideMatter,
  decideEndBesideReturn,
  decideEndOfReferral,
  refuse,
  type CompleteReferralBody,
  type Outcome,
  type ReferralId,
  type ReferralView,
  type ServiceOutcome,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { everyDeadline, MoveReferral, type Step } from './move-referral';
import { ReferralStore } from './referral.store';

/** What the end of a service with this outcome changes. */
export const completing = (outcome: ServiceOutcome) =>
  ({
    action: 'complete',
    reason: outcome,
    changes: (tx) => ({ outcome, endedAt: tx.now }),
    answers: everyDeadline,
    // The database has met the need with the move itself; who follows the case is told of it.
    then: (tx, { needId }) => {
      if (needId !== null && outcome === 'service-provided') tx.emit({ kind: 'need-met', subjectId: needId });
      return Promise.resolve();
    },
  }) as const satisfies Omit<Step, 'version'>;

/** The service is done: its outcome is the answer the sender waited for; the packet stays readable for 30 days. */
@Injectable()
export class CompleteReferral {
  constructor(
    private readonly move: MoveReferral,
    private readonly referrals: ReferralStore,
  ) {}

  run(actor: Actor, id: ReferralId, version: number, { outcome, note }: CompleteReferralBody): Promise<Outcome<ReferralView>> {
    return this.move.run(actor, id, {
      ...completing(outcome),
      version,
      note,
      check: async (tx) => {
        if (await this.referrals.hasPlannedSessions(tx, id)) return refuse('interpretation.still-planned');
        const beside = decideEndBesideMatter('complete', await this.referrals.matterOf(tx, id));
        if (!beside.ok) return beside;
        const returning = decideEndBesideReturn(await this.referrals.returnOf(tx, id));
        if (!returning.ok) return returning;
        const { stay, care } = await this.referrals.recordOf(tx, id);
        const past = decideEndOfReferral('complete', stay);
        return past.ok ? decideEndBesideCare('complete', care) : past;
      },
    });
  }
}
