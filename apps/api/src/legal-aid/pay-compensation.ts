import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decidePayment,
  localDay,
  maskOf,
  refuse,
  type CompensationClaimId,
  type CompensationPaymentId,
  type LegalMatterView,
  type Outcome,
  type PayCompensationBody,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { ClaimStore } from './claim.store';
import { ShowLegalMatter } from './show-legal-matter';

/** Writes down what was paid of a final award: a voucher once, and never more than is left. */
@Injectable()
export class PayCompensation {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly claims: ClaimStore,
    private readonly show: ShowLegalMatter,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: CompensationClaimId, body: PayCompensationBody, idempotencyKey: string | null): Promise<Outcome<LegalMatterView>> {
    return this.inTransaction.run(actor, { action: 'compensation.pay', subjectId: id }, async (tx) => {
      const row = await this.claims.findClaim(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('legal'));
      const attempt = { key: idempotencyKey, route: `/compensation-claims/${id}/payments`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as CompensationPaymentId);
      if (!claimed.ok) return claimed;
      if (claimed.value.again) return this.show.one(tx, row.matterId);
      const decided = decidePayment(body, {
        status: row.status,
        award: row.award === null ? null : Number(row.award),
        paid: Number(row.paid),
        finalOn: row.finalOn,
        fundActive: (await this.claims.fund(tx)).active,
        today: localDay(tx.now),
      });
      if (!decided.ok) return decided;
      const paid = await this.claims.pay(tx, claimed.value.id, id, body);
      return paid.ok ? this.show.one(tx, row.matterId) : paid;
    });
  }
}
