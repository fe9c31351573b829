import { Injectable } from '@nestjs/common';
import type { AgencyUnitView, Outcome, UnitId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { AgencyUnitStore } from './agency-unit.store';
import { ReadAgencyUnit } from './read-agency-unit';

/** Closes a unit with nobody and nothing left in it; what is left, and how much, is not told. */
@Injectable()
export class CloseAgencyUnit {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly units: AgencyUnitStore,
    private readonly readUnit: ReadAgencyUnit,
  ) {}

  run(actor: Actor, id: UnitId, version: number): Promise<Outcome<AgencyUnitView>> {
    return this.inTransaction.run(actor, { action: 'unit.close', subjectId: id }, async (tx) => {
      const done = await this.units.close(tx, id, version);
      return done.ok ? this.readUnit.view(tx, id) : done;
    });
  }
}
