import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  governorateOfCourt,
  localDay,
  refuse,
  type OpenProceedingBody,
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

/** Opens a criminal proceeding under a key of its own: it is about suspects, and names no victim. */
@Injectable()
export class OpenProceeding {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly proceedings: ProceedingStore,
    private readonly show: ShowProceeding,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, body: OpenProceedingBody, idempotencyKey: string | null): Promise<Outcome<ProceedingView>> {
    return this.inTransaction.run(actor, { action: 'proceeding.open' }, async (tx) => {
      if (body.openedOn > localDay(tx.now)) return refuse('body.invalid', { errors: [{ path: 'openedOn', code: 'date.future' }] });
      const attempt = { key: idempotencyKey, route: '/proceedings', body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as ProceedingId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      if (again) return this.show.one(tx, id);
      const { key, stored } = await this.vault.newKey(id);
      const numberCt = key.seal('proceeding.number', body.number);
      const opened = await this.proceedings.open(tx, id, body, { governorate: governorateOfCourt(body.court), numberCt, key: stored });
      return opened.ok ? this.show.one(tx, id) : opened;
    });
  }
}
