import { Injectable } from '@nestjs/common';
import {
  localDay,
  meanRatio,
  measureOfCompletion,
  measuresOfCommittee,
  releasedOf,
  type CommitteeMonth,
  type IsoDate,
  type KnownOfMonth,
  type PlanReleasedView,
} from '@himaya/domain';
import { members } from '@himaya/domain/reference';
import type { Tx } from '../platform/db/in-transaction';
import { ReadPublished } from '../releases';
import { measuresShown } from './plan.presenter';
import { PlanStore, type ActivityRow } from './plan.store';
import { ReadPlanUntil } from './read-plan-until';
import { PlanReportStore } from './report.store';

/** What the system knows of a month that is reported: figures to begin with, and what was published of activities that case data feed. */
export interface KnownFigures extends KnownOfMonth {
  readonly released: ReadonlyMap<string, PlanReleasedView>;
}

/** Asks only for what the month's activities need. */
@Injectable()
export class ReadKnownFigures {
  constructor(
    private readonly plan: PlanStore,
    private readonly reports: PlanReportStore,
    private readonly until: ReadPlanUntil,
    private readonly releases: ReadPublished,
  ) {}

  /** @param month its first day */
  async of(tx: Tx, month: IsoDate, activities: readonly ActivityRow[]): Promise<KnownFigures> {
    const asked = new Set(activities.flatMap(({ reported }) => reported));
    return {
      committee: [...asked].some((measure) => measuresOfCommittee.has(measure)) ? await this.committee(tx, month) : null,
      completion: asked.has(measureOfCompletion) ? await this.completion(tx, month) : null,
      released: await this.released(tx, month, activities),
    };
  }

  private committee(tx: Tx, month: IsoDate): Promise<CommitteeMonth | null> {
    return this.reports.committeeMonth(tx, month, members);
  }

  private async completion(tx: Tx, month: IsoDate): Promise<number | null> {
    const axes = await this.until.axes(tx, month);
    return meanRatio(axes.flatMap(({ activities }) => activities.map(({ ratio }) => ratio)));
  }

  private async released(tx: Tx, month: IsoDate, activities: readonly ActivityRow[]): Promise<ReadonlyMap<string, PlanReleasedView>> {
    const fed = activities.filter(({ feed }) => feed === 'measure');
    if (fed.length === 0) return new Map();
    const wanted = await this.plan.planOf(tx, month);
    const plan = (await this.plan.plans(tx)).find(({ id }) => id === wanted);
    if (plan === undefined) return new Map();
    const published = await this.releases.totals(measuresShown(fed), tx);
    const today = localDay(tx.now);
    return new Map(
      fed.map((activity) => [
        activity.id,
        releasedOf(
          activity,
          plan,
          published.filter(({ measure }) => measure === activity.measures[0]),
          today,
        ),
      ]),
    );
  }
}
