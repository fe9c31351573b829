import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, type CaseId, type IdentificationView, type Outcome } from '@himaya/domain';
import { CaseStore, opensField } from '../cases';
import { UnitStore } from '../directory';
import type { Tx } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { identificationView } from './identification.presenter';
import { IdentificationStore } from './identification.store';
import { RulesStore } from './rules.store';

/** Where a case stands with its identification, as this reader may see it, inside a transaction. */
@Injectable()
export class ShowIdentification {
  constructor(
    private readonly cases: CaseStore,
    private readonly identification: IdentificationStore,
    private readonly rules: RulesStore,
    private readonly units: UnitStore,
    private readonly vault: Vault,
  ) {}

  async of(tx: Tx, caseId: CaseId): Promise<Outcome<IdentificationView>> {
    const row = await this.cases.find(tx, caseId);
    if (row === null) return refuse('not-found');
    tx.touches(caseId, opensField(tx.actor, row, 'exploitation-findings') ? maskOf('core', 'exploitation') : maskOf('core'));
    const decisions = await this.identification.list(tx, caseId);
    return allow(
      identificationView(tx.actor, row, {
        facts: await this.identification.facts(tx, caseId),
        decisions,
        reflections: await this.identification.reflections(tx, caseId),
        rules: await this.rules.inForce(tx),
        refs: await this.units.refs(
          tx,
          decisions.map(({ recordedUnitId }) => recordedUnitId),
        ),
        key: await this.vault.keyOf(row),
        now: tx.now,
      }),
    );
  }
}
