import { Injectable } from '@nestjs/common';
import { allow, type Outcome, type Page, type PortalItemListItem } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import type { PortalQueryDto } from './portal.bodies';
import { portalListItem } from './portal.presenter';
import { PortalStore } from './portal.store';

/** What is written for the public, what was changed last first. */
@Injectable()
export class ListPortalItems {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly items: PortalStore,
  ) {}

  run(actor: Actor, { kind, status, cursor, limit = defaultLimit }: PortalQueryDto): Promise<Outcome<Page<PortalItemListItem>>> {
    const after = decodeCursor(cursor, [instantKey, idKey]);
    return this.inTransaction.run(actor, { action: 'portal-item.list' }, async (tx) => {
      const rows = await this.items.list(tx, { kind: kind ?? null, status: status ?? null, after, limit });
      return allow(pageOf(rows, limit, portalListItem, ({ changedKey, id }) => [changedKey, id]));
    });
  }
}
