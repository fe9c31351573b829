import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, type CaseId, type Outcome, type RiskAssessmentView } from '@himaya/domain';
import { CaseStore, opensField, type CaseRow } from '../cases';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { riskViews } from './risk.presenter';
import { RiskStore } from './risk.store';

/** A case's risk assessments, the newest first. Who does not read the risk category finds nothing here. */
@Injectable()
export class ListRiskAssessments {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly risks: RiskStore,
    private readonly units: UnitStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId): Promise<Outcome<{ items: RiskAssessmentView[] }>> {
    return this.inTransaction.run(actor, { action: 'risk.list', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null || !opensField(actor, row, 'risk-assessments')) return refuse('not-found');
      tx.touches(caseId, maskOf('risk'));
      return allow({ items: await this.views(tx, row) });
    });
  }

  async views(tx: Tx, row: CaseRow): Promise<RiskAssessmentView[]> {
    const rows = await this.risks.list(tx, row.id);
    const refs = await this.units.refs(tx, [...new Set(rows.map(({ unitId }) => unitId))]);
    return riskViews(await this.vault.keyOf(row), rows, refs);
  }
}
