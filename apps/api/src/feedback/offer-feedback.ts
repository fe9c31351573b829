import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { allow, feedbackCodeFrom, type FeedbackCodeView, type Outcome, type ReferralId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { askGuard } from '../platform/db/guard-answer';
import { InTransaction } from '../platform/db/in-transaction';
import { feedbackCodeHash } from './feedback-seal';

/** A code to hand over on paper, shown this once. Beside it the database keeps the service, the agency and the region. */
@Injectable()
export class OfferFeedback {
  constructor(private readonly inTransaction: InTransaction) {}

  run(actor: Actor, id: ReferralId): Promise<Outcome<FeedbackCodeView>> {
    const code = feedbackCodeFrom([...randomBytes(9)]);
    return this.inTransaction.run(actor, { action: 'feedback.offer', subjectId: id }, async (tx) => {
      const offered = await askGuard(tx, 'guard.offer_feedback($1, $2)', [id, feedbackCodeHash(code)]);
      return offered.ok ? allow({ code }) : offered;
    });
  }
}
