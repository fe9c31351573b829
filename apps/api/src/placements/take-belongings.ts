import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  housedStatuses,
  maskOf,
  refuse,
  type BelongingId,
  type Outcome,
  type PlacementId,
  type PlacementView,
  type TakeBelongingsBody,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { BelongingStore } from './belonging.store';
import { PlacementStore } from './placement.store';
import { ShowPlacement } from './show-placement';

/** Takes papers and things into custody; the list that comes back is what the receipt is printed from. */
@Injectable()
export class TakeBelongings {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly placements: PlacementStore,
    private readonly belongings: BelongingStore,
    private readonly show: ShowPlacement,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: PlacementId, body: TakeBelongingsBody, idempotencyKey: string | null): Promise<Outcome<PlacementView>> {
    return this.inTransaction.run(actor, { action: 'belonging.take', subjectId: id }, async (tx) => {
      const row = await this.placements.find(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('shelter'));
      const claimed = await claimAttempt(tx, this.vault, { key: idempotencyKey, route: `/placements/${id}/belongings`, body }, id);
      if (!claimed.ok) return claimed;
      if (claimed.value.again) return this.show.one(tx, id);
      if (!housedStatuses.includes(row.status)) return refuse('placement.not-now');
      const key = await this.vault.keyOf(row);
      await this.belongings.take(
        tx,
        id,
        row.caseId,
        body.items.map(({ kind, count, description }) => ({
          id: randomUUID() as BelongingId,
          kind,
          count,
          descriptionCt: key.seal('belonging.description', description),
        })),
      );
      return this.show.one(tx, id);
    });
  }
}
