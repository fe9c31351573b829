import { Injectable } from '@nestjs/common';
import {
  categoryOfCare,
  decideRedraft,
  localDay,
  maskOf,
  refuse,
  type CareView,
  type MedicalReportId,
  type Outcome,
  type ReportBody,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { CareStore } from './care.store';
import { maskOfReport, sealedParts } from './report.presenter';
import { ReportStore } from './report.store';
import { ShowCare } from './show-care';

/** Writes a draft anew. What was issued stays as it is. */
@Injectable()
export class ChangeReport {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly care: CareStore,
    private readonly reports: ReportStore,
    private readonly show: ShowCare,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: MedicalReportId, version: number, body: ReportBody): Promise<Outcome<CareView>> {
    return this.inTransaction.run(actor, { action: 'medical-report.change', subjectId: id }, async (tx) => {
      const draft = await this.reports.find(tx, id);
      const row = draft && (await this.care.find(tx, draft.careId));
      if (draft === null || row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf(categoryOfCare[row.service]) | maskOfReport({ physical: null, psychological: null, ...body }));
      const decided = decideRedraft(body, { care: row.service, careStatus: row.status, today: localDay(tx.now) }, draft);
      if (!decided.ok) return decided;
      const parts = sealedParts(await this.vault.keyOf(draft), body);
      const changed = await this.reports.change(tx, id, version, body, parts);
      return changed.ok ? this.show.one(tx, draft.careId) : changed;
    });
  }
}
