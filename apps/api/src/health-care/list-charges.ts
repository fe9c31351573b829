import { Injectable } from '@nestjs/common';
import { allow, maskOf, type ChargedEncounter, type Outcome, type Page } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { Vault } from '../platform/vault/vault';
import { chargedView } from './care.presenter';
import { CareStore } from './care.store';
import { keyRowsOf } from './list-appointments';

/** The exceptions: visits that a victim was made to pay for, although treatment is free. */
@Injectable()
export class ListCharges {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly care: CareStore,
    private readonly vault: Vault,
  ) {}

  run(
    actor: Actor,
    { cursor, limit = defaultLimit }: { readonly cursor?: string; readonly limit?: number },
  ): Promise<Outcome<Page<ChargedEncounter>>> {
    const after = decodeCursor(cursor, [/^\d{4}-\d{2}-\d{2}$/, idKey]);
    return this.inTransaction.run(actor, { action: 'encounter.list-charged' }, async (tx) => {
      const rows = await this.care.charged(tx, { after, limit });
      const keys = await this.vault.openKeys(keyRowsOf(rows));
      tx.lists([...new Set(rows.slice(0, limit).map(({ caseId }) => caseId))], maskOf('health', 'psychosocial'));
      return allow(
        pageOf(
          rows,
          limit,
          (row) => chargedView(row, keys),
          (row) => [row.occurredOn, row.id],
        ),
      );
    });
  }
}
