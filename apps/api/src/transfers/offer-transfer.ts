import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideTransferOffer,
  maskOf,
  refuse,
  type CaseId,
  type OfferTransferBody,
  type Outcome,
  type TransferId,
  type TransferView,
} from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { ShowTransfer } from './show-transfer';
import { TransferStore } from './transfer.store';

/** Offers responsibility for a case to another unit, with a note that is read once it is accepted. */
@Injectable()
export class OfferTransfer {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly transfers: TransferStore,
    private readonly show: ShowTransfer,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId, body: OfferTransferBody, idempotencyKey: string | null): Promise<Outcome<TransferView>> {
    return this.inTransaction.run(actor, { action: 'transfer.offer', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      const attempt = { key: idempotencyKey, route: `/cases/${caseId}/transfers`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as TransferId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      if (again) return this.show.one(tx, id);
      const earlier = await this.transfers.listOfCase(tx, caseId);
      const decided = decideTransferOffer({
        unitId: actor.unitId,
        responsibleUnitId: row.responsibleUnitId,
        caseStatus: row.status,
        offered: earlier.some(({ status }) => status === 'offered'),
        toUnit: await this.transfers.findUnit(tx, body.toUnitId),
      });
      if (!decided.ok) return decided;
      const key = await this.vault.keyOf(row);
      const noteCt = key.seal('case_transfer_note.note', body.note);
      await this.transfers.offer(tx, { id, caseId, toUnitId: body.toUnitId, reason: body.reason, noteCt });
      tx.emit({ kind: 'transfer-offered', subjectId: id });
      return this.show.one(tx, id);
    });
  }
}
