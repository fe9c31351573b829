import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { localDay, maskOf, refuse, type FundingRepaymentId, type Outcome, type ProgrammeView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { RepaymentStore } from './repayment.store';
import { ShowProgramme } from './show-programme';

/** Takes a repayment back that was written down by mistake: by a counter-entry, whole and once. */
@Injectable()
export class ReverseRepayment {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly repayments: RepaymentStore,
    private readonly show: ShowProgramme,
  ) {}

  run(actor: Actor, id: FundingRepaymentId): Promise<Outcome<ProgrammeView>> {
    return this.inTransaction.run(actor, { action: 'repayment.reverse', subjectId: id }, async (tx) => {
      const row = await this.repayments.findEvent(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('reintegration'));
      const done = await this.repayments.reverse(tx, randomUUID() as FundingRepaymentId, id, localDay(tx.now));
      return done.ok ? this.show.one(tx, row.programmeId) : done;
    });
  }
}
