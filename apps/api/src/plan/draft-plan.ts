import { Injectable } from '@nestjs/common';
import {
  decidePlanYear,
  localDay,
  planOfYear,
  refuse,
  yearPlanId,
  type DraftPlanBody,
  type NationalPlanView,
  type Outcome,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { PlanStore } from './plan.store';
import { ShowPlan } from './show-plan';
import { YearPlanStore } from './year-plan.store';

/** Begins a year's plan as a copy of another one; a year has one that was not discarded. */
@Injectable()
export class DraftPlan {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly plan: PlanStore,
    private readonly years: YearPlanStore,
    private readonly show: ShowPlan,
  ) {}

  run(actor: Actor, body: DraftPlanBody): Promise<Outcome<NationalPlanView>> {
    return this.inTransaction.run(actor, { action: 'national-plan.draft' }, async (tx) => {
      const decided = decidePlanYear(body, localDay(tx.now));
      if (!decided.ok) return decided;
      const plans = await this.plan.plans(tx);
      if (planOfYear(plans, body.year) !== undefined) return refuse('national-plan.exists');
      const id = yearPlanId(
        body.year,
        plans.map((plan) => plan.id),
      );
      const drafted = await this.years.draft(tx, id, body);
      return drafted.ok ? this.show.one(tx, id) : drafted;
    });
  }
}
