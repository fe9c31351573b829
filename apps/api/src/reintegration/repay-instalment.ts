import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideRepayment,
  localDay,
  maskOf,
  refuse,
  type FundingInstalmentId,
  type FundingRepaymentId,
  type Outcome,
  type ProgrammeView,
  type RepayInstalmentBody,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { FundingStore } from './funding.store';
import { RepaymentStore } from './repayment.store';
import { ShowProgramme } from './show-programme';

/** Writes down what came back of a loan: a receipt once, in part or whole, and never more than was paid out. Also after the programme. */
@Injectable()
export class RepayInstalment {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly funding: FundingStore,
    private readonly repayments: RepaymentStore,
    private readonly show: ShowProgramme,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: FundingInstalmentId, body: RepayInstalmentBody, idempotencyKey: string | null): Promise<Outcome<ProgrammeView>> {
    return this.inTransaction.run(actor, { action: 'instalment.repay', subjectId: id }, async (tx) => {
      const row = await this.repayments.findInstalment(tx, id);
      const loan = row === null ? null : await this.funding.findApplication(tx, row.applicationId);
      if (row === null || loan === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('reintegration'));
      const attempt = { key: idempotencyKey, route: `/funding-instalments/${id}/repayments`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as FundingRepaymentId);
      if (!claimed.ok) return claimed;
      if (claimed.value.again) return this.show.one(tx, row.programmeId);
      const decided = decideRepayment(body, {
        status: row.status,
        left: Number(row.amount) - Number(row.repaid),
        outstanding: Number(loan.paid) - Number(loan.repaid) - Number(loan.forgiven),
        decidedOn: loan.decidedOn,
        today: localDay(tx.now),
      });
      if (!decided.ok) return decided;
      const done = await this.repayments.repay(tx, claimed.value.id, id, body);
      return done.ok ? this.show.one(tx, row.programmeId) : done;
    });
  }
}
