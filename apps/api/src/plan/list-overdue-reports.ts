import { Injectable } from '@nestjs/common';
import { allow, localDay, monthsOwed, overdueOf, type Outcome, type OverdueReportsView } from '@himaya/domain';
import { members } from '@himaya/domain/reference';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { agencyRef } from './plan.presenter';
import { PlanStore } from './plan.store';
import { ScorecardStore } from './scorecard.store';

/** The members, and other bodies with activities, that owe a report whose day is over, of the last months. */
@Injectable()
export class ListOverdueReports {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly plan: PlanStore,
    private readonly scorecards: ScorecardStore,
  ) {}

  run(actor: Actor): Promise<Outcome<OverdueReportsView>> {
    return this.inTransaction.run(actor, { action: 'plan-scorecard.overdue' }, async (tx) => {
      const today = localDay(tx.now);
      const months = monthsOwed(today);
      const reports = await this.scorecards.months(tx, months[0]!, today);
      const agencies = await this.plan.agencies(tx);
      const asked = new Map([...(await this.scorecards.asked(tx, months)), ...members.map((id) => [id, months] as const)]);
      return allow({ members: overdueOf([...asked].map(([id, owed]) => ({ agency: agencyRef(id, agencies), months: owed })), reports) }); // prettier-ignore
    });
  }
}
