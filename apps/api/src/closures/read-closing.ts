import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, type CaseId, type ClosingView, type Outcome } from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ShowClosing } from './show-closing';

/** What still stands between a case and its closing, and how it was closed before: core of the case. */
@Injectable()
export class ReadClosing {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly show: ShowClosing,
  ) {}

  run(actor: Actor, caseId: CaseId): Promise<Outcome<ClosingView>> {
    return this.inTransaction.run(actor, { action: 'closing.read', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      return allow(await this.show.of(tx, row));
    });
  }
}
