import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, type CaseId, type Outcome, type OverrideBox, type OverrideView } from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { OverrideStore, type OverrideRow } from './override.store';
import { ShowOverride } from './show-override';

/** Overrides of a case, and what waits for this reader's approval. */
@Injectable()
export class ListOverrides {
  private readonly boxes: Readonly<Record<OverrideBox, (tx: Tx) => Promise<OverrideRow[]>>> = {
    'to-approve': (tx) => this.overrides.listToApprove(tx),
  };

  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly overrides: OverrideStore,
    private readonly show: ShowOverride,
  ) {}

  ofCase(actor: Actor, caseId: CaseId): Promise<Outcome<{ items: OverrideView[] }>> {
    return this.inTransaction.run(actor, { action: 'override.list-of-case', caseId }, async (tx) => {
      if ((await this.cases.find(tx, caseId)) === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      return allow({ items: await this.show.all(tx, await this.overrides.listOfCase(tx, caseId)) });
    });
  }

  box(actor: Actor, box: OverrideBox): Promise<Outcome<{ items: OverrideView[] }>> {
    return this.inTransaction.run(actor, { action: 'override.list' }, async (tx) => {
      const rows = await this.boxes[box](tx);
      tx.lists(
        rows.map(({ caseId }) => caseId),
        0,
      );
      return allow({ items: await this.show.all(tx, rows) });
    });
  }
}
