import { Injectable } from '@nestjs/common';
import {
  categoryOfCare,
  decideReportMove,
  maskOf,
  refuse,
  type CareView,
  type MedicalReportId,
  type MoveReportBody,
  type Outcome,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { CareStore } from './care.store';
import { ReportStore } from './report.store';
import { ShowCare } from './show-care';

/** Issues a report under a clinician's name, throws a draft away, or says that what was issued stands no more. */
@Injectable()
export class MoveReport {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly care: CareStore,
    private readonly reports: ReportStore,
    private readonly show: ShowCare,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: MedicalReportId, version: number, body: MoveReportBody): Promise<Outcome<CareView>> {
    return this.inTransaction.run(actor, { action: 'medical-report.move', subjectId: id }, async (tx) => {
      const report = await this.reports.find(tx, id);
      const row = report && (await this.care.find(tx, report.careId));
      if (report === null || row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf(categoryOfCare[row.service]));
      const decided = decideReportMove(body, report.status);
      if (!decided.ok) return decided;
      const signedCt = body.signedAs ? (await this.vault.keyOf(report)).seal('medical_report.signed', body.signedAs) : null;
      const moved = await this.reports.move(tx, id, version, { move: body.move, signedCt, reason: body.reason ?? null });
      return moved.ok ? this.show.one(tx, report.careId) : moved;
    });
  }
}
