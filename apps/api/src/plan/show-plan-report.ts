import { Injectable } from '@nestjs/common';
import { allow, monthAfter, planRules, refuse, type Outcome, type PlanReportId, type PlanReportView } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { PlanStore, type ActivityRow } from './plan.store';
import { ReadKnownFigures } from './read-known-figures';
import { reportView } from './report.presenter';
import { PlanReportStore, type ReportRow } from './report.store';

/** A report as its reader may see it: what every verb on one answers with. */
@Injectable()
export class ShowPlanReport {
  constructor(
    private readonly plan: PlanStore,
    private readonly reports: PlanReportStore,
    private readonly known: ReadKnownFigures,
  ) {}

  async one(tx: Tx, id: PlanReportId): Promise<Outcome<PlanReportView>> {
    const row = await this.reports.find(tx, id);
    if (row === null) return refuse('not-found');
    const activities = await this.activities(tx, row);
    const duties = await this.reports.duties(tx, id);
    const parts = {
      activities,
      entries: await this.reports.entries(tx, id),
      before: await this.reports.entriesOf(tx, row.agencyId, monthAfter(row.month, -1)),
      achievements: await this.reports.achievements(tx, id),
      known: await this.known.of(tx, row.month, activities),
      owed: isWritten(row) ? await this.reports.owed(tx, id) : duties.map(({ measure }) => measure),
      duties,
      dutiesBefore: await this.reports.dutiesOf(tx, row.agencyId, monthAfter(row.month, -1)),
      parts: await this.reports.parts(tx, id),
      bases: await this.reports.bases(tx, row.agencyId, row.month, monthAfter(row.month, -planRules.monthsBack)),
    };
    return allow(reportView(row, parts, await this.plan.agencies(tx), tx.now));
  }

  /** To who writes it what it asks for; otherwise what was asked for when it was submitted, however the plan has been corrected since. */
  private activities(tx: Tx, row: ReportRow): Promise<ActivityRow[]> {
    return isWritten(row) ? this.reports.asks(tx, row.id) : this.reports.reported(tx, row.id, row.submittedRevision!);
  }
}

/** Is it the reader's own, and being written? */
const isWritten = ({ own, status }: ReportRow): boolean => own && (status === 'draft' || status === 'returned');
