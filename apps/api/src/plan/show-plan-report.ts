import { Injectable } from '@nestjs/common';
import { allow, monthAfter, refuse, type Outcome, type PlanReportId, type PlanReportView } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { PlanStore, type ActivityRow } from './plan.store';
import { reportView } from './report.presenter';
import { PlanReportStore, type ReportRow } from './report.store';

/** A report as its reader may see it: what every verb on one answers with. */
@Injectable()
export class ShowPlanReport {
  constructor(
    private readonly plan: PlanStore,
    private readonly reports: PlanReportStore,
  ) {}

  async one(tx: Tx, id: PlanReportId): Promise<Outcome<PlanReportView>> {
    const row = await this.reports.find(tx, id);
    if (row === null) return refuse('not-found');
    const parts = {
      activities: await this.activities(tx, row),
      entries: await this.reports.entries(tx, id),
      before: await this.reports.entriesOf(tx, row.agencyId, monthAfter(row.month, -1)),
    };
    return allow(reportView(row, parts, await this.plan.agencies(tx), tx.now));
  }

  /** To who writes it what it asks for; otherwise what was asked for when it was submitted, however the plan has been corrected since. */
  private activities(tx: Tx, { id, own, status, submittedRevision }: ReportRow): Promise<ActivityRow[]> {
    const written = own && (status === 'draft' || status === 'returned');
    return written ? this.reports.asks(tx, id) : this.reports.reported(tx, id, submittedRevision!);
  }
}
