import { Injectable } from '@nestjs/common';
import { allow, refuse, type CaseFilterId, type CaseFilterView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { CaseFilterStore } from './case-filter.store';

@Injectable()
export class RemoveCaseFilter {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly filters: CaseFilterStore,
  ) {}

  run(actor: Actor, id: CaseFilterId): Promise<Outcome<{ items: CaseFilterView[] }>> {
    return this.inTransaction.run(actor, { action: 'case-filter.remove', subjectId: id }, async (tx) =>
      (await this.filters.remove(tx, id)) ? allow({ items: await this.filters.list(tx) }) : refuse('not-found'),
    );
  }
}
