import { Injectable } from '@nestjs/common';
import { allow, refuse, type CaseId, type CaseView, type CategoryMask, type Outcome } from '@himaya/domain';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { caseView, heldBy } from './case.presenter';
import { CaseStore } from './case.store';

/** A case as this reader may see it. */
@Injectable()
export class ReadCase {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly units: UnitStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: CaseId): Promise<Outcome<CaseView>> {
    return this.inTransaction.run(actor, { action: 'case.read', caseId: id }, (tx) => this.view(tx, id));
  }

  /** The view inside a transaction; `only` narrows it to a packet. Not yours looks like not there. */
  async view(tx: Tx, id: CaseId, only?: CategoryMask): Promise<Outcome<CaseView>> {
    const row = await this.cases.find(tx, id);
    if (row === null) return refuse('not-found');
    const read = heldBy(tx.actor, row).read & (only ?? ~0);
    tx.touches(id, read);
    const key = await this.vault.keyOf(row);
    return allow(caseView(key, tx.actor, row, await this.units.ref(tx, row.responsibleUnitId), read));
  }
}
