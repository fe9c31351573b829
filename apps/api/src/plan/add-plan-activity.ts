import { Injectable } from '@nestjs/common';
import { mayPlan, refuse, yearPlanRules, type AddPlanActivityBody, type NationalPlanView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { derivedOf, fitsPlan } from './plan-menu';
import { PlanStore } from './plan.store';
import { ShowPlan } from './show-plan';
import { YearPlanStore } from './year-plan.store';

/** Adds an activity to a plan that is still being written. */
@Injectable()
export class AddPlanActivity {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly plan: PlanStore,
    private readonly years: YearPlanStore,
    private readonly show: ShowPlan,
  ) {}

  run(actor: Actor, version: number, body: AddPlanActivityBody): Promise<Outcome<NationalPlanView>> {
    return this.inTransaction.run(actor, { action: 'national-plan.add' }, async (tx) => {
      const plan = (await this.plan.plans(tx)).find(({ id }) => id === body.plan);
      if (plan === undefined) return refuse('not-found');
      if (!mayPlan('add', plan.state)) return refuse('national-plan.not-now');
      const decided = fitsPlan(body, plan, await this.plan.agencies(tx));
      if (!decided.ok) return decided;
      const number = await this.years.nextNumber(tx, plan.id, body.axis);
      if (number > yearPlanRules.activities) return refuse('body.invalid', { errors: [{ path: 'axis', code: 'list.too-long' }] });
      const id = `${plan.id}-${body.axis}.${String(number).padStart(2, '0')}`;
      const added = await this.years.add(tx, id, version, body, derivedOf(body));
      return added.ok ? this.show.activity(tx, id) : added;
    });
  }
}
