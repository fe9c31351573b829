import { Injectable } from '@nestjs/common';
import { allow, maskOf, type LegalMatterListItem, type LegalMatterStatus, type Outcome, type Page } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { Vault } from '../platform/vault/vault';
import { LegalMatterStore } from './legal-matter.store';
import { lawyerKeysOf, matterListItem, standingOf } from './legal.presenter';

/** The own office's matters in one status. */
@Injectable()
export class ListLegalMatters {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly matters: LegalMatterStore,
    private readonly vault: Vault,
  ) {}

  run(
    actor: Actor,
    query: { readonly status: LegalMatterStatus; readonly cursor?: string; readonly limit?: number },
  ): Promise<Outcome<Page<LegalMatterListItem>>> {
    const { status, cursor, limit = defaultLimit } = query;
    const ended = status === 'ended';
    const after = decodeCursor(cursor, ended ? [instantKey, idKey] : [/^[012]$/, instantKey, idKey]);
    return this.inTransaction.run(actor, { action: 'legal-matter.list' }, async (tx) => {
      const rows = await this.matters.list(tx, { status, after, limit });
      const keys = await this.vault.openKeys([...rows, ...lawyerKeysOf(rows.map(standingOf))]);
      tx.lists([...new Set(rows.slice(0, limit).map(({ caseId }) => caseId))], maskOf('legal'));
      return allow(
        pageOf(
          rows,
          limit,
          (row) => matterListItem(row, keys),
          (row) => (ended ? [row.endedKey ?? '', row.id] : [String(row.priority), row.openedKey, row.id]),
        ),
      );
    });
  }
}
