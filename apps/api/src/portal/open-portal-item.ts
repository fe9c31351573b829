import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { decidePortalItem, localDay, type OpenPortalItemBody, type Outcome, type PortalItemId, type PortalItemView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { PortalStore } from './portal.store';
import { ShowPortalItem } from './show-portal-item';

/** Begins an item with the first draft of its words. */
@Injectable()
export class OpenPortalItem {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly items: PortalStore,
    private readonly show: ShowPortalItem,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, body: OpenPortalItemBody, idempotencyKey: string | null): Promise<Outcome<PortalItemView>> {
    return this.inTransaction.run(actor, { action: 'portal-item.open' }, async (tx) => {
      const decided = decidePortalItem(body, localDay(tx.now));
      if (!decided.ok) return decided;
      const attempt = { key: idempotencyKey, route: '/portal-items', body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as PortalItemId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      const opened = again ? decided : await this.items.open(tx, id, body);
      return opened.ok ? this.show.one(tx, id) : opened;
    });
  }
}
