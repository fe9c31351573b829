import { Injectable } from '@nestjs/common';
import type { CommitteeReportId, CommitteeReportView, Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ShowReport } from './show-report';

@Injectable()
export class ReadReport {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly show: ShowReport,
  ) {}

  run(actor: Actor, id: CommitteeReportId): Promise<Outcome<CommitteeReportView>> {
    return this.inTransaction.run(actor, { action: 'committee-report.read', subjectId: id }, (tx) => this.show.one(tx, id));
  }
}
