import { Injectable } from '@nestjs/common';
import { allow, type CapacityChangeView, type Outcome, type Page } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { capacityChangeView } from './capacity.presenter';
import { CapacityStore } from './capacity.store';

/** How the own unit's counts went, the newest first. */
@Injectable()
export class ListCapacityChanges {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly capacity: CapacityStore,
  ) {}

  async run(actor: Actor, query: { cursor?: string; limit?: number }): Promise<Outcome<Page<CapacityChangeView>>> {
    const after = decodeCursor(query.cursor, [instantKey, /^[a-z-]{1,40}$/, /^[a-z-]{1,40}$/, /^\d{1,9}$/]);
    const limit = query.limit ?? defaultLimit;
    return this.inTransaction.run(actor, { action: 'capacity.list-changes' }, async (tx) => {
      const rows = await this.capacity.listChanges(tx, { after, limit });
      return allow(pageOf(rows, limit, capacityChangeView, (row) => [row.keptKey, row.service, row.personCategory, String(row.version)]));
    });
  }
}
