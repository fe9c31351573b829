import { Injectable } from '@nestjs/common';
import { allow, maskOf, type InterpretationListItem, type InterpretationStatus, type Outcome, type Page } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { Vault } from '../platform/vault/vault';
import { keysOf, sessionItem } from './interpretation.presenter';
import { InterpretationStore } from './interpretation.store';

/** The office's sessions in one status. */
@Injectable()
export class ListInterpretations {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly interpretations: InterpretationStore,
    private readonly vault: Vault,
  ) {}

  run(
    actor: Actor,
    query: { readonly status: InterpretationStatus; readonly cursor?: string; readonly limit?: number },
  ): Promise<Outcome<Page<InterpretationListItem>>> {
    const { status, cursor, limit = defaultLimit } = query;
    const after = decodeCursor(cursor, [instantKey, idKey]);
    return this.inTransaction.run(actor, { action: 'interpretation.list' }, async (tx) => {
      const rows = await this.interpretations.list(tx, { status, after, limit });
      const keys = await this.vault.openKeys(keysOf(rows));
      tx.lists([...new Set(rows.slice(0, limit).map(({ caseId }) => caseId))], maskOf('core'));
      return allow(
        pageOf(
          rows,
          limit,
          (row) => sessionItem(row, keys),
          (row) => [row.startKey, row.id],
        ),
      );
    });
  }
}
