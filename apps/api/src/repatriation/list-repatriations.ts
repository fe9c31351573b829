import { Injectable } from '@nestjs/common';
import { allow, maskOf, type Outcome, type Page, type RepatriationListItem, type RepatriationStatus } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { Vault } from '../platform/vault/vault';
import { repatriationListItem } from './repatriation.presenter';
import { RepatriationStore } from './repatriation.store';

/** The own unit's returns in one status. */
@Injectable()
export class ListRepatriations {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly returns: RepatriationStore,
    private readonly vault: Vault,
  ) {}

  run(
    actor: Actor,
    { status, cursor, limit = defaultLimit }: { readonly status: RepatriationStatus; readonly cursor?: string; readonly limit?: number },
  ): Promise<Outcome<Page<RepatriationListItem>>> {
    const after = decodeCursor(cursor, [instantKey, idKey]);
    return this.inTransaction.run(actor, { action: 'repatriation.list' }, async (tx) => {
      const rows = await this.returns.list(tx, { status, after, limit });
      const keys = await this.vault.openKeys(rows);
      tx.lists([...new Set(rows.slice(0, limit).map(({ caseId }) => caseId))], maskOf('repatriation'));
      return allow(
        pageOf(
          rows,
          limit,
          (row) => repatriationListItem(row, keys),
          (row) => [row.sinceKey, row.id],
        ),
      );
    });
  }
}
