import { Injectable } from '@nestjs/common';
import { allow, maskOf, type Outcome, type Page, type ProgrammeListItem, type ProgrammeStatus } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { Vault } from '../platform/vault/vault';
import { programmeListItem } from './programme.presenter';
import { ProgrammeStore } from './programme.store';

/** The own unit's programmes in one status. */
@Injectable()
export class ListProgrammes {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly programmes: ProgrammeStore,
    private readonly vault: Vault,
  ) {}

  run(
    actor: Actor,
    query: { readonly status: ProgrammeStatus; readonly cursor?: string; readonly limit?: number },
  ): Promise<Outcome<Page<ProgrammeListItem>>> {
    const { status, cursor, limit = defaultLimit } = query;
    const ended = status === 'ended';
    const after = decodeCursor(cursor, ended ? [instantKey, idKey] : [/^[012]$/, instantKey, idKey]);
    return this.inTransaction.run(actor, { action: 'programme.list' }, async (tx) => {
      const rows = await this.programmes.list(tx, { status, after, limit });
      const keys = await this.vault.openKeys(rows);
      tx.lists([...new Set(rows.slice(0, limit).map(({ caseId }) => caseId))], maskOf('reintegration'));
      return allow(
        pageOf(
          rows,
          limit,
          (row) => programmeListItem(row, keys.get(row.id)),
          (row) => (ended ? [row.endedKey ?? '', row.id] : [String(row.priority), row.openedKey, row.id]),
        ),
      );
    });
  }
}
