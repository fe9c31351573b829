import { Injectable } from '@nestjs/common';
import { decidePlanDeed, type NationalPlanView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { PlanStore } from './plan.store';
import { ShowPlan } from './show-plan';
import { YearPlanStore } from './year-plan.store';

/** Gives a draft up: the year may have another one, and this one stays to be read and taken up again. */
@Injectable()
export class DiscardPlan {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly plan: PlanStore,
    private readonly years: YearPlanStore,
    private readonly show: ShowPlan,
  ) {}

  run(actor: Actor, id: string, version: number): Promise<Outcome<NationalPlanView>> {
    return this.inTransaction.run(actor, { action: 'national-plan.discard' }, async (tx) => {
      const found = (await this.plan.plans(tx)).find((row) => row.id === id);
      const decided = decidePlanDeed('discard', found, version);
      if (!decided.ok) return decided;
      const discarded = await this.years.discard(tx, id, version);
      return discarded.ok ? this.show.one(tx, id) : discarded;
    });
  }
}
