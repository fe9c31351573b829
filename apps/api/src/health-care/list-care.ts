import { Injectable } from '@nestjs/common';
import { allow, maskOf, type CareListItem, type CareStatus, type Outcome, type Page } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { Vault } from '../platform/vault/vault';
import { careListItem } from './care.presenter';
import { CareStore } from './care.store';

/** Who is expected, being cared for, or was. */
@Injectable()
export class ListCare {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly care: CareStore,
    private readonly vault: Vault,
  ) {}

  run(
    actor: Actor,
    { status, cursor, limit = defaultLimit }: { readonly status: CareStatus; readonly cursor?: string; readonly limit?: number },
  ): Promise<Outcome<Page<CareListItem>>> {
    const after = decodeCursor(cursor, [instantKey, idKey]);
    return this.inTransaction.run(actor, { action: 'care.list' }, async (tx) => {
      const rows = await this.care.list(tx, { status, after, limit });
      const keys = await this.vault.openKeys(rows);
      tx.lists([...new Set(rows.slice(0, limit).map(({ caseId }) => caseId))], maskOf('health', 'psychosocial'));
      return allow(
        pageOf(
          rows,
          limit,
          (row) => careListItem(row, keys),
          (row) => [row.sinceKey, row.id],
        ),
      );
    });
  }
}
