import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideDisclosure,
  refuse,
  type DiscloseReportBody,
  type DisclosuresView,
  type MedicalReportId,
  type Outcome,
  type ReportDisclosureId,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { CareStore } from './care.store';
import { DisclosureStore } from './disclosure.store';
import { maskOfReport, reportView } from './report.presenter';
import { ReportStore } from './report.store';
import { ShowDisclosures } from './show-disclosures';

/** Gives a forensic report to a court's office, on the person's consent or on the court's order (ADR 89). */
@Injectable()
export class DiscloseReport {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly care: CareStore,
    private readonly reports: ReportStore,
    private readonly disclosures: DisclosureStore,
    private readonly show: ShowDisclosures,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: MedicalReportId, body: DiscloseReportBody, idempotencyKey: string | null): Promise<Outcome<DisclosuresView>> {
    return this.inTransaction.run(actor, { action: 'medical-report.disclose', subjectId: id }, async (tx) => {
      const report = await this.reports.find(tx, id);
      const row = report && (await this.care.find(tx, report.careId));
      if (report === null || row === null) return refuse('not-found');
      const view = reportView(report, await this.vault.keyOf(report), { change: false, print: false });
      tx.touches(row.caseId, maskOfReport(view));
      const attempt = { key: idempotencyKey, route: `/care/reports/${id}/disclosures`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as ReportDisclosureId);
      if (!claimed.ok) return claimed;
      if (claimed.value.again) return this.show.of(tx, id);
      const bases = await this.disclosures.bases(tx, id);
      const decided = decideDisclosure(body, {
        kind: report.kind,
        status: report.status,
        courts: await this.disclosures.courts(tx, id),
        bases: bases.flatMap(({ courtId, consentId, overrideId }) => {
          const basis = consentId ?? overrideId;
          return basis === null ? [] : [{ courtId, id: basis }];
        }),
      });
      if (!decided.ok) return decided;
      const disclosed = await this.disclosures.disclose(tx, claimed.value.id, id, body);
      if (!disclosed.ok) return disclosed;
      tx.emit({ kind: 'report-given-to-court', subjectId: claimed.value.id });
      return this.show.of(tx, id);
    });
  }
}
