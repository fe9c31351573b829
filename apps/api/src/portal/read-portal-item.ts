import { Injectable } from '@nestjs/common';
import type { Outcome, PortalItemId, PortalItemView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ShowPortalItem } from './show-portal-item';

@Injectable()
export class ReadPortalItem {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly show: ShowPortalItem,
  ) {}

  run(actor: Actor, id: PortalItemId): Promise<Outcome<PortalItemView>> {
    return this.inTransaction.run(actor, { action: 'portal-item.read', subjectId: id }, (tx) => this.show.one(tx, id));
  }
}
