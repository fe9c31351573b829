import { Injectable } from '@nestjs/common';
import { allow, refuse, type BestInterestsView, type CaseId, type GuardianshipView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ShowChildSafeguards } from './show-child-safeguards';

/** A child's determinations and guardians; who does not read the family category finds nothing here. */
@Injectable()
export class ListChildSafeguards {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly show: ShowChildSafeguards,
  ) {}

  bestInterests(actor: Actor, caseId: CaseId): Promise<Outcome<{ items: BestInterestsView[] }>> {
    return this.inTransaction.run(actor, { action: 'best-interests.list', caseId }, async (tx) => {
      const row = await this.show.readable(tx, caseId, 'family-best-interests');
      return row === null ? refuse('not-found') : allow({ items: await this.show.determinations(tx, row) });
    });
  }

  guardianships(actor: Actor, caseId: CaseId): Promise<Outcome<{ items: GuardianshipView[] }>> {
    return this.inTransaction.run(actor, { action: 'guardianship.list', caseId }, async (tx) => {
      const row = await this.show.readable(tx, caseId, 'family-guardianship');
      return row === null ? refuse('not-found') : allow({ items: await this.show.guardianships(tx, row) });
    });
  }
}
