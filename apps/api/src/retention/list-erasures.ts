import { Injectable } from '@nestjs/common';
import { allow, type ErasureView, type Outcome, type Page } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit, type PageQuery } from '../platform/http/fields';
import { erasureView } from './retention.presenter';
import { RetentionStore } from './retention.store';

/** The register of erasures, the latest proposal first: what waits, what was done, and what was called off. */
@Injectable()
export class ListErasures {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly retention: RetentionStore,
  ) {}

  run(actor: Actor, { cursor, limit = defaultLimit }: PageQuery): Promise<Outcome<Page<ErasureView>>> {
    const after = decodeCursor(cursor, [instantKey, idKey]);
    return this.inTransaction.run(actor, { action: 'erasure.list' }, async (tx) => {
      const rows = await this.retention.erasures(tx, { after, limit });
      return allow(
        pageOf(
          rows,
          limit,
          (row) => erasureView(row, actor.userId),
          ({ proposedKey, id }) => [proposedKey, id],
        ),
      );
    });
  }
}
