import { Injectable } from '@nestjs/common';
import { allow, type Outcome } from '@himaya/domain';
import { CaseStore, SuggestDuplicates } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';

/** How many of the unit's latest cases one search compares. */
const comparedAtMost = 30;

/** Compares the unit's latest cases, imported ones too, with what else the reader may read. */
@Injectable()
export class FindDuplicates {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly suggestDuplicates: SuggestDuplicates,
  ) {}

  run(actor: Actor): Promise<Outcome<{ compared: number; found: number }>> {
    return this.inTransaction.run(actor, { action: 'duplicate.find' }, async (tx) => {
      const rows = await this.cases.list(tx, {
        status: 'open',
        governorate: null,
        step: null,
        assignee: null,
        ids: null,
        after: null,
        limit: comparedAtMost - 1,
      });
      let found = 0;
      for (const { id } of rows) found += await this.suggestDuplicates.run(tx, id);
      return allow({ compared: rows.length, found });
    });
  }
}
