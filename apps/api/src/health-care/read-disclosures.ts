import { Injectable } from '@nestjs/common';
import { maskOf, refuse, type DisclosuresView, type MedicalReportId, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { CareStore } from './care.store';
import { ReportStore } from './report.store';
import { ShowDisclosures } from './show-disclosures';

/** To which courts' offices a report was given, and on what it could go to one. */
@Injectable()
export class ReadDisclosures {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly care: CareStore,
    private readonly reports: ReportStore,
    private readonly show: ShowDisclosures,
  ) {}

  run(actor: Actor, id: MedicalReportId): Promise<Outcome<DisclosuresView>> {
    return this.inTransaction.run(actor, { action: 'medical-report.read', subjectId: id }, async (tx) => {
      const report = await this.reports.find(tx, id);
      const row = report && (await this.care.find(tx, report.careId));
      if (report === null || row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('core'));
      return this.show.of(tx, id);
    });
  }
}
