import { Injectable } from '@nestjs/common';
import { allow, type LabourSorting, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { LabourMatterStore } from './labour-matter.store';

/** How many went from trafficking to labour and back, for the secretariat: protected in the database, nothing of a single report. */
@Injectable()
export class ListLabourSorting {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly matters: LabourMatterStore,
  ) {}

  run(actor: Actor): Promise<Outcome<{ items: LabourSorting[] }>> {
    return this.inTransaction.run(actor, { action: 'labour-sorting.list' }, async (tx) => allow({ items: await this.matters.sorting(tx) }));
  }
}
