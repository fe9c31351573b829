import { Injectable } from '@nestjs/common';
import { allow, printableReports, refuse, type MedicalReportId, type Outcome, type PrintedPaperView } from '@himaya/domain';
import { IssuePaper, PaperWords, type Draft } from '../papers';
import type { Actor } from '../platform/auth/actor';
import type { Tx } from '../platform/db/in-transaction';
import { InTransaction } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { CareStore } from './care.store';
import { maskOfReport, reportView } from './report.presenter';
import { reportSections } from './report-sections';
import { ReportStore } from './report.store';

/** The paper of a report that was issued: drawn from its words each time anew, with a code and a signature of its own (ADR 85). */
@Injectable()
export class PrintReport {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly issue: IssuePaper,
    private readonly care: CareStore,
    private readonly reports: ReportStore,
    private readonly vault: Vault,
  ) {}

  async run(actor: Actor, id: MedicalReportId): Promise<Outcome<PrintedPaperView>> {
    const found = await this.inTransaction.run(actor, { action: 'care.read', subjectId: id }, async (tx) => {
      const report = await this.reports.find(tx, id);
      return report === null ? refuse('not-found') : allow(report.language);
    });
    if (!found.ok) return found;
    return this.issue.run(actor, {
      language: found.value,
      looking: { action: 'care.read', subjectId: id },
      gather: (tx, words) => this.draft(tx, id, words),
      printing: { action: 'medical-report.print', subjectId: id },
      confirm: (tx) => this.draft(tx, id, PaperWords.in(found.value)),
    });
  }

  private async draft(tx: Tx, id: MedicalReportId, words: PaperWords): Promise<Outcome<Draft>> {
    const row = await this.reports.find(tx, id);
    const care = row && (await this.care.find(tx, row.careId));
    if (row === null || care === null) return refuse('not-found');
    const keys = await this.vault.openKeys([row, care]);
    const view = reportView(row, keys.get(row.id)!, { change: false, print: true });
    const categories = maskOfReport(view);
    tx.touches(care.caseId, categories);
    if (!printableReports.includes(row.status) || !view.printable) return refuse('medical-report.not-now');
    const called = keys.get(care.id)!.open('care.called', care.calledCt) ?? '';
    return allow({
      kind: 'medical-report',
      caseId: care.caseId,
      referralId: null,
      reportId: id,
      categories,
      content: {
        notice: words.text(row.status === 'superseded' ? 'paper.report-superseded' : 'paper.report-notice'),
        sections: reportSections(words, view, called),
        stamp: words.text('paper.report-stamp'),
      },
    });
  }
}
