import { Injectable } from '@nestjs/common';
import { allow, localDay, monthsOwed, overdueOf, type Outcome, type OverdueReportsView } from '@himaya/domain';
import { members } from '@himaya/domain/reference';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { agencyRef } from './plan.presenter';
import { PlanStore } from './plan.store';
import { ScorecardStore } from './scorecard.store';

/** The members that owe a report whose day is over, of the last months. */
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
      const [first] = monthsOwed(today);
      const reports = first === undefined ? [] : await this.scorecards.months(tx, first, today);
      const agencies = await this.plan.agencies(tx);
      return allow({ members: overdueOf(members.map((id) => agencyRef(id, agencies)), reports, today) }); // prettier-ignore
    });
  }
}
