import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { allow, refuse, type LawyerBody, type LawyerId, type LawyerView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { LawyerStore } from './lawyer.store';
import { lawyerView } from './legal.presenter';

/** Puts somebody on the roster: name and bar number under a key of their own. */
@Injectable()
export class AddLawyer {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly lawyers: LawyerStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, body: LawyerBody, idempotencyKey: string | null): Promise<Outcome<LawyerView>> {
    return this.inTransaction.run(actor, { action: 'lawyer.add' }, async (tx) => {
      const attempt = { key: idempotencyKey, route: '/legal-aid/lawyers', body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as LawyerId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      if (!again) {
        const { key, stored } = await this.vault.newKey(id);
        const sealed = {
          nameCt: key.seal('lawyer.name', body.name),
          barNumberCt: key.seal('lawyer.bar-number', body.barNumber),
          key: stored,
        };
        const added = await this.lawyers.add(tx, id, body, sealed);
        if (!added.ok) return added;
      }
      const row = await this.lawyers.find(tx, id);
      return row === null ? refuse('not-found') : allow(lawyerView(row, await this.vault.openKeys([row])));
    });
  }
}
