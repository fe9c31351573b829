import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { localDay, maskOf, refuse, type FundingPaymentId, type Outcome, type ProgrammeView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { FundingStore } from './funding.store';
import { ShowProgramme } from './show-programme';

/** Takes a payment back that was written down by mistake: by a counter-entry, whole and once. */
@Injectable()
export class ReverseFunding {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly funding: FundingStore,
    private readonly show: ShowProgramme,
  ) {}

  run(actor: Actor, id: FundingPaymentId): Promise<Outcome<ProgrammeView>> {
    return this.inTransaction.run(actor, { action: 'funding.reverse', subjectId: id }, async (tx) => {
      const row = await this.funding.findPayment(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('reintegration'));
      const done = await this.funding.reverse(tx, randomUUID() as FundingPaymentId, id, localDay(tx.now));
      return done.ok ? this.show.one(tx, row.programmeId) : done;
    });
  }
}
