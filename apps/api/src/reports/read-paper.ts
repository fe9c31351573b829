import { Injectable } from '@nestjs/common';
import { allow, refuse, type CommitteeReportId, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ReportStore } from './report.store';

/** The paper that was signed when the report was approved; nobody's question sets another. */
@Injectable()
export class ReadPaper {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly reports: ReportStore,
  ) {}

  run(actor: Actor, id: CommitteeReportId): Promise<Outcome<Buffer>> {
    return this.inTransaction.run(actor, { action: 'committee-report.print', subjectId: id }, async (tx) => {
      const row = await this.reports.find(tx, id);
      if (row === null) return refuse('not-found');
      const paper = await this.reports.paper(tx, id);
      return paper === null ? refuse('committee-report.status') : allow(paper);
    });
  }

  /** Of an annual report that is public at this moment: no session, no line of whoever asks. */
  async ofPublic(id: CommitteeReportId): Promise<Outcome<Buffer>> {
    const paper = await this.reports.publicPaper(id);
    return paper === null ? refuse('not-found') : allow(paper);
  }
}
