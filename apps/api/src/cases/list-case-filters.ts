import { Injectable } from '@nestjs/common';
import { allow, type CaseFilterView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { CaseFilterStore } from './case-filter.store';

/** The filters an account keeps for its list of cases, oldest first. */
@Injectable()
export class ListCaseFilters {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly filters: CaseFilterStore,
  ) {}

  run(actor: Actor): Promise<Outcome<{ items: CaseFilterView[] }>> {
    return this.inTransaction.run(actor, { action: 'case-filter.list' }, async (tx) => allow({ items: await this.filters.list(tx) }));
  }
}
