import { Injectable } from '@nestjs/common';
import { allow, type Outcome, type Page, type PlanReportListItem, type PlanReportStatus } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { dayKey, decodeCursor, idKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { PlanStore } from './plan.store';
import { reportItem } from './report.presenter';
import { PlanReportStore } from './report.store';

/** The own agency's reports; to the secretariat, the chair and the evaluator every member's that was submitted once. */
@Injectable()
export class ListPlanReports {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly plan: PlanStore,
    private readonly reports: PlanReportStore,
  ) {}

  run(
    actor: Actor,
    query: { readonly status?: PlanReportStatus; readonly cursor?: string; readonly limit?: number },
  ): Promise<Outcome<Page<PlanReportListItem>>> {
    const { status = null, cursor, limit = defaultLimit } = query;
    const after = decodeCursor(cursor, [dayKey, idKey]);
    return this.inTransaction.run(actor, { action: 'plan-report.list' }, async (tx) => {
      const rows = await this.reports.list(tx, { status, after, limit });
      const agencies = await this.plan.agencies(tx);
      return allow(pageOf(rows, limit, (row) => reportItem(row, agencies, tx.now), (row) => [row.month, row.id])); // prettier-ignore
    });
  }
}
