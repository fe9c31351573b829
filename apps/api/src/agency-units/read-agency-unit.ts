import { Injectable } from '@nestjs/common';
import { allow, refuse, type AgencyUnitView, type Outcome, type UnitId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { agencyUnitView } from './agency-unit.presenter';
import { AgencyUnitStore } from './agency-unit.store';

/** One unit the asker looks after. */
@Injectable()
export class ReadAgencyUnit {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly units: AgencyUnitStore,
  ) {}

  run(actor: Actor, id: UnitId): Promise<Outcome<AgencyUnitView>> {
    return this.inTransaction.run(actor, { action: 'unit.read', subjectId: id }, (tx) => this.view(tx, id));
  }

  async view(tx: Tx, id: UnitId): Promise<Outcome<AgencyUnitView>> {
    const [row] = await this.units.list(tx, id);
    return row === undefined ? refuse('not-found') : allow(agencyUnitView(row));
  }
}
