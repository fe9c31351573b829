import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, type CaseId, type CasePerson, type Outcome } from '@himaya/domain';
import { CaseStore } from '../cases';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { casePerson } from './seal.presenter';
import { SealStore } from './seal.store';

/** Whom whoever leads a case may name on its seal or bar from it. */
@Injectable()
export class ListCasePeople {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly seals: SealStore,
    private readonly units: UnitStore,
  ) {}

  run(actor: Actor, caseId: CaseId): Promise<Outcome<{ items: CasePerson[] }>> {
    return this.inTransaction.run(actor, { action: 'case-people.list', caseId }, async (tx) => {
      if ((await this.cases.find(tx, caseId)) === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      const people = (await this.seals.people(tx, caseId)).filter(({ barred }) => !barred);
      const refs = await this.units.refs(
        tx,
        people.map(({ unitId }) => unitId),
      );
      return allow({ items: people.map((row) => casePerson(row, refs)) });
    });
  }
}
