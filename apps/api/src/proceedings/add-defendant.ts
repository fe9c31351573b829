import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideDefendant,
  refuse,
  type AddDefendantBody,
  type DefendantId,
  type Outcome,
  type ProceedingId,
  type ProceedingView,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { ProceedingStore } from './proceeding.store';
import { ShowProceeding } from './show-proceeding';

/** Names a person or a company as a defendant, under the proceeding's key. */
@Injectable()
export class AddDefendant {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly proceedings: ProceedingStore,
    private readonly show: ShowProceeding,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: ProceedingId, body: AddDefendantBody, idempotencyKey: string | null): Promise<Outcome<ProceedingView>> {
    return this.inTransaction.run(actor, { action: 'defendant.add', subjectId: id }, async (tx) => {
      const row = await this.proceedings.find(tx, id);
      if (row === null) return refuse('not-found');
      const decided = decideDefendant(body);
      if (!decided.ok) return decided;
      const attempt = { key: idempotencyKey, route: `/proceedings/${id}/defendants`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as DefendantId);
      if (!claimed.ok) return claimed;
      if (claimed.value.again) return this.show.one(tx, id);
      const nameCt = (await this.vault.keyOf(row)).seal('defendant.name', body.name);
      const added = await this.proceedings.addDefendant(tx, id, claimed.value.id, body, nameCt);
      return added.ok ? this.show.one(tx, id) : added;
    });
  }
}
