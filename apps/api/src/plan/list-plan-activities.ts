import { Injectable } from '@nestjs/common';
import { allow, localDay, refuse, type NationalPlanView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { axisViews, monthView, planRef, versionView } from './plan.presenter';
import { PlanStore } from './plan.store';

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
  ) {}

  run(actor: Actor, { plan, axis = null, agency = null, activity = null }: AsNullable<ActivityQuery>): Promise<Outcome<NationalPlanView>> {
    return this.inTransaction.run(actor, { action: 'national-plan.read' }, async (tx) => {
      const plans = await this.store.plans(tx);
      const wanted = plan ?? (await this.store.planOf(tx, localDay(tx.now))) ?? plans[0]?.id;
      const found = plans.find(({ id }) => id === wanted);
      if (found === undefined) return refuse('not-found');
      const rows = await this.store.activities(tx, found.id, { axis, agency, activity });
      if (activity !== null && rows.length === 0) return refuse('not-found');
      const agencies = await this.store.agencies(tx);
      const axes = axisViews(await this.store.axes(tx, found.id), rows, agencies, await this.store.totals(tx, found.id));
      const detail =
        activity === null
          ? null
          : {
              versions: (await this.store.versions(tx, activity)).map(versionView),
              months: (await this.store.months(tx, activity)).map((row) => monthView(row, agencies)),
            };
      return allow({ plan: planRef(found), plans: plans.map(planRef), axes, detail });
    });
  }
}

type AsNullable<T> = { readonly [K in keyof T]?: T[K] | null };
