import { Injectable } from '@nestjs/common';
import { allow, maskOf, type Outcome, type Page, type RightsOwedItem } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { Vault, type DataKey } from '../platform/vault/vault';
import { rightsOwedItem } from './rights.presenter';
import { RightsStore } from './rights.store';

/** The unit's open cases whose person has not been told their rights. */
@Injectable()
export class ListRightsOwed {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly rights: RightsStore,
    private readonly vault: Vault,
  ) {}

  async run(actor: Actor, query: { cursor?: string; limit?: number }): Promise<Outcome<Page<RightsOwedItem>>> {
    const after = decodeCursor(query.cursor, [instantKey, idKey]);
    const limit = query.limit ?? defaultLimit;
    return this.inTransaction.run(actor, { action: 'rights.list-owed' }, async (tx) => {
      const rows = await this.rights.listOwed(tx, after, limit);
      tx.lists(
        rows.slice(0, limit).map((row) => row.id),
        maskOf('core'),
      );
      const keys = await this.vault.openKeys(rows);
      return allow(
        pageOf(
          rows,
          limit,
          (row) => rightsOwedItem(keys.get(row.id) as DataKey, row),
          (row) => [row.activityKey, row.id],
        ),
      );
    });
  }
}
