import { Injectable } from '@nestjs/common';
import {
  allow,
  maskOf,
  refuse,
  type CaseId,
  type ComparedPerson,
  type DuplicateId,
  type DuplicateView,
  type Outcome,
} from '@himaya/domain';
import { caseListItem, CaseStore, openIdentity } from '../cases';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { Vault, type DataKey } from '../platform/vault/vault';
import { DuplicateStore } from './duplicate.store';
import { duplicateListItem } from './list-duplicates';

/** Two people side by side, in the fields the reader may see of both. */
@Injectable()
export class ReadDuplicate {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly duplicates: DuplicateStore,
    private readonly cases: CaseStore,
    private readonly units: UnitStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: DuplicateId): Promise<Outcome<DuplicateView>> {
    return this.inTransaction.run(actor, { action: 'duplicate.read', subjectId: id }, (tx) => this.view(tx, id));
  }

  async view(tx: Tx, id: DuplicateId): Promise<Outcome<DuplicateView>> {
    const row = await this.duplicates.find(tx, id);
    if (row === null) return refuse('not-found');
    const people = await this.people(tx, [row.oneId, row.otherId]);
    if (people.length < 2) return refuse('not-found');
    tx.lists([row.oneId, row.otherId], maskOf('core', 'identity'));
    const reviews = await this.duplicates.reviews(tx, id);
    const refs = await this.units.refs(
      tx,
      reviews.map(({ unitId }) => unitId),
    );
    return allow({
      ...duplicateListItem(row),
      people,
      reviews: reviews.flatMap(({ unitId, verdict }) => {
        const unit = refs.get(unitId)?.name;
        return unit === undefined ? [] : [{ unit, own: unitId === tx.actor.unitId, verdict }];
      }),
    });
  }

  private async people(tx: Tx, ids: readonly CaseId[]): Promise<ComparedPerson[]> {
    const people: ComparedPerson[] = [];
    for (const id of ids) {
      const [listed] = await this.cases.list(tx, {
        status: null,
        governorate: null,
        step: null,
        assignee: null,
        ids: [id],
        after: null,
        limit: 1,
      });
      const [identity] = await this.cases.identities(tx, [id]);
      if (listed === undefined || identity === undefined) continue;
      const key = (await this.vault.openKeys([identity])).get(id) as DataKey;
      const { givenName, familyName, birthDate, ageYears, nationality, phone } = openIdentity(key, identity);
      people.push({ case: caseListItem(key, listed), givenName, familyName, birthDate, ageYears, nationality, phone });
    }
    return people;
  }
}
