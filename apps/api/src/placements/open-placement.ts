import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideAdding,
  decideOpenPlacement,
  maskOf,
  personCategoryOf,
  refuse,
  type CaseId,
  type OpenPlacementBody,
  type Outcome,
  type PlacementId,
  type PlacementView,
} from '@himaya/domain';
import { CaseStore, heldBy } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { PlacementStore } from './placement.store';
import { ShowPlacement } from './show-placement';

/** Puts somebody on the waiting list: on an accepted referral, or because the person came to the house. */
@Injectable()
export class OpenPlacement {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly placements: PlacementStore,
    private readonly show: ShowPlacement,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId, body: OpenPlacementBody, idempotencyKey: string | null): Promise<Outcome<PlacementView>> {
    return this.inTransaction.run(actor, { action: 'placement.open', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('shelter'));
      const attempt = { key: idempotencyKey, route: `/cases/${caseId}/placements`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as PlacementId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      if (again) return this.show.one(tx, id);
      const adding = decideAdding(row);
      if (!adding.ok) return adding;
      const decided = decideOpenPlacement({
        write: heldBy(actor, row).write,
        caseStatus: row.status,
        open: await this.placements.isOpen(tx, caseId),
        personCategory: body.personCategory,
        fitting: personCategoryOf(row),
      });
      if (!decided.ok) return decided;
      const alias = (await this.vault.keyOf(row)).open('case_record.alias', row.aliasCt);
      const { key, stored } = await this.vault.newKey(id);
      const opened = await this.placements.open(tx, {
        id,
        eventId: randomUUID(),
        caseId,
        referralId: body.referralId ?? null,
        personCategory: body.personCategory,
        needsAdapted: body.needsAdapted,
        calledCt: key.seal('placement.called', alias),
        key: stored,
      });
      return opened.ok ? this.show.one(tx, id) : opened;
    });
  }
}
