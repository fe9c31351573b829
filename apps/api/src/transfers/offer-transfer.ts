import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideTransferAcross,
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
import { UnitStore } from '../directory';
import { LineLimitStore } from '../line-limits';
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
    private readonly units: UnitStore,
    private readonly limits: LineLimitStore,
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
        policeKnow: await this.transfers.policeMayTake(tx, caseId, body.toUnitId),
      });
      if (!decided.ok) return decided;
      const [from, to] = [await this.units.ref(tx, actor.unitId), await this.units.ref(tx, body.toUnitId)];
      const across = decideTransferAcross({ from: from.governorate, to: to.governorate, limits: await this.limits.list(tx) });
      if (!across.ok) return across;
      const key = await this.vault.keyOf(row);
      const noteCt = key.seal('case_transfer_note.note', body.note);
      await this.transfers.offer(tx, { id, caseId, toUnitId: body.toUnitId, reason: body.reason, noteCt });
      tx.emit({ kind: 'transfer-offered', subjectId: id });
      return this.show.one(tx, id);
    });
  }
}
