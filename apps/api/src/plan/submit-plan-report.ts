import { Injectable } from '@nestjs/common';
import type { Outcome, PlanReportId, PlanReportView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { PlanReportStore } from './report.store';
import { ShowPlanReport } from './show-plan-report';

/** Hands a whole report to the secretariat. */
@Injectable()
export class SubmitPlanReport {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly reports: PlanReportStore,
    private readonly show: ShowPlanReport,
  ) {}

  run(actor: Actor, id: PlanReportId, version: number): Promise<Outcome<PlanReportView>> {
    return this.inTransaction.run(actor, { action: 'plan-report.submit', subjectId: id }, async (tx) => {
      const submitted = await this.reports.submit(tx, id, version);
      return submitted.ok ? this.show.one(tx, id) : submitted;
    });
  }
}
