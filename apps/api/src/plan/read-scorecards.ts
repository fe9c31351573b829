import { Injectable } from '@nestjs/common';
import { daysOfHalf, localDay, scorecardOf, type PlanScorecard } from '@himaya/domain';
import { members } from '@himaya/domain/reference';
import type { Tx } from '../platform/db/in-transaction';
import { agencyRef } from './plan.presenter';
import { PlanStore } from './plan.store';
import { ScorecardStore } from './scorecard.store';
import { ShowPlan } from './show-plan';

/** What reports and plan say of each member's half-year at this moment, for those who hold members to account. */
@Injectable()
export class ReadScorecards {
  constructor(
    private readonly plan: PlanStore,
    private readonly show: ShowPlan,
    private readonly scorecards: ScorecardStore,
  ) {}

  /** Every member's card. @param half `2026-H2` */
  async of(tx: Tx, half: string): Promise<PlanScorecard[]> {
    const today = localDay(tx.now);
    const { from, to } = daysOfHalf(half);
    const plan = await this.plan.planOf(tx, to < today ? to : today);
    const shown = plan === null ? null : await this.show.one(tx, plan);
    const activities = shown?.ok === true ? shown.value.axes.flatMap((axis) => axis.activities) : [];
    const months = await this.scorecards.months(tx, from, to);
    const declared = await this.scorecards.declared(
      tx,
      activities.map(({ id }) => id),
    );
    const agencies = await this.plan.agencies(tx);
    return members.map((id) =>
      scorecardOf(agencyRef(id, agencies), {
        half,
        today,
        months: months.filter(({ agencyId }) => agencyId === id),
        activities,
        declared: declared.get(id) ?? [],
      }),
    );
  }
}
