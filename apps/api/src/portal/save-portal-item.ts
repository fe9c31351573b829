import { Injectable } from '@nestjs/common';
import {
  decidePortalWords,
  localDay,
  mayWritePortal,
  refuse,
  type Outcome,
  type PortalItemId,
  type PortalItemView,
  type SavePortalItemBody,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { PortalStore } from './portal.store';
import { ShowPortalItem } from './show-portal-item';

/** Writes over a draft, or begins new words after those that were let out or taken back. */
@Injectable()
export class SavePortalItem {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly items: PortalStore,
    private readonly show: ShowPortalItem,
  ) {}

  run(actor: Actor, id: PortalItemId, version: number, body: SavePortalItemBody): Promise<Outcome<PortalItemView>> {
    return this.inTransaction.run(actor, { action: 'portal-item.save', subjectId: id }, async (tx) => {
      const row = await this.items.find(tx, id);
      if (row === null) return refuse('not-found');
      if (!mayWritePortal({ status: row.status, held: actor.roles })) return refuse('portal-item.status');
      const decided = decidePortalWords(row.kind, body, localDay(tx.now));
      if (!decided.ok) return decided;
      const saved = await this.items.save(tx, id, version, body);
      return saved.ok ? this.show.one(tx, id) : saved;
    });
  }
}
