import { Injectable } from '@nestjs/common';
import { allow, type Outcome, type PlanMenuView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { menuMeasures } from './plan-menu';
import { agencyRef } from './plan.presenter';
import { PlanStore } from './plan.store';

/** The measures and bodies that whoever writes a plan chooses from. */
@Injectable()
export class ReadPlanMenu {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly plan: PlanStore,
  ) {}

  run(actor: Actor): Promise<Outcome<PlanMenuView>> {
    return this.inTransaction.run(actor, { action: 'national-plan.menu' }, async (tx) => {
      const agencies = await this.plan.agencies(tx);
      return allow({ measures: menuMeasures, agencies: [...agencies.keys()].map((id) => agencyRef(id, agencies)) });
    });
  }
}
