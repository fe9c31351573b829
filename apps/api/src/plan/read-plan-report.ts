import { Injectable } from '@nestjs/common';
import type { Outcome, PlanReportId, PlanReportView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ShowPlanReport } from './show-plan-report';

/** One report with what the member said of each activity, beside what it said the month before. */
@Injectable()
export class ReadPlanReport {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly show: ShowPlanReport,
  ) {}

  run(actor: Actor, id: PlanReportId): Promise<Outcome<PlanReportView>> {
    return this.inTransaction.run(actor, { action: 'plan-report.read', subjectId: id }, (tx) => this.show.one(tx, id));
  }
}
