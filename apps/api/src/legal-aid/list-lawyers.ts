import { Injectable } from '@nestjs/common';
import { allow, type LawyerView, type Outcome, type Page } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { Vault } from '../platform/vault/vault';
import { LawyerStore } from './lawyer.store';
import { lawyerView } from './legal.presenter';

/** The own office's roster, whoever takes matters first. */
@Injectable()
export class ListLawyers {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly lawyers: LawyerStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, { cursor, limit = defaultLimit }: { cursor?: string; limit?: number }): Promise<Outcome<Page<LawyerView>>> {
    const after = decodeCursor(cursor, [/^(true|false)$/, instantKey, idKey]);
    return this.inTransaction.run(actor, { action: 'lawyer.list' }, async (tx) => {
      const rows = await this.lawyers.list(tx, after, limit);
      const keys = await this.vault.openKeys(rows);
      return allow(
        pageOf(
          rows,
          limit,
          (row) => lawyerView(row, keys),
          (row) => [String(row.active), row.addedKey, row.id],
        ),
      );
    });
  }
}
