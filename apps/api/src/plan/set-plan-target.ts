import { Injectable } from '@nestjs/common';
import { decidePlanTarget, refuse, type NationalPlanView, type Outcome, type SetPlanTargetBody } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ShowPlan } from './show-plan';
import { YearPlanStore } from './year-plan.store';

/** Sets what an activity is to reach, or amends it: the version before stays to be read, with who wrote it and when. */
@Injectable()
export class SetPlanTarget {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly years: YearPlanStore,
    private readonly show: ShowPlan,
  ) {}

  run(actor: Actor, id: string, version: number, body: SetPlanTargetBody): Promise<Outcome<NationalPlanView>> {
    return this.inTransaction.run(actor, { action: 'national-plan.target' }, async (tx) => {
      const before = await this.show.activity(tx, id);
      if (!before.ok) return before;
      const activity = before.value.axes[0]?.activities[0];
      if (activity === undefined) return refuse('not-found');
      const decided = decidePlanTarget(body, { feed: activity.feed, unit: activity.measures[0]?.unit ?? null });
      if (!decided.ok) return decided;
      const set = await this.years.setTarget(tx, id, version, body.target);
      return set.ok ? this.show.activity(tx, id) : set;
    });
  }
}
