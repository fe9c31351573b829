import { Injectable } from '@nestjs/common';
import { allow, daysOfHalf, halfYearOf, localDay, scorecardOf, type Outcome, type PlanScorecardsView } from '@himaya/domain';
import { members } from '@himaya/domain/reference';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { agencyRef } from './plan.presenter';
import { PlanStore } from './plan.store';
import { ScorecardStore } from './scorecard.store';
import { ShowPlan } from './show-plan';

/** How each member of the committee has met its obligations in a half-year: the running one, unless another is named. */
@Injectable()
export class ListScorecards {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly plan: PlanStore,
    private readonly show: ShowPlan,
    private readonly scorecards: ScorecardStore,
  ) {}

  run(actor: Actor, query: { readonly half?: string }): Promise<Outcome<PlanScorecardsView>> {
    return this.inTransaction.run(actor, { action: 'plan-scorecard.list' }, async (tx) => {
      const today = localDay(tx.now);
      const half = query.half ?? halfYearOf(today);
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
      const cards = members.map((id) =>
        scorecardOf(agencyRef(id, agencies), {
          half,
          today,
          months: months.filter(({ agencyId }) => agencyId === id),
          activities,
          declared: declared.get(id) ?? [],
        }),
      );
      return allow({ half, from, to, members: cards });
    });
  }
}
