import { Injectable } from '@nestjs/common';
import { allow, refuse, type IncidentView, type Outcome } from '@himaya/domain';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { incidentView } from './incident.presenter';
import { IncidentStore } from './incident.store';

/** One incident with its texts. */
@Injectable()
export class ReadIncident {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly incidents: IncidentStore,
    private readonly units: UnitStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: string): Promise<Outcome<IncidentView>> {
    return this.inTransaction.run(actor, { action: 'incident.read', subjectId: id }, (tx) => this.view(tx, id));
  }

  async view(tx: Tx, id: string): Promise<Outcome<IncidentView>> {
    const row = await this.incidents.find(tx, id);
    if (row === null) return refuse('not-found');
    const key = await this.vault.keyOf(row);
    const steps = await this.incidents.steps(tx, [id]);
    const caseIds = await this.incidents.caseIds(tx, id);
    return allow(incidentView(row, steps, await this.units.ref(tx, row.unitId), { key, caseIds }));
  }
}
