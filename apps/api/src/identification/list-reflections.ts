import { Injectable } from '@nestjs/common';
import { allow, localDay, maskOf, type EndingReflectionItem, type Outcome, type Page } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { dayKey, decodeCursor, idKey, pageOf } from '../platform/http/cursor';
import { defaultLimit, type PageQuery } from '../platform/http/fields';
import { Vault, type DataKey } from '../platform/vault/vault';
import { endingItem } from './identification.presenter';
import { IdentificationStore } from './identification.store';

/** Reflection periods of the unit's cases, the soonest end first. */
@Injectable()
export class ListReflections {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly identification: IdentificationStore,
    private readonly vault: Vault,
  ) {}

  async run(actor: Actor, query: PageQuery): Promise<Outcome<Page<EndingReflectionItem>>> {
    const after = decodeCursor(query.cursor, [dayKey, idKey]);
    const limit = query.limit ?? defaultLimit;
    return this.inTransaction.run(actor, { action: 'reflection.list' }, async (tx) => {
      const rows = await this.identification.listReflections(tx, { after, limit });
      tx.lists(
        rows.slice(0, limit).map(({ id }) => id),
        maskOf('core'),
      );
      const keys = await this.vault.openKeys(rows);
      return allow(
        pageOf(
          rows,
          limit,
          (row) => endingItem(keys.get(row.id) as DataKey, row, localDay(tx.now)),
          (row) => [row.endsOn, row.id],
        ),
      );
    });
  }
}
