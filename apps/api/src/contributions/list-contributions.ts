import { Injectable } from '@nestjs/common';
import { allow, type ContributionView, type Outcome, type Page } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit, type PageQuery } from '../platform/http/fields';
import { contributionView } from './contribution.presenter';
import { ContributionStore } from './contribution.store';

/** Every file that was asked for, the latest first; nothing of its rows. */
@Injectable()
export class ListContributions {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly contributions: ContributionStore,
  ) {}

  run(actor: Actor, { cursor, limit = defaultLimit }: PageQuery): Promise<Outcome<Page<ContributionView>>> {
    const after = decodeCursor(cursor, [instantKey, idKey]);
    return this.inTransaction.run(actor, { action: 'contribution.list' }, async (tx) => {
      const rows = await this.contributions.list(tx, after, limit);
      return allow(
        pageOf(
          rows,
          limit,
          (row) => contributionView(row, actor),
          ({ requestedKey, id }) => [requestedKey, id],
        ),
      );
    });
  }
}
