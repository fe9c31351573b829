import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AgencyUnitView, OpenAgencyUnitBody, Outcome, UnitId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { AgencyUnitStore } from './agency-unit.store';
import { ReadAgencyUnit } from './read-agency-unit';

/** Another unit of a kind the own agency already has. */
@Injectable()
export class OpenAgencyUnit {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly units: AgencyUnitStore,
    private readonly readUnit: ReadAgencyUnit,
  ) {}

  run(actor: Actor, body: OpenAgencyUnitBody): Promise<Outcome<AgencyUnitView>> {
    const id = randomUUID() as UnitId;
    return this.inTransaction.run(actor, { action: 'unit.create', subjectId: id }, async (tx) => {
      const opened = await this.units.open(tx, id, body);
      return opened.ok ? this.readUnit.view(tx, id) : opened;
    });
  }
}
