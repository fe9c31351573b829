import { Injectable } from '@nestjs/common';
import {
  allow,
  interfaceLanguages,
  refuse,
  type Outcome,
  type ReportDisclosureId,
  type ReportStatus,
  type ReportView,
  type UnitRef,
} from '@himaya/domain';
import { UnitStore } from '../directory';
import { PaperWords, ViewSheet } from '../papers';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { DisclosureStore } from './disclosure.store';
import { maskOfReport, reportView } from './report.presenter';
import { reportSections } from './report-sections';
import { ReportStore } from './report.store';

/** What a report's copy says first, where it says more than that it is confidential. */
const notices: Readonly<Record<ReportStatus, string>> = {
  draft: 'paper.report-notice',
  issued: 'paper.report-notice',
  superseded: 'paper.report-superseded',
  withdrawn: 'paper.report-withdrawn',
};

/** A forensic report before the own office, to look at: every page bears who looks at it, of which office, and when. Nothing of it is handed out. */
@Injectable()
export class ViewCourtReport {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly disclosures: DisclosureStore,
    private readonly reports: ReportStore,
    private readonly units: UnitStore,
    private readonly sheets: ViewSheet,
    private readonly vault: Vault,
  ) {}

  async run(actor: Actor, id: ReportDisclosureId): Promise<Outcome<Buffer>> {
    const found = await this.inTransaction.run(actor, { action: 'court-report.view', subjectId: id }, async (tx) => {
      const given = await this.disclosures.findOfCourt(tx, id);
      const row = given && (await this.reports.find(tx, given.reportId));
      if (given === null || row === null) return refuse('not-found');
      const report = reportView(row, await this.vault.keyOf(row), { change: false, print: false });
      await this.disclosures.see(tx, id);
      tx.touches(given.caseId, maskOfReport(report));
      return allow<{ report: ReportView; unit: UnitRef }>({ report, unit: await this.units.ref(tx, actor.unitId) });
    });
    if (!found.ok) return found;
    const { report, unit } = found.value;
    const words = PaperWords.in(interfaceLanguages.find((language) => language === report.language) ?? 'ar');
    return this.sheets.run(words, 'medical-report', {
      unit,
      reader: actor.displayName,
      content: { notice: words.text(notices[report.status]), sections: reportSections(words, report, null), stamp: '' },
    });
  }
}
