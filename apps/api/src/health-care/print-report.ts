import { Injectable } from '@nestjs/common';
import {
  allow,
  refuse,
  type CaseId,
  type CategoryMask,
  type MedicalReportId,
  type Outcome,
  type PrintedPaperView,
  type ReportView,
} from '@himaya/domain';
import { IssuePaper } from '../papers';
import type { Actor } from '../platform/auth/actor';
import type { Tx } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { CareStore } from './care.store';
import { maskOfReport, reportView } from './report.presenter';
import { reportSections } from './report-sections';
import { ReportStore } from './report.store';

interface Printable {
  readonly report: ReportView;
  readonly caseId: CaseId;
  /** What the unit calls the person. */
  readonly called: string;
  readonly categories: CategoryMask;
}

/** The paper of a report that was issued: drawn from its words each time anew, with a code and a signature of its own (ADR 85). */
@Injectable()
export class PrintReport {
  constructor(
    private readonly issue: IssuePaper,
    private readonly care: CareStore,
    private readonly reports: ReportStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: MedicalReportId): Promise<Outcome<PrintedPaperView>> {
    return this.issue.run(actor, {
      language: async (tx) => {
        const row = await this.reports.find(tx, id);
        return row === null ? refuse('not-found') : allow(row.language);
      },
      looking: { action: 'medical-report.read', subjectId: id },
      gather: async (tx, words) => {
        const found = await this.decide(tx, id);
        if (!found.ok) return found;
        const { report, caseId, called, categories } = found.value;
        return allow({
          kind: 'medical-report',
          caseId,
          referralId: null,
          reportId: id,
          categories,
          content: {
            notice: words.text(report.status === 'superseded' ? 'paper.report-superseded' : 'paper.report-notice'),
            sections: reportSections(words, report, called),
            stamp: words.text('paper.report-stamp'),
          },
        });
      },
      printing: { action: 'medical-report.print', subjectId: id },
      confirm: (tx) => this.decide(tx, id),
    });
  }

  private async decide(tx: Tx, id: MedicalReportId): Promise<Outcome<Printable>> {
    const row = await this.reports.find(tx, id);
    const care = row && (await this.care.find(tx, row.careId));
    if (row === null || care === null) return refuse('not-found');
    const keys = await this.vault.openKeys([row, care]);
    const report = reportView(row, keys.get(row.id)!, { change: false, print: true });
    const categories = maskOfReport(report);
    tx.touches(care.caseId, categories);
    if (!report.printable) return refuse('medical-report.not-now');
    return allow({ report, caseId: care.caseId, called: keys.get(care.id)!.open('care.called', care.calledCt) ?? '', categories });
  }
}
