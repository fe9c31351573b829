import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { localDay, maskOf, refuse, type CompensationPaymentId, type LegalMatterView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ClaimStore } from './claim.store';
import { ShowLegalMatter } from './show-legal-matter';

/** Takes a payment back that was written down by mistake: by a counter-entry, whole and once. */
@Injectable()
export class ReversePayment {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly claims: ClaimStore,
    private readonly show: ShowLegalMatter,
  ) {}

  run(actor: Actor, id: CompensationPaymentId): Promise<Outcome<LegalMatterView>> {
    return this.inTransaction.run(actor, { action: 'compensation.reverse', subjectId: id }, async (tx) => {
      const row = await this.claims.findPayment(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('legal'));
      const done = await this.claims.reverse(tx, randomUUID() as CompensationPaymentId, id, localDay(tx.now));
      return done.ok ? this.show.one(tx, row.matterId) : done;
    });
  }
}
