import { Injectable } from '@nestjs/common';
import {
  decideSafeguardChange,
  localDay,
  refuse,
  type ChangeSafeguardBody,
  type Outcome,
  type SafeguardId,
  type SafeguardView,
} from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { recordableKinds } from './safeguard.presenter';
import { SafeguardStore } from './safeguard.store';
import { ShowSafeguard } from './show-safeguard';

/** Papers asked back, or how it ended: released, recovered, renewed. */
@Injectable()
export class ChangeSafeguard {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly safeguards: SafeguardStore,
    private readonly show: ShowSafeguard,
  ) {}

  run(actor: Actor, id: SafeguardId, version: number, body: ChangeSafeguardBody): Promise<Outcome<SafeguardView>> {
    return this.inTransaction.run(actor, { action: 'safeguard.change', subjectId: id }, async (tx) => {
      const one = await this.safeguards.find(tx, id);
      const row = one === null ? null : await this.cases.find(tx, one.caseId);
      if (one === null || row === null) return refuse('not-found');
      tx.touches(one.caseId, one.category);
      if (!recordableKinds(actor, row).includes(one.kind)) {
        return refuse(row.status === 'open' ? 'case.category-not-yours' : 'case.closed');
      }
      if (one.version !== version) return refuse('conflict');
      const decided = decideSafeguardChange(one, body, localDay(tx.now));
      if (!decided.ok) return decided;
      const changed = await this.safeguards.change(tx, id, version, { ...body, outcome: body.outcome ?? null });
      if (!changed.ok) return changed;
      tx.emit({ kind: 'safeguard-changed', subjectId: id });
      return this.show.one(tx, id);
    });
  }
}
