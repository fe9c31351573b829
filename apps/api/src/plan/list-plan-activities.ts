import { Injectable } from '@nestjs/common';
import { localDay, type NationalPlanView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { PlanStore } from './plan.store';
import { ShowPlan } from './show-plan';

export interface ActivityQuery {
  readonly plan?: string;
  readonly axis?: number;
  readonly agency?: string;
  readonly activity?: string;
}

/** A plan by axis with how far each activity has come: the running one, unless another is named; of one activity its history too. */
@Injectable()
export class ListPlanActivities {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly store: PlanStore,
    private readonly show: ShowPlan,
  ) {}

  run(actor: Actor, { plan, axis = null, agency = null, activity = null }: AsNullable<ActivityQuery>): Promise<Outcome<NationalPlanView>> {
    return this.inTransaction.run(actor, { action: 'national-plan.read' }, async (tx) => {
      const wanted = plan ?? (activity === null ? null : await this.store.planOfActivity(tx, activity));
      const running = wanted ?? (await this.store.planOf(tx, localDay(tx.now))) ?? (await this.store.plans(tx))[0]?.id;
      return this.show.one(tx, running ?? null, { axis, agency, activity });
    });
  }
}

type AsNullable<T> = { readonly [K in keyof T]?: T[K] | null };
