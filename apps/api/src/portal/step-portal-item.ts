import { Injectable } from '@nestjs/common';
import { decidePortalStep, refuse, type Outcome, type PortalItemId, type PortalItemView, type StepPortalItemBody } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { PortalStore } from './portal.store';
import { ShowPortalItem } from './show-portal-item';

/** Proposed, published by another person, given back, or taken from the public. */
@Injectable()
export class StepPortalItem {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly items: PortalStore,
    private readonly show: ShowPortalItem,
  ) {}

  run(actor: Actor, id: PortalItemId, version: number, body: StepPortalItemBody): Promise<Outcome<PortalItemView>> {
    return this.inTransaction.run(actor, { action: 'portal-item.step', subjectId: id }, async (tx) => {
      const row = await this.items.find(tx, id);
      if (row === null) return refuse('not-found');
      const own = row.writtenBy === actor.userId || row.proposedBy === actor.userId;
      const decided = decidePortalStep(body, { status: row.status, own, held: actor.roles, texts: row.texts });
      if (!decided.ok) return decided;
      const done = await this.items.step(tx, id, version, body);
      return done.ok ? this.show.one(tx, id) : done;
    });
  }
}
