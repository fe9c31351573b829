import { Injectable } from '@nestjs/common';
import { allow, type AccessReviewItem, type Outcome, type Page } from '@himaya/domain';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { accessReviewItem } from './access-review.presenter';
import { AccessReviewStore } from './access-review.store';
import type { AccessReviewsQuery } from './access-reviews.bodies';

const usernameKey = /^[a-z0-9][a-z0-9._-]{1,63}$/;

/** The accounts the asker has to review, unit by unit, or those they have decided on. */
@Injectable()
export class ListAccessReviews {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly reviews: AccessReviewStore,
    private readonly units: UnitStore,
  ) {}

  async run(actor: Actor, { state, cursor, limit = defaultLimit }: AccessReviewsQuery): Promise<Outcome<Page<AccessReviewItem>>> {
    const after = decodeCursor(cursor, [idKey, usernameKey]);
    return this.inTransaction.run(actor, { action: 'access-review.list' }, async (tx) => {
      const rows = await this.reviews.list(tx, state ?? 'open', after, limit + 1);
      const refs = await this.units.refs(
        tx,
        rows.map((row) => row.unitId),
      );
      return allow(
        pageOf(
          rows,
          limit,
          (row) => accessReviewItem(row, refs.get(row.unitId)!),
          (row) => [row.unitId, row.username],
        ),
      );
    });
  }
}
