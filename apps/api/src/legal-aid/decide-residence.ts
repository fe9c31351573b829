import { Injectable } from '@nestjs/common';
import {
  decideResidence,
  localDay,
  maskOf,
  refuse,
  type DecideResidenceBody,
  type LegalMatterView,
  type Outcome,
  type ResidenceApplicationId,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ClaimStore } from './claim.store';
import { ShowLegalMatter } from './show-legal-matter';

/** What came of an application to the residence directorate, and until when it holds. */
@Injectable()
export class DecideResidence {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly claims: ClaimStore,
    private readonly show: ShowLegalMatter,
  ) {}

  run(actor: Actor, id: ResidenceApplicationId, version: number, body: DecideResidenceBody): Promise<Outcome<LegalMatterView>> {
    return this.inTransaction.run(actor, { action: 'residence.decide', subjectId: id }, async (tx) => {
      const row = await this.claims.findResidence(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('legal'));
      const decided = decideResidence(body, { status: row.status, askedOn: row.askedOn, today: localDay(tx.now) });
      if (!decided.ok) return decided;
      const done = await this.claims.decide(tx, id, version, body);
      return done.ok ? this.show.one(tx, row.matterId) : done;
    });
  }
}
