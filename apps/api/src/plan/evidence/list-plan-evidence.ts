import { Injectable } from '@nestjs/common';
import { allow, refuse, type Outcome, type PlanEvidenceView, type PlanReportId } from '@himaya/domain';
import type { Actor } from '../../platform/auth/actor';
import { InTransaction } from '../../platform/db/in-transaction';
import { Vault, type DataKey } from '../../platform/vault/vault';
import { PlanReportStore } from '../report.store';
import { evidenceView } from './evidence.presenter';
import { EvidenceStore } from './evidence.store';

/** A report's files, activity by activity, those too that were taken away. */
@Injectable()
export class ListPlanEvidence {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly reports: PlanReportStore,
    private readonly evidence: EvidenceStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, reportId: PlanReportId): Promise<Outcome<{ items: PlanEvidenceView[] }>> {
    return this.inTransaction.run(actor, { action: 'plan-evidence.list', subjectId: reportId }, async (tx) => {
      if ((await this.reports.find(tx, reportId)) === null) return refuse('not-found');
      const rows = await this.evidence.list(tx, reportId);
      const keys = await this.vault.openKeys(rows);
      return allow({ items: rows.map((row) => evidenceView(keys.get(row.id) as DataKey, row)) });
    });
  }
}
