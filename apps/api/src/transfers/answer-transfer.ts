import { Injectable } from '@nestjs/common';
import {
  allow,
  decideTransfer,
  decideTransferAcross,
  refuse,
  type Outcome,
  type TransferAction,
  type TransferDeclineReason,
  type TransferId,
  type TransferView,
} from '@himaya/domain';
import { UnitStore } from '../directory';
import { LineLimitStore } from '../line-limits';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { ShowTransfer } from './show-transfer';
import { TransferStore, type TransferRow } from './transfer.store';

/** What an answer is. */
export interface TransferAnswer {
  readonly action: TransferAction;
  /** Why it is declined; null for the others. */
  readonly reason: TransferDeclineReason | null;
  readonly version: number;
}

/** Accepts, declines or takes back an offer; accepting moves responsibility, doors and open referrals at once. */
@Injectable()
export class AnswerTransfer {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly transfers: TransferStore,
    private readonly show: ShowTransfer,
    private readonly units: UnitStore,
    private readonly limits: LineLimitStore,
  ) {}

  run(actor: Actor, id: TransferId, { action, reason, version }: TransferAnswer): Promise<Outcome<TransferView>> {
    return this.inTransaction.run(actor, { action: `transfer.${action}`, subjectId: id }, async (tx) => {
      const row = await this.transfers.find(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, 0);
      const decided = decideTransfer(row, action, actor.unitId);
      if (!decided.ok) return decided;
      if (action === 'accept' && !(await this.transfers.policeMayTake(tx, row.caseId, actor.unitId)))
        return refuse('consent.law-enforcement');
      const across = action === 'accept' ? await this.across(tx, row) : allow(null);
      if (!across.ok) return across;
      const answered = await this.transfers.answer(tx, id, action, reason, version);
      if (answered !== 'done') return refuse(answered === 'closed' ? 'case.closed' : 'conflict');
      tx.emit({ kind: `transfer-${decided.value.to}`, subjectId: id });
      return this.show.one(tx, id);
    });
  }

  /** Asked again at acceptance, as of a packet: a side may have changed its mind since the offer. */
  private async across(tx: Tx, { fromUnitId, toUnitId }: TransferRow): Promise<Outcome<unknown>> {
    const [from, to] = [await this.units.ref(tx, fromUnitId), await this.units.ref(tx, toUnitId)];
    return decideTransferAcross({ from: from.governorate, to: to.governorate, limits: await this.limits.list(tx) });
  }
}
