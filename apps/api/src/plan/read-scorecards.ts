import { Injectable } from '@nestjs/common';
import { daysOfHalf, localDay, monthAfter, scorecardOf, type PlanScorecard } from '@himaya/domain';
import { members } from '@himaya/domain/reference';
import type { Tx } from '../platform/db/in-transaction';
import { agencyRef } from './plan.presenter';
import { PlanStore } from './plan.store';
import { ReadPlanUntil } from './read-plan-until';
import { ScorecardStore } from './scorecard.store';

/** What reports and plan say at this moment of each member's half-year, and of nothing after it, for those who hold members to account. */
@Injectable()
export class ReadScorecards {
  constructor(
    private readonly plan: PlanStore,
    private readonly until: ReadPlanUntil,
    private readonly scorecards: ScorecardStore,
  ) {}

  /** Every member's card. @param half `2026-H2` */
  async of(tx: Tx, half: string): Promise<PlanScorecard[]> {
    const today = localDay(tx.now);
    const { from, to } = daysOfHalf(half);
    const last = monthAfter(to < today ? to : today, 0);
    const activities = (await this.until.axes(tx, last)).flatMap((axis) => axis.activities);
    const ids = activities.map(({ id }) => id);
    const months = await this.scorecards.months(tx, from, to);
    const declared = await this.scorecards.declared(tx, ids, last);
    const declaredBefore = await this.scorecards.declared(tx, ids, monthAfter(from, -1));
    const agencies = await this.plan.agencies(tx);
    return members.map((id) =>
      scorecardOf(agencyRef(id, agencies), {
        half,
        today,
        months: months.filter(({ agencyId }) => agencyId === id),
        activities,
        declared: declared.get(id) ?? [],
        declaredBefore: declaredBefore.get(id) ?? [],
      }),
    );
  }
}
