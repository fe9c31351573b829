import { Injectable } from '@nestjs/common';
import { allow, maskOf, type FollowUpView, type Outcome, type Page } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { Vault } from '../platform/vault/vault';
import { followUpView } from './closure.presenter';
import { ClosureStore } from './closure.store';

export interface AfterCareQuery {
  readonly cursor?: string;
  readonly limit?: number;
}

/** Whom the own unit still asks how they are, after their case was closed. */
@Injectable()
export class ListAfterCare {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly closures: ClosureStore,
    private readonly vault: Vault,
  ) {}

  async run(actor: Actor, query: AfterCareQuery): Promise<Outcome<Page<FollowUpView>>> {
    const after = decodeCursor(query.cursor, [instantKey, idKey]);
    const limit = query.limit ?? defaultLimit;
    return this.inTransaction.run(actor, { action: 'after-care.list' }, async (tx) => {
      const rows = await this.closures.afterCare(tx, { after, limit });
      const page = pageOf(
        rows,
        limit,
        (row) => row,
        (row) => [row.dueKey, row.taskId],
      );
      tx.lists(
        page.items.map(({ id }) => id),
        maskOf('core'),
      );
      const items = await Promise.all(page.items.map(async (row) => followUpView(await this.vault.keyOf(row), row)));
      return allow({ ...page, items });
    });
  }
}
