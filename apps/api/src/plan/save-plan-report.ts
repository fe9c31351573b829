import { Injectable } from '@nestjs/common';
import {
  decideEntries,
  mayStep,
  refuse,
  type Outcome,
  type PlanReportId,
  type PlanReportView,
  type SavePlanReportBody,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { measureRef } from './plan.presenter';
import { PlanReportStore } from './report.store';
import { ShowPlanReport } from './show-plan-report';

/** Writes down what the member says of its activities; a report that was returned or accepted is taken up again as a further revision. */
@Injectable()
export class SavePlanReport {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly reports: PlanReportStore,
    private readonly show: ShowPlanReport,
  ) {}

  run(actor: Actor, id: PlanReportId, version: number, body: SavePlanReportBody): Promise<Outcome<PlanReportView>> {
    return this.inTransaction.run(actor, { action: 'plan-report.save', subjectId: id }, async (tx) => {
      const row = await this.reports.find(tx, id);
      if (row === null) return refuse('not-found');
      if (!mayStep('save', row.status)) return refuse('plan-report.not-now');
      const activities = await this.reports.asks(tx, id);
      const decided = decideEntries(body, new Map(activities.map((activity) => [activity.id, activity.reported.map(measureRef)])));
      if (!decided.ok) return decided;
      const saved = await this.reports.save(tx, id, version, body);
      return saved.ok ? this.show.one(tx, id) : saved;
    });
  }
}
