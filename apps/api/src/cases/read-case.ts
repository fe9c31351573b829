import { Injectable } from '@nestjs/common';
import { allow, refuse, type CaseId, type CaseView, type Outcome, type PreviewedCase } from '@himaya/domain';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { casePreview, type Receiver } from './case-preview';
import { caseView, heldBy, type Shown } from './case.presenter';
import { CaseStore, type CaseRow } from './case.store';

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
  async view(tx: Tx, id: CaseId, only?: Shown): Promise<Outcome<CaseView>> {
    const row = await this.cases.find(tx, id);
    if (row === null) return refuse('not-found');
    tx.touches(id, heldBy(tx.actor, row).read & (only?.read ?? ~0));
    const key = await this.vault.keyOf(row);
    return allow(caseView(key, tx.actor, row, await this.units.ref(tx, row.responsibleUnitId), only));
  }

  /** The case with a receiver's eyes, out of the row that the sender reads. */
  async preview(tx: Tx, row: CaseRow, receiver: Receiver): Promise<Outcome<PreviewedCase>> {
    tx.touches(row.id, heldBy(tx.actor, row).read & receiver.masks.read);
    const key = await this.vault.keyOf(row);
    return allow(casePreview(key, tx.actor, row, await this.units.ref(tx, row.responsibleUnitId), receiver));
  }
}
