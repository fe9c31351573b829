import { Injectable } from '@nestjs/common';
import { refuse, type DuplicateId, type DuplicateVerdict, type DuplicateView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { DuplicateStore } from './duplicate.store';
import { ReadDuplicate } from './read-duplicate';

/** One unit says whether two cases are one person's. When enough agree, the database links them; nothing is ever merged. */
@Injectable()
export class ReviewDuplicate {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly duplicates: DuplicateStore,
    private readonly readDuplicate: ReadDuplicate,
  ) {}

  run(actor: Actor, id: DuplicateId, version: number, verdict: DuplicateVerdict): Promise<Outcome<DuplicateView>> {
    return this.inTransaction.run(actor, { action: 'duplicate.review', subjectId: id }, async (tx) => {
      const row = await this.duplicates.find(tx, id);
      if (row === null) return refuse('not-found');
      if (row.version !== version) return refuse('conflict');
      const end = await this.duplicates.review(tx, id, verdict);
      if (end !== 'done') return refuse(end === 'stale' ? 'conflict' : 'not-found');
      return this.readDuplicate.view(tx, id);
    });
  }
}
