import { Injectable } from '@nestjs/common';
import { clocksStoppedBy, decideStep, refuse, type IncidentView, type Outcome, type TakeStepBody } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { notePlace } from './incident.presenter';
import { IncidentStore } from './incident.store';
import { ReadIncident } from './read-incident';

/** An officer takes the next step on an incident; clocks it stops are stopped with it. */
@Injectable()
export class TakeIncidentStep {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly incidents: IncidentStore,
    private readonly readIncident: ReadIncident,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: string, version: number, body: TakeStepBody): Promise<Outcome<IncidentView>> {
    return this.inTransaction.run(actor, { action: 'incident.step', subjectId: id }, async (tx) => {
      const row = await this.incidents.find(tx, id, true);
      if (row === null) return refuse('not-found');
      const taken = (await this.incidents.steps(tx, [id])).map(({ step }) => step);
      const { step, risk, way, note, caseIds = [] } = body;
      const decided = decideStep({ taken, risk: row.risk }, step, { risk, way, note });
      if (!decided.ok) return decided;
      const assessed = step === 'assess' ? (risk ?? null) : null;
      if (!(await this.incidents.move(tx, id, version, { risk: assessed, closed: step === 'close' }))) return refuse('conflict');
      const key = await this.vault.keyOf(row);
      await this.incidents.take(tx, id, step, step === 'tell-persons' ? (way ?? null) : null, key.seal(notePlace(step), note));
      const known = await this.incidents.caseIds(tx, id);
      await this.incidents.addCases(tx, id, caseIds.filter((caseId) => !known.includes(caseId))); // prettier-ignore
      await this.incidents.stop(tx, id, clocksStoppedBy(step));
      return this.readIncident.view(tx, id);
    });
  }
}
