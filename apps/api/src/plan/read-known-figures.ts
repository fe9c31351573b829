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
import { isOfCases, measuresShown } from './plan.presenter';
import { PlanStore, type ActivityRow } from './plan.store';
import { ReadPlanUntil } from './read-plan-until';
import { PlanReportStore } from './report.store';

interface PublishedMeasure {
  readonly measure: string;
  readonly released: PlanReleasedView;
}

/** What the system knows of a month that is reported: figures to begin with, and what was published of activities that case data feed. */
export interface KnownFigures extends KnownOfMonth {
  /** By activity, its measures of case data. */
  readonly published: ReadonlyMap<string, readonly PublishedMeasure[]>;
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
      published: await this.published(tx, month, activities),
    };
  }

  private committee(tx: Tx, month: IsoDate): Promise<CommitteeMonth | null> {
    return this.reports.committeeMonth(tx, month, members);
  }

  private async completion(tx: Tx, month: IsoDate): Promise<number | null> {
    const axes = await this.until.axes(tx, month);
    return meanRatio(axes.flatMap(({ activities }) => activities.map(({ ratio }) => ratio)));
  }

  private async published(
    tx: Tx,
    month: IsoDate,
    activities: readonly ActivityRow[],
  ): Promise<ReadonlyMap<string, readonly PublishedMeasure[]>> {
    const shown = measuresShown(activities);
    const wanted = shown.length === 0 ? null : await this.plan.planOf(tx, month);
    const plan = wanted === null ? undefined : (await this.plan.plans(tx)).find(({ id }) => id === wanted);
    if (plan === undefined) return new Map();
    const totals = await this.releases.totals(shown, tx);
    const today = localDay(tx.now);
    const of = (activity: ActivityRow, id: string): PublishedMeasure => {
      const ofMeasure = totals.filter(({ measure }) => measure === id);
      return { measure: id, released: releasedOf(activity, plan, ofMeasure, today) };
    };
    return new Map(activities.map((activity) => [activity.id, activity.measures.filter(isOfCases).map((id) => of(activity, id))]));
  }
}
