import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, type AbroadTransferView, type CaseId, type Outcome } from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ShowAbroad } from './show-abroad';

/** Hand-overs of a case's person to a body abroad: core of the case. */
@Injectable()
export class ListAbroad {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly show: ShowAbroad,
  ) {}

  run(actor: Actor, caseId: CaseId): Promise<Outcome<{ items: AbroadTransferView[] }>> {
    return this.inTransaction.run(actor, { action: 'abroad.list', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      return allow({ items: await this.show.all(tx, row) });
    });
  }
}
