import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, type CaseId, type Outcome, type RightsExplanationView } from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { rightsExplanationView } from './rights.presenter';
import { RightsStore } from './rights.store';

/** When and how a case's person was told their rights, the newest first. */
@Injectable()
export class ListRightsExplanations {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly rights: RightsStore,
  ) {}

  run(actor: Actor, caseId: CaseId): Promise<Outcome<{ items: RightsExplanationView[] }>> {
    return this.inTransaction.run(actor, { action: 'rights.list', caseId }, async (tx) => {
      if ((await this.cases.find(tx, caseId)) === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      return allow({ items: (await this.rights.list(tx, caseId)).map(rightsExplanationView) });
    });
  }
}
