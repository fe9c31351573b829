import { Injectable } from '@nestjs/common';
import { decidePlanDecision, type DecidePlanBody, type NationalPlanView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ShowPlan } from './show-plan';
import { YearPlanStore } from './year-plan.store';

/** The chair adopts a proposed plan, from then on frozen, or sends it back with a reason; another person than who drafted or proposed it. */
@Injectable()
export class DecidePlan {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly years: YearPlanStore,
    private readonly show: ShowPlan,
  ) {}

  run(actor: Actor, id: string, version: number, body: DecidePlanBody): Promise<Outcome<NationalPlanView>> {
    return this.inTransaction.run(actor, { action: 'national-plan.decide' }, async (tx) => {
      const fits = decidePlanDecision(body);
      if (!fits.ok) return fits;
      const decided = await this.years.decide(tx, id, version, body);
      return decided.ok ? this.show.one(tx, id) : decided;
    });
  }
}
