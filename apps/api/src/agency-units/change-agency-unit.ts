import { Injectable } from '@nestjs/common';
import type { AgencyUnitView, ChangeAgencyUnitBody, Outcome, UnitId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { AgencyUnitStore } from './agency-unit.store';
import { ReadAgencyUnit } from './read-agency-unit';

/** Other facts of a unit: names, place, what it offers, its desk. Its kind stays, for the roles held there rest on it. */
@Injectable()
export class ChangeAgencyUnit {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly units: AgencyUnitStore,
    private readonly readUnit: ReadAgencyUnit,
  ) {}

  run(actor: Actor, id: UnitId, version: number, body: ChangeAgencyUnitBody): Promise<Outcome<AgencyUnitView>> {
    return this.inTransaction.run(actor, { action: 'unit.change', subjectId: id }, async (tx) => {
      const done = await this.units.change(tx, id, version, body);
      return done.ok ? this.readUnit.view(tx, id) : done;
    });
  }
}
