import { Injectable } from '@nestjs/common';
import { allow, type Outcome, type Page, type ProceedingListItem } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { Vault } from '../platform/vault/vault';
import { proceedingListItem } from './proceeding.presenter';
import { ProceedingStore } from './proceeding.store';

/** The proceedings that the own unit has, the latest first. */
@Injectable()
export class ListProceedings {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly proceedings: ProceedingStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, query: { readonly cursor?: string; readonly limit?: number }): Promise<Outcome<Page<ProceedingListItem>>> {
    const { cursor, limit = defaultLimit } = query;
    const after = decodeCursor(cursor, [instantKey, idKey]);
    return this.inTransaction.run(actor, { action: 'proceeding.list' }, async (tx) => {
      const rows = await this.proceedings.list(tx, { after, limit });
      const keys = await this.vault.openKeys(rows);
      return allow(
        pageOf(
          rows,
          limit,
          (row) => proceedingListItem(row, keys.get(row.id)),
          (row) => [row.openedKey, row.id],
        ),
      );
    });
  }
}
