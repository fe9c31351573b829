import { Injectable } from '@nestjs/common';
import {
  decideReportWords,
  mayWriteReport,
  refuse,
  type CommitteeReportId,
  type CommitteeReportView,
  type Outcome,
  type SaveCommitteeReportBody,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ReportStore } from './report.store';
import { ShowReport } from './show-report';

/** Writes over a draft: its chapters, its letter, the tables it holds. */
@Injectable()
export class SaveReport {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly reports: ReportStore,
    private readonly show: ShowReport,
  ) {}

  run(actor: Actor, id: CommitteeReportId, version: number, body: SaveCommitteeReportBody): Promise<Outcome<CommitteeReportView>> {
    return this.inTransaction.run(actor, { action: 'committee-report.save', subjectId: id }, async (tx) => {
      const row = await this.reports.find(tx, id);
      if (row === null) return refuse('not-found');
      if (!mayWriteReport({ status: row.status, held: actor.roles })) return refuse('committee-report.status');
      const decided = decideReportWords(row.kind, body);
      if (!decided.ok) return decided;
      const saved = await this.reports.save(tx, id, version, body);
      return saved.ok ? this.show.one(tx, id) : saved;
    });
  }
}
