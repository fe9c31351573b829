import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, type CaseId, type ConcernId, type ConcernView, type Outcome } from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ConcernStore } from './concern.store';
import { ShowConcern } from './show-concern';

/** What reading a concern's texts and names touches of the case it went into. */
const touched = maskOf('exploitation', 'identity');

/** One concern whole, for who triages it or reads the exploitation record of its case; and all of a case. */
@Injectable()
export class ReadConcern {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly concerns: ConcernStore,
    private readonly cases: CaseStore,
    private readonly show: ShowConcern,
  ) {}

  run(actor: Actor, id: ConcernId): Promise<Outcome<ConcernView>> {
    return this.inTransaction.run(actor, { action: 'concern.read', subjectId: id }, async (tx) => {
      const row = await this.concerns.find(tx, id);
      if (row === null) return refuse('not-found');
      if (row.caseId !== null) tx.touches(row.caseId, touched);
      const [view] = await this.show.all(tx, [row]);
      return allow(view!);
    });
  }

  ofCase(actor: Actor, caseId: CaseId): Promise<Outcome<{ items: ConcernView[] }>> {
    return this.inTransaction.run(actor, { action: 'concern.list-of-case', caseId }, async (tx) => {
      if ((await this.cases.find(tx, caseId)) === null) return refuse('not-found');
      tx.touches(caseId, touched);
      return allow({ items: await this.show.all(tx, await this.concerns.listOfCase(tx, caseId)) });
    });
  }
}
