import { Injectable } from '@nestjs/common';
import { decidePlanYear, localDay, type DraftPlanBody, type NationalPlanView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ShowPlan } from './show-plan';
import { YearPlanStore } from './year-plan.store';

/** Begins a year's plan as a copy of another one; a year has one. */
@Injectable()
export class DraftPlan {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly years: YearPlanStore,
    private readonly show: ShowPlan,
  ) {}

  run(actor: Actor, body: DraftPlanBody): Promise<Outcome<NationalPlanView>> {
    return this.inTransaction.run(actor, { action: 'national-plan.draft' }, async (tx) => {
      const decided = decidePlanYear(body, localDay(tx.now));
      if (!decided.ok) return decided;
      const id = `p${body.year}`;
      const drafted = await this.years.draft(tx, id, body);
      return drafted.ok ? this.show.one(tx, id) : drafted;
    });
  }
}
