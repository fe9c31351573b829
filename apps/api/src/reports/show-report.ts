import { Injectable } from '@nestjs/common';
import { allow, refuse, type CommitteeReportId, type CommitteeReportView, type Outcome } from '@himaya/domain';
import { ReadEvaluations } from '../accountability';
import type { Tx } from '../platform/db/in-transaction';
import { AssembleReport } from './assemble-report';
import { committeeReportView } from './report.presenter';
import { ReportStore } from './report.store';

/** One report as the committee's people see it, inside an open transaction; a draft's figures are reckoned now. */
@Injectable()
export class ShowReport {
  constructor(
    private readonly reports: ReportStore,
    private readonly assemble: AssembleReport,
    private readonly evaluations: ReadEvaluations,
  ) {}

  /** A draft names its tables by their ids alone: they are read and frozen when it is proposed. */
  async one(tx: Tx, id: CommitteeReportId): Promise<Outcome<CommitteeReportView>> {
    const row = await this.reports.find(tx, id);
    if (row === null) return refuse('not-found');
    const lines =
      row.status === 'draft' || row.status === 'discarded'
        ? (await this.assemble.run(tx, row, [])).lines
        : await this.reports.lines(tx, row);
    const evaluations = row.kind === 'annual' && row.status === 'draft' ? await this.evaluations.ofYear(tx, Number(row.period)) : [];
    return allow(committeeReportView({ row, lines, moves: await this.reports.moves(tx, id), evaluations }, tx.actor));
  }
}
