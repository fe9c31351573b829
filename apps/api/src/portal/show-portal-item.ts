import { Injectable } from '@nestjs/common';
import { allow, refuse, type Outcome, type PortalItemId, type PortalItemView } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { portalItemView } from './portal.presenter';
import { PortalStore } from './portal.store';

/** One item as the secretariat sees it, inside an open transaction. */
@Injectable()
export class ShowPortalItem {
  constructor(private readonly items: PortalStore) {}

  async one(tx: Tx, id: PortalItemId): Promise<Outcome<PortalItemView>> {
    const row = await this.items.find(tx, id);
    return row === null ? refuse('not-found') : allow(portalItemView(row, await this.items.revisions(tx, id), tx.actor));
  }
}
