import { Injectable } from '@nestjs/common';
import { allow, type AgencyUnitView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { agencyUnitView } from './agency-unit.presenter';
import { AgencyUnitStore } from './agency-unit.store';

/** The units the asker looks after, closed ones last. */
@Injectable()
export class ListAgencyUnits {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly units: AgencyUnitStore,
  ) {}

  run(actor: Actor): Promise<Outcome<{ items: AgencyUnitView[] }>> {
    return this.inTransaction.run(actor, { action: 'unit.list' }, async (tx) => {
      const rows = await this.units.list(tx);
      return allow({ items: rows.map(agencyUnitView) });
    });
  }
}
