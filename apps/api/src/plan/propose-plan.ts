import { Injectable } from '@nestjs/common';
import type { NationalPlanView, Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ShowPlan } from './show-plan';
import { YearPlanStore } from './year-plan.store';

/** Lays a year's plan before the chair; until it is decided on nobody changes it. */
@Injectable()
export class ProposePlan {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly years: YearPlanStore,
    private readonly show: ShowPlan,
  ) {}

  run(actor: Actor, id: string, version: number): Promise<Outcome<NationalPlanView>> {
    return this.inTransaction.run(actor, { action: 'national-plan.propose' }, async (tx) => {
      const proposed = await this.years.propose(tx, id, version);
      return proposed.ok ? this.show.one(tx, id) : proposed;
    });
  }
}
