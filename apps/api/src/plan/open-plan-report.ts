import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { decideReportMonth, localDay, type OpenPlanReportBody, type Outcome, type PlanReportId, type PlanReportView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { PlanReportStore } from './report.store';
import { ShowPlanReport } from './show-plan-report';

/** Begins the own agency's report of a month that is over; an agency has one a month. */
@Injectable()
export class OpenPlanReport {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly reports: PlanReportStore,
    private readonly show: ShowPlanReport,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, body: OpenPlanReportBody, idempotencyKey: string | null): Promise<Outcome<PlanReportView>> {
    return this.inTransaction.run(actor, { action: 'plan-report.open' }, async (tx) => {
      const decided = decideReportMonth(body.month, localDay(tx.now));
      if (!decided.ok) return decided;
      const claimed = await claimAttempt(
        tx,
        this.vault,
        { key: idempotencyKey, route: '/plan/reports', body },
        randomUUID() as PlanReportId,
      );
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      const opened = again ? decided : await this.reports.open(tx, id, body.month);
      return opened.ok ? this.show.one(tx, id) : opened;
    });
  }
}
