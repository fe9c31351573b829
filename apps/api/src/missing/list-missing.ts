import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, type CaseId, type MissingAlertView, type Outcome } from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ShowMissing } from './show-missing';

/** Whether the person of a case is looked for, and earlier searches: core of the case. */
@Injectable()
export class ListMissing {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly show: ShowMissing,
  ) {}

  run(actor: Actor, caseId: CaseId): Promise<Outcome<{ items: MissingAlertView[] }>> {
    return this.inTransaction.run(actor, { action: 'missing.list', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      return allow({ items: await this.show.all(tx, row) });
    });
  }
}
