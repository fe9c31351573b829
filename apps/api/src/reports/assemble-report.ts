import { Injectable } from '@nestjs/common';
import {
  localDay,
  monthsOfReport,
  planLines,
  publicLine,
  quarterLines,
  type CommitteeReportKind,
  type CommitteeReportLine,
  type ReleaseId,
  type ReleaseLine,
} from '@himaya/domain';
import { ReadPlanUntil } from '../plan';
import type { Tx } from '../platform/db/in-transaction';
import { ReadPublished } from '../releases';
import { ReportStore } from './report.store';

/** The figures of a report as they are now. */
export interface Assembled {
  readonly lines: readonly CommitteeReportLine[];
  /** Months of a quarter that have no approved report. */
  readonly monthsMissing: number;
}

/** Reckons a report's figures: a month's from the members' accepted reports, a quarter's from its months' frozen ones, a year's without any count. */
@Injectable()
export class AssembleReport {
  constructor(
    private readonly reports: ReportStore,
    private readonly plan: ReadPlanUntil,
    private readonly published: ReadPublished,
  ) {}

  /** @param tables of `tables`, read before the transaction */
  async run(
    tx: Tx,
    { kind, period }: { readonly kind: CommitteeReportKind; readonly period: string },
    tables: readonly ReleaseLine[],
  ): Promise<Assembled> {
    const months = monthsOfReport(kind, period);
    const [first, last] = [months[0] as string, months.at(-1) as string];
    if (kind === 'quarterly') {
      const found = await this.reports.months(
        tx,
        months.map((month) => month.slice(0, 7)),
      );
      return { lines: quarterLines(found.map(({ lines }) => lines)), monthsMissing: months.length - found.length };
    }
    const lines = planLines(last, await this.plan.axes(tx, last));
    if (kind === 'annual') return { lines: [...lines.map(publicLine), ...tables], monthsMissing: 0 };
    const members = await this.plan.members(tx, first, localDay(tx.now));
    return { lines: [{ kind: 'members', month: first, ...members }, ...lines], monthsMissing: 0 };
  }

  /** The tables that are published at this moment, in the order they are asked for; others are left out. */
  async tables(ids: readonly ReleaseId[]): Promise<ReleaseLine[]> {
    const found = await Promise.all(ids.map((id) => this.published.one(id)));
    return found.flatMap((one): ReleaseLine[] =>
      one.ok && one.value.status === 'published' ? [{ kind: 'release', release: one.value }] : [],
    );
  }
}
