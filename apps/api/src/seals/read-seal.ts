import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, type CaseId, type Outcome, type SealView } from '@himaya/domain';
import { CaseStore } from '../cases';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { sealView } from './seal.presenter';
import { SealStore } from './seal.store';

/** Whether a case is sealed, to whom, and whether somebody asked to unseal it. */
@Injectable()
export class ReadSeal {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly seals: SealStore,
    private readonly units: UnitStore,
  ) {}

  run(actor: Actor, caseId: CaseId): Promise<Outcome<SealView>> {
    return this.inTransaction.run(actor, { action: 'seal.read', caseId }, async (tx) => {
      if ((await this.cases.find(tx, caseId)) === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      return this.view(tx, caseId);
    });
  }

  async view(tx: Tx, caseId: CaseId): Promise<Outcome<SealView>> {
    const seal = await this.seals.find(tx, caseId);
    const names = seal === null ? [] : await this.seals.names(tx, caseId);
    const refs = await this.units.refs(
      tx,
      names.map(({ unitId }) => unitId),
    );
    return allow(sealView(seal, names, refs, await this.seals.leads(tx, caseId)));
  }
}
