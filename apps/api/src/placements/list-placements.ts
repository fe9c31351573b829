import { Injectable } from '@nestjs/common';
import { allow, maskOf, type Outcome, type Page, type PlacementListItem, type PlacementStatus } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { Vault } from '../platform/vault/vault';
import { listItem } from './placement.presenter';
import { houseKeysOf } from './show-placement';
import { PlacementStore } from './placement.store';

/** Who waits, is expected, is here, is away, or left. */
@Injectable()
export class ListPlacements {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly placements: PlacementStore,
    private readonly vault: Vault,
  ) {}

  run(
    actor: Actor,
    query: { readonly status: PlacementStatus; readonly cursor?: string; readonly limit?: number },
  ): Promise<Outcome<Page<PlacementListItem>>> {
    const { status, cursor, limit = defaultLimit } = query;
    const left = status === 'ended';
    const after = decodeCursor(cursor, left ? [instantKey, idKey] : [/^[012]$/, instantKey, idKey]);
    return this.inTransaction.run(actor, { action: 'placement.list' }, async (tx) => {
      const rows = await this.placements.list(tx, { status, after, limit });
      const keys = await this.vault.openKeys([...rows, ...houseKeysOf(rows)]);
      tx.lists([...new Set(rows.slice(0, limit).map(({ caseId }) => caseId))], maskOf('shelter'));
      return allow(
        pageOf(
          rows,
          limit,
          (row) => ({ ...listItem(row, keys), position: row.position }),
          (row) => (left ? [row.endedKey ?? '', row.id] : [String(row.priority), row.waitingKey, row.id]),
        ),
      );
    });
  }
}
