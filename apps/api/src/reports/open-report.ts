import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideReportPeriod,
  localDay,
  type CommitteeReportId,
  type CommitteeReportView,
  type OpenCommitteeReportBody,
  type Outcome,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { ReportStore } from './report.store';
import { ShowReport } from './show-report';

/** Begins the report of a period, or with a reason a further edition of one that was approved or withdrawn. */
@Injectable()
export class OpenReport {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly reports: ReportStore,
    private readonly show: ShowReport,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, body: OpenCommitteeReportBody, idempotencyKey: string | null): Promise<Outcome<CommitteeReportView>> {
    return this.inTransaction.run(actor, { action: 'committee-report.open' }, async (tx) => {
      const decided = decideReportPeriod(body.kind, body.period, localDay(tx.now));
      if (!decided.ok) return decided;
      const attempt = { key: idempotencyKey, route: '/committee-reports', body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as CommitteeReportId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      const opened = again ? decided : await this.reports.open(tx, id, body);
      return opened.ok ? this.show.one(tx, id) : opened;
    });
  }
}
