import { Injectable } from '@nestjs/common';
import { allow, type DirectoryQuery, type DirectoryUnitView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { directoryUnitView } from './unit.presenter';
import { UnitStore } from './unit.store';

/** The directory: placement desks where the service is shelter, and no shelter ever. */
@Injectable()
export class ListUnits {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly units: UnitStore,
  ) {}

  run(actor: Actor, query: DirectoryQuery): Promise<Outcome<{ items: DirectoryUnitView[] }>> {
    return this.inTransaction.run(actor, { action: 'directory.list' }, async (tx) => {
      const units = await this.units.listOffering(tx, query);
      return allow({ items: units.map((unit) => directoryUnitView(unit, tx.now)) });
    });
  }
}
