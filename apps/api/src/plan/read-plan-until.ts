import { Injectable } from '@nestjs/common';
import { isHandedIn, isPlanReportLate, localDay, type IsoDate, type PlanAxisView } from '@himaya/domain';
import { members } from '@himaya/domain/reference';
import type { Tx } from '../platform/db/in-transaction';
import { ReadPublished } from '../releases';
import { axisViews, measuresShown } from './plan.presenter';
import { PlanStore } from './plan.store';
import { ScorecardStore } from './scorecard.store';

/** How many of the members' reports of a month were due, and came in time, late or not at all; one that was sent back is still owed. */
export interface MembersOfMonth {
  readonly due: number;
  readonly onTime: number;
  readonly late: number;
  readonly missing: number;
}

/** What the accepted reports up to a month say, and the figures of years that were over by its end, for those who report on it. */
@Injectable()
export class ReadPlanUntil {
  constructor(
    private readonly plan: PlanStore,
    private readonly scorecards: ScorecardStore,
    private readonly releases: ReadPublished,
  ) {}

  /** The plan that the month is reported by, as it stood at the month's end; empty where there is none. @param month its first day */
  async axes(tx: Tx, month: IsoDate): Promise<PlanAxisView[]> {
    const wanted = await this.plan.planOf(tx, month);
    const plan = (await this.plan.plans(tx)).find(({ id }) => id === wanted);
    if (plan === undefined) return [];
    const rows = await this.plan.activities(tx, plan.id, { axis: null, agency: null, activity: null });
    return axisViews(await this.plan.axes(tx, plan.id), rows, await this.plan.agencies(tx), {
      plan,
      today: localDay(tx.now),
      totals: await this.plan.totals(tx, plan.id, month),
      published: (await this.releases.totals(measuresShown(rows), tx)).filter(({ year }) => `${year}-12-01` <= month),
    });
  }

  async members(tx: Tx, month: IsoDate, today: IsoDate): Promise<MembersOfMonth> {
    const reports = (await this.scorecards.months(tx, month, month)).filter((one) => members.includes(one.agencyId) && isHandedIn(one));
    const late = reports.filter(({ submittedOn }) => isPlanReportLate(month, submittedOn, today)).length;
    return { due: members.length, onTime: reports.length - late, late, missing: members.length - reports.length };
  }
}
