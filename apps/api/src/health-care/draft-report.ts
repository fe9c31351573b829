import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  categoryOfCare,
  decideDraft,
  localDay,
  maskOf,
  refuse,
  type CareEpisodeId,
  type CareView,
  type DraftReportBody,
  type MedicalReportId,
  type Outcome,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { CareStore } from './care.store';
import { maskOfReport, sealedParts } from './report.presenter';
import { ReportStore } from './report.store';
import { ShowCare } from './show-care';

/** Begins a report on somebody's state, or the next edition of one. */
@Injectable()
export class DraftReport {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly care: CareStore,
    private readonly reports: ReportStore,
    private readonly show: ShowCare,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: CareEpisodeId, body: DraftReportBody, idempotencyKey: string | null): Promise<Outcome<CareView>> {
    return this.inTransaction.run(actor, { action: 'medical-report.draft', subjectId: id }, async (tx) => {
      const row = await this.care.find(tx, id);
      const former = row && body.replacesId ? await this.reports.find(tx, body.replacesId) : null;
      if (row === null || (body.replacesId && former?.careId !== id)) return refuse('not-found');
      tx.touches(row.caseId, maskOf(categoryOfCare[row.service]) | maskOfReport({ physical: null, psychological: null, ...body }));
      const attempt = { key: idempotencyKey, route: `/care/${id}/reports`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as MedicalReportId);
      if (!claimed.ok) return claimed;
      const reportId = claimed.value.id;
      if (claimed.value.again) return this.show.one(tx, id);
      const decided = decideDraft(body, { care: row.service, careStatus: row.status, today: localDay(tx.now) }, former);
      if (!decided.ok) return decided;
      // A key of its own: a court that is given the report opens nothing else of the care.
      const { key, stored } = await this.vault.newKey(reportId);
      const report = { id: reportId, careId: id, replacesId: body.replacesId ?? null };
      const drafted = await this.reports.draft(tx, report, body, { ...sealedParts(key, body), key: stored });
      return drafted.ok ? this.show.one(tx, id) : drafted;
    });
  }
}
