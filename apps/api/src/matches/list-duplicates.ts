import { Injectable } from '@nestjs/common';
import { allow, maskOf, type DuplicateListItem, type Outcome, type Page } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { DuplicateStore, type DuplicateRow } from './duplicate.store';

/** Pairs of cases the unit is to look at, newest first. */
@Injectable()
export class ListDuplicates {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly duplicates: DuplicateStore,
  ) {}

  async run(actor: Actor, query: { cursor?: string; limit?: number }): Promise<Outcome<Page<DuplicateListItem>>> {
    const after = decodeCursor(query.cursor, [instantKey, idKey]);
    const limit = query.limit ?? defaultLimit;
    return this.inTransaction.run(actor, { action: 'duplicate.list' }, async (tx) => {
      const rows = await this.duplicates.list(tx, after, limit);
      tx.lists(
        rows.slice(0, limit).flatMap((row) => [row.oneId, row.otherId]),
        maskOf('core'),
      );
      return allow(pageOf(rows, limit, duplicateListItem, (row) => [row.foundKey, row.id]));
    });
  }
}

export function duplicateListItem(row: DuplicateRow): DuplicateListItem {
  return {
    id: row.id,
    version: row.version,
    status: row.status,
    foundAt: row.foundAt.toISOString(),
    ownVerdict: row.ownVerdict,
    cases: [
      { id: row.oneId, number: row.oneNumber },
      { id: row.otherId, number: row.otherNumber },
    ],
  };
}
