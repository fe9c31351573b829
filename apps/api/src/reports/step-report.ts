import { Injectable } from '@nestjs/common';
import {
  allow,
  decideReportStep,
  refuse,
  type CommitteeReportId,
  type CommitteeReportView,
  type Outcome,
  type ReleaseLine,
  type StepCommitteeReportBody,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { AssembleReport } from './assemble-report';
import { isOwn } from './report.presenter';
import { ReportStore } from './report.store';
import { ShowReport } from './show-report';
import { SignReport } from './sign-report';

/** Takes a report on: proposed with its figures frozen, approved by another person with its signed paper, returned, discarded, withdrawn. */
@Injectable()
export class StepReport {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly reports: ReportStore,
    private readonly show: ShowReport,
    private readonly assemble: AssembleReport,
    private readonly sign: SignReport,
  ) {}

  async run(actor: Actor, id: CommitteeReportId, version: number, body: StepCommitteeReportBody): Promise<Outcome<CommitteeReportView>> {
    const paper = body.step === 'approve' ? await this.sign.run(actor, id) : allow(null);
    if (!paper.ok) return paper;
    const tables = body.step === 'propose' ? await this.tables(actor, id) : [];
    return this.inTransaction.run(actor, { action: 'committee-report.step', subjectId: id }, async (tx) => {
      const row = await this.reports.find(tx, id);
      if (row === null) return refuse('not-found');
      const { lines, monthsMissing } =
        body.step === 'propose' && row.status === 'draft' ? await this.assemble.run(tx, row, tables) : { lines: [], monthsMissing: 0 };
      const decided = decideReportStep(body, { ...row, own: isOwn(row, actor), held: actor.roles, monthsMissing });
      if (!decided.ok) return decided;
      const done = await this.reports.step(tx, id, version, body, lines);
      if (!done.ok) return done;
      if (paper.value !== null) await this.reports.keepPaper(tx, id, paper.value);
      return this.show.one(tx, id);
    });
  }

  private async tables(actor: Actor, id: CommitteeReportId): Promise<ReleaseLine[]> {
    const found = await this.inTransaction.run(actor, { action: 'committee-report.read', subjectId: id }, async (tx) => {
      const row = await this.reports.find(tx, id);
      return row === null ? refuse('not-found') : allow(row.releases);
    });
    return found.ok ? this.assemble.tables(found.value) : [];
  }
}
