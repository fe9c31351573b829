import { Injectable } from '@nestjs/common';
import { allow, maskOf, type Outcome, type Page, type UndecidedItem, type UndecidedQuery } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { Vault, type DataKey } from '../platform/vault/vault';
import { undecidedItem } from './identification.presenter';
import { IdentificationStore } from './identification.store';

/** The unit's cases that wait for a decision, the longest first. */
@Injectable()
export class ListUndecided {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly identification: IdentificationStore,
    private readonly vault: Vault,
  ) {}

  async run(actor: Actor, query: UndecidedQuery): Promise<Outcome<Page<UndecidedItem>>> {
    const after = decodeCursor(query.cursor, [instantKey, idKey]);
    const limit = query.limit ?? defaultLimit;
    return this.inTransaction.run(actor, { action: 'identification.list-undecided' }, async (tx) => {
      const rows = await this.identification.listUndecided(tx, { governorate: query.governorate ?? null, after, limit });
      tx.lists(
        rows.slice(0, limit).map(({ id }) => id),
        maskOf('core'),
      );
      const keys = await this.vault.openKeys(rows);
      return allow(
        pageOf(
          rows,
          limit,
          (row) => undecidedItem(keys.get(row.id) as DataKey, row),
          (row) => [row.sinceKey, row.id],
        ),
      );
    });
  }
}
