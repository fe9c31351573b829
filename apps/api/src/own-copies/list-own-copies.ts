import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, type CaseId, type Outcome, type OwnCopyView } from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ownCopyView } from './own-copy.presenter';
import { OwnCopyStore } from './own-copy.store';

/** Requests for a copy of what is kept of a person, to the unit that answers for the case. */
@Injectable()
export class ListOwnCopies {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly copies: OwnCopyStore,
  ) {}

  run(actor: Actor, caseId: CaseId): Promise<Outcome<{ items: OwnCopyView[] }>> {
    return this.inTransaction.run(actor, { action: 'own-copy.list', caseId }, async (tx) => {
      if ((await this.cases.find(tx, caseId)) === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      const rows = await this.copies.list(tx, caseId);
      return allow({ items: rows.map((row) => ownCopyView(row, actor.userId)) });
    });
  }
}
