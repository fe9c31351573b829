import { Injectable } from '@nestjs/common';
import { allow, type AccessReviewCounts, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { accessReviewCounts } from './access-review.presenter';
import { AccessReviewStore } from './access-review.store';

/** How far each agency is with its round, the furthest behind first. */
@Injectable()
export class CountAccessReviews {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly reviews: AccessReviewStore,
  ) {}

  run(actor: Actor): Promise<Outcome<{ items: AccessReviewCounts[] }>> {
    return this.inTransaction.run(actor, { action: 'access-review.count' }, async (tx) => {
      const rows = await this.reviews.counts(tx);
      return allow({ items: rows.map(accessReviewCounts) });
    });
  }
}
