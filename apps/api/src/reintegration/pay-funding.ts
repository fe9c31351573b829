import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideFundingPayment,
  localDay,
  maskOf,
  refuse,
  type FundingApplicationId,
  type FundingPaymentId,
  type Outcome,
  type PayFundingBody,
  type ProgrammeView,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { FundingStore } from './funding.store';
import { ProgrammeStore } from './programme.store';
import { ShowProgramme } from './show-programme';

/** Writes down what was paid of a loan or a grant: a voucher once, and never more than is left. */
@Injectable()
export class PayFunding {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly programmes: ProgrammeStore,
    private readonly funding: FundingStore,
    private readonly show: ShowProgramme,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: FundingApplicationId, body: PayFundingBody, idempotencyKey: string | null): Promise<Outcome<ProgrammeView>> {
    return this.inTransaction.run(actor, { action: 'funding.pay', subjectId: id }, async (tx) => {
      const row = await this.funding.findApplication(tx, id);
      const strand = row === null ? null : await this.programmes.findStrand(tx, row.strandId);
      const programme = row === null ? null : await this.programmes.find(tx, row.programmeId);
      if (row === null || strand === null || programme === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('reintegration'));
      const attempt = { key: idempotencyKey, route: `/funding-applications/${id}/payments`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as FundingPaymentId);
      if (!claimed.ok) return claimed;
      if (claimed.value.again) return this.show.one(tx, row.programmeId);
      const decided = decideFundingPayment(body, {
        programme: programme.status,
        kind: strand.kind,
        strand: strand.status,
        status: row.status,
        approved: row.approved === null ? null : Number(row.approved),
        paid: Number(row.paid),
        decidedOn: row.decidedOn,
        today: localDay(tx.now),
      });
      if (!decided.ok) return decided;
      const paid = await this.funding.pay(tx, claimed.value.id, id, body);
      return paid.ok ? this.show.one(tx, row.programmeId) : paid;
    });
  }
}
