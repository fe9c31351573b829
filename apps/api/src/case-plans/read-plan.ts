import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, type CaseId, type CasePlanView, type Outcome } from '@himaya/domain';
import { CaseStore, type CaseRow } from '../cases';
import { ConsentStore } from '../consents';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { casePlanView, goalsOf } from './plan.presenter';
import { PlanStore } from './plan.store';

/** A case's plan with every earlier version. */
@Injectable()
export class ReadPlan {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly plans: PlanStore,
    private readonly consents: ConsentStore,
    private readonly units: UnitStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId): Promise<Outcome<CasePlanView>> {
    return this.inTransaction.run(actor, { action: 'case-plan.read', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      return this.view(tx, row);
    });
  }

  async view(tx: Tx, row: CaseRow): Promise<Outcome<CasePlanView>> {
    tx.touches(row.id, maskOf('core'));
    const key = await this.vault.keyOf(row);
    const rows = await this.plans.list(tx, row.id);
    const owners = rows.flatMap((plan) => goalsOf(key, plan).flatMap(({ steps }) => steps.map(({ ownerUnitId }) => ownerUnitId)));
    const refs = await this.units.refs(tx, [...new Set([...rows.map(({ unitId }) => unitId), ...owners])]);
    const assistance = await this.consents.stands(tx, row.id, 'assistance');
    return allow({ assistance, ...casePlanView(key, rows, await this.plans.reviews(tx, row.id), refs) });
  }
}
