import { Injectable } from '@nestjs/common';
import { decidePlanDeed, type NationalPlanView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { PlanStore } from './plan.store';
import { ShowPlan } from './show-plan';
import { YearPlanStore } from './year-plan.store';

/** Takes a discarded draft up again, where no other was begun for its year meanwhile. */
@Injectable()
export class ResumePlan {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly plan: PlanStore,
    private readonly years: YearPlanStore,
    private readonly show: ShowPlan,
  ) {}

  run(actor: Actor, id: string, version: number): Promise<Outcome<NationalPlanView>> {
    return this.inTransaction.run(actor, { action: 'national-plan.resume' }, async (tx) => {
      const found = (await this.plan.plans(tx)).find((row) => row.id === id);
      const decided = decidePlanDeed('resume', found, version);
      if (!decided.ok) return decided;
      const resumed = await this.years.resume(tx, id, version);
      return resumed.ok ? this.show.one(tx, id) : resumed;
    });
  }
}
