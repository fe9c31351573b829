import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, type CaseId, type Outcome, type SafeguardsAnswer } from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { recordableKinds } from './safeguard.presenter';
import { SafeguardStore } from './safeguard.store';
import { ShowSafeguard } from './show-safeguard';

/** What protects the person of a case, as far as the reader's categories go. */
@Injectable()
export class ListSafeguards {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly safeguards: SafeguardStore,
    private readonly show: ShowSafeguard,
  ) {}

  run(actor: Actor, caseId: CaseId): Promise<Outcome<SafeguardsAnswer>> {
    return this.inTransaction.run(actor, { action: 'safeguard.list', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      const items = await this.show.all(tx, row, await this.safeguards.list(tx, caseId));
      return allow({ items, records: recordableKinds(actor, row) });
    });
  }
}
