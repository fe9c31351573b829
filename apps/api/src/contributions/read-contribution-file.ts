import { Injectable } from '@nestjs/common';
import { allow, refuse, type ContributionFile, type ContributionId, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ContributionStore } from './contribution.store';
import { countedAnew } from './counted-anew';

/** Hands out a file that two people let out. */
@Injectable()
export class ReadContributionFile {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly contributions: ContributionStore,
  ) {}

  run(actor: Actor, id: ContributionId): Promise<Outcome<ContributionFile>> {
    return this.inTransaction.run(actor, { action: 'contribution.file', subjectId: id }, async (tx) => {
      const row = await this.contributions.find(tx, id);
      if (row === null) return refuse('not-found');
      if (row.status !== 'published') return refuse('release.status');
      const csv = countedAnew(row, await this.contributions.content(tx, id));
      if (csv === null) return refuse('contribution.unsafe');
      const years = row.from === row.to ? `${row.from}` : `${row.from}-${row.to}`;
      return allow({ fileName: `himaya-htcds-${years}.csv`, csv });
    });
  }
}
