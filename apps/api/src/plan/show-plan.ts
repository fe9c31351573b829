import { Injectable } from '@nestjs/common';
import { allow, localDay, refuse, type NationalPlanView, type Outcome } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { ReadPublished } from '../releases';
import { axisViews, measuresShown, monthView, planRef, versionView } from './plan.presenter';
import { PlanStore } from './plan.store';

export interface PlanFilter {
  readonly axis: number | null;
  readonly agency: string | null;
  readonly activity: string | null;
}

const everything: PlanFilter = { axis: null, agency: null, activity: null };

/** A plan as its reader may see it: what every verb on one answers with. */
@Injectable()
export class ShowPlan {
  constructor(
    private readonly store: PlanStore,
    private readonly releases: ReadPublished,
  ) {}

  /** @param wanted the plan's id */
  async one(tx: Tx, wanted: string | null, filter = everything): Promise<Outcome<NationalPlanView>> {
    const plans = await this.store.plans(tx);
    const found = plans.find(({ id }) => id === wanted);
    if (found === undefined) return refuse('not-found');
    const rows = await this.store.activities(tx, found.id, filter);
    if (filter.activity !== null && rows.length === 0) return refuse('not-found');
    const agencies = await this.store.agencies(tx);
    const axes = axisViews(await this.store.axes(tx, found.id), rows, agencies, {
      plan: found,
      today: localDay(tx.now),
      totals: await this.store.totals(tx, found.id, null),
      published: await this.releases.totals(measuresShown(rows), tx),
    });
    const detail =
      filter.activity === null
        ? null
        : {
            versions: (await this.store.versions(tx, filter.activity)).map((row) => versionView(row, agencies)),
            months: (await this.store.months(tx, filter.activity)).map((row) => monthView(row, agencies)),
          };
    return allow({ plan: planRef(found), plans: plans.map(planRef), axes, moves: await this.store.moves(tx, found.id), detail });
  }

  /** The plan of one activity, with that activity alone and its history. */
  async activity(tx: Tx, id: string): Promise<Outcome<NationalPlanView>> {
    const plan = await this.store.planOfActivity(tx, id);
    return plan === null ? refuse('not-found') : this.one(tx, plan, { ...everything, activity: id });
  }
}
