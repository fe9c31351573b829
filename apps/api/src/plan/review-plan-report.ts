import { Injectable } from '@nestjs/common';
import { decideReview, type Outcome, type PlanReportId, type PlanReportView, type ReviewPlanReportBody } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { PlanReportStore } from './report.store';
import { ShowPlanReport } from './show-plan-report';

/** Takes a submitted report, which from then on counts, or sends it back with a reason. */
@Injectable()
export class ReviewPlanReport {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly reports: PlanReportStore,
    private readonly show: ShowPlanReport,
  ) {}

  run(actor: Actor, id: PlanReportId, version: number, body: ReviewPlanReportBody): Promise<Outcome<PlanReportView>> {
    return this.inTransaction.run(actor, { action: 'plan-report.review', subjectId: id }, async (tx) => {
      const decided = decideReview(body);
      if (!decided.ok) return decided;
      const reviewed = await this.reports.review(tx, id, version, body);
      return reviewed.ok ? this.show.one(tx, id) : reviewed;
    });
  }
}
