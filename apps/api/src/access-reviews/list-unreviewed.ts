import { Injectable } from '@nestjs/common';
import { allow, type Outcome, type Page, type UnreviewedAccount } from '@himaya/domain';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit, type PageQuery } from '../platform/http/fields';
import { unreviewedAccount } from './access-review.presenter';
import { AccessReviewStore } from './access-review.store';

/** Accounts nobody has reviewed yet, in every agency, the longest due first: by user name, for whoever watches over the reviews. */
@Injectable()
export class ListUnreviewed {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly reviews: AccessReviewStore,
    private readonly units: UnitStore,
  ) {}

  async run(actor: Actor, { cursor, limit = defaultLimit }: PageQuery): Promise<Outcome<Page<UnreviewedAccount>>> {
    const after = decodeCursor(cursor, [instantKey, idKey]);
    return this.inTransaction.run(actor, { action: 'access-review.list-unreviewed' }, async (tx) => {
      const rows = await this.reviews.unreviewed(tx, after, limit + 1);
      const refs = await this.units.refs(
        tx,
        rows.map((row) => row.unitId),
      );
      return allow(
        pageOf(
          rows,
          limit,
          (row) => unreviewedAccount(row, refs.get(row.unitId)!),
          (row) => [row.dueKey, row.id],
        ),
      );
    });
  }
}
