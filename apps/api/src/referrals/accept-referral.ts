import { Inject, Injectable } from '@nestjs/common';
import { allow, firstServiceDueAt, refuse, type Outcome, type ReferralId, type ReferralView, type TogetherBody } from '@himaya/domain';
import { CONFIG, type Config } from '../platform/config/config';
import type { Actor } from '../platform/auth/actor';
import { LineCheck } from './line-check';
import { everyDeadline, MoveReferral, type Step } from './move-referral';
import { ReferralStore } from './referral.store';

/** The desk takes the person on: consent is checked once more, and the packet opens. */
@Injectable()
export class AcceptReferral {
  constructor(
    private readonly move: MoveReferral,
    private readonly referrals: ReferralStore,
    private readonly line: LineCheck,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  run(actor: Actor, id: ReferralId, version: number, { note, with: others }: TogetherBody): Promise<Outcome<ReferralView>> {
    const { referralDeadlines } = this.config;
    const step: Step = {
      action: 'accept',
      version,
      note,
      basis: async (tx, row) => {
        const consent = await this.referrals.consentFacts(tx, row);
        return consent ? allow({ consent }) : refuse('consent.missing');
      },
      // What either side lets across may have changed since it was sent.
      check: (tx, row) => this.line.decide(tx, row),
      changes: (tx, row) => ({ decidedAt: tx.now, serviceDueAt: firstServiceDueAt(row.urgency, tx.now, referralDeadlines) }),
      answers: everyDeadline,
      then: async (tx, moved) => {
        await this.referrals.openDoor(tx, moved.id);
        await this.referrals.setDeadlines(
          tx,
          moved.id,
          'referral-first-service',
          tx.now,
          moved.serviceDueAt ?? firstServiceDueAt(moved.urgency, tx.now, referralDeadlines),
        );
      },
    };
    return this.move.run(actor, id, step, others);
  }
}
