import { Injectable } from '@nestjs/common';
import { refuse, type ChangePlanActivityBody, type NationalPlanView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { derivedOf, fitsPlan } from './plan-menu';
import { PlanStore } from './plan.store';
import { ShowPlan } from './show-plan';
import { YearPlanStore } from './year-plan.store';

/** Writes a further version of an activity: it stands at once in a draft, and waits for the chair in an adopted plan. */
@Injectable()
export class ChangePlanActivity {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly plan: PlanStore,
    private readonly years: YearPlanStore,
    private readonly show: ShowPlan,
  ) {}

  run(actor: Actor, id: string, version: number, body: ChangePlanActivityBody): Promise<Outcome<NationalPlanView>> {
    return this.inTransaction.run(actor, { action: 'national-plan.change' }, async (tx) => {
      const of = await this.plan.planOfActivity(tx, id);
      const plan = (await this.plan.plans(tx)).find((row) => row.id === of);
      if (plan === undefined) return refuse('not-found');
      const decided = fitsPlan(body, plan, await this.plan.agencies(tx));
      if (!decided.ok) return decided;
      const changed = await this.years.change(tx, id, version, body, derivedOf(body));
      return changed.ok ? this.show.activity(tx, id) : changed;
    });
  }
}
