import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { mayAddEvidence, refuse, type Outcome, type PlanEvidenceId, type PlanEvidenceView, type PlanReportId } from '@himaya/domain';
import { SealFile, type FileBytes, type SealedFile } from '../../documents';
import type { Actor } from '../../platform/auth/actor';
import { InTransaction, type Tx } from '../../platform/db/in-transaction';
import { claimAttempt } from '../../platform/http/idempotency';
import { Vault } from '../../platform/vault/vault';
import { PlanReportStore } from '../report.store';
import { evidencePlace } from './evidence-place';
import { fileNamePlace } from './evidence.presenter';
import { EvidenceStore } from './evidence.store';
import { ShowPlanEvidence } from './show-plan-evidence';

/** A file with the number of the activity that it shows something of. */
export type ReceivedEvidence = FileBytes & { readonly said: string };

interface Adding extends SealedFile<ReceivedEvidence> {
  readonly id: PlanEvidenceId;
  readonly reportId: PlanReportId;
  readonly idempotencyKey: string | null;
}

/** The member shows what it reports of an activity: a file looked through, cleaned, and sealed under a key of its own. */
@Injectable()
export class AddPlanEvidence {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly reports: PlanReportStore,
    private readonly evidence: EvidenceStore,
    private readonly show: ShowPlanEvidence,
    private readonly files: SealFile,
    private readonly vault: Vault,
  ) {}

  run(
    actor: Actor,
    reportId: PlanReportId,
    received: Outcome<ReceivedEvidence>,
    idempotencyKey: string | null,
  ): Promise<Outcome<PlanEvidenceView>> {
    const id = randomUUID() as PlanEvidenceId;
    return this.files.around(evidencePlace(id), received, (file, isAdded) =>
      this.inTransaction.run(actor, { action: 'plan-evidence.add', subjectId: id }, async (tx) => {
        // Not there comes before what is wrong with the file.
        const report = await this.reports.find(tx, reportId);
        if (report === null) return refuse('not-found');
        if (!file.ok) return file;
        if (!mayAddEvidence(report.status)) return refuse('plan-report.not-now');
        return this.add(tx, { id, reportId, idempotencyKey, ...file.value }, isAdded);
      }),
    );
  }

  private async add(
    tx: Tx,
    { id, reportId, idempotencyKey, received, clean, made }: Adding,
    isAdded: () => void,
  ): Promise<Outcome<PlanEvidenceView>> {
    const body = { activityId: received.said, hash: createHash('sha256').update(received.bytes).digest('hex') };
    const claimed = await claimAttempt(tx, this.vault, { key: idempotencyKey, route: `/plan/reports/${reportId}/evidence`, body }, id);
    if (!claimed.ok) return claimed;
    if (claimed.value.again) return this.show.one(tx, claimed.value.id);
    const fresh = {
      id,
      reportId,
      activityId: received.said,
      mediaType: clean.mediaType,
      sizeBytes: clean.bytes.length,
      fileNameCt: made.key.seal(fileNamePlace, received.fileName),
    };
    const added = await this.evidence.add(tx, fresh, made.stored);
    if (!added.ok) return added;
    isAdded();
    return this.show.one(tx, id);
  }
}
