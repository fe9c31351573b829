import { Injectable } from '@nestjs/common';
import type { DocumentMediaType, Outcome, PlanEvidenceId, PlanEvidenceRemoval, PlanReportId } from '@himaya/domain';
import { askGuard } from '../../platform/db/guard-answer';
import type { Tx } from '../../platform/db/in-transaction';
import type { KeyedRow } from '../../platform/vault/vault';
import type { WrappedKey } from '../../platform/vault/key-provider';

/** A file without its bytes, which lie sealed in the storage under its id. */
export interface EvidenceRow extends KeyedRow {
  readonly id: PlanEvidenceId;
  readonly reportId: PlanReportId;
  readonly activityId: string;
  readonly version: number;
  readonly mediaType: DocumentMediaType;
  readonly sizeBytes: number;
  readonly fileNameCt: Buffer | null;
  readonly addedAt: Date;
  readonly accepted: boolean;
  readonly removedAt: Date | null;
  readonly removalReason: PlanEvidenceRemoval | null;
}

export interface NewEvidence {
  readonly id: PlanEvidenceId;
  readonly reportId: PlanReportId;
  readonly activityId: string;
  readonly mediaType: DocumentMediaType;
  readonly sizeBytes: number;
  readonly fileNameCt: Buffer | null;
}

const selected = `select e.id, e.report_id as "reportId", e.activity_id as "activityId", e.version, e.media_type as "mediaType", e.size_bytes as "sizeBytes",
    e.file_name_ct as "fileNameCt", e.added_at as "addedAt", e.accepted, e.removed_at as "removedAt", e.removal_reason as "removalReason",
    k.wrapped as "keyWrapped", k.key_id as "keyId"
  from plan_evidence e left join subject_key k on k.kind = 'plan-evidence' and k.subject_id = e.id`;

/** A report's files, activity by activity; parameters: report, most. */
export const planEvidenceStatement = `${selected} where e.report_id = $1 order by e.activity_id, e.added_at, e.id limit $2`;

/** The only SQL over evidence; row security shows it to its member and, once it was submitted, to the secretariat and the chair. */
@Injectable()
export class EvidenceStore {
  list(tx: Tx, reportId: PlanReportId): Promise<EvidenceRow[]> {
    return tx.em.query(planEvidenceStatement, [reportId, 500]);
  }

  async find(tx: Tx, id: PlanEvidenceId): Promise<EvidenceRow | null> {
    const [row] = await tx.em.query<EvidenceRow[]>(`${selected} where e.id = $1`, [id]);
    return row ?? null;
  }

  add(
    tx: Tx,
    { id, reportId, activityId, mediaType, sizeBytes, fileNameCt }: NewEvidence,
    { wrapped, keyId }: WrappedKey,
  ): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.add_plan_evidence($1, $2, $3, $4, $5, $6, $7, $8)', [
      id,
      reportId,
      activityId,
      mediaType,
      sizeBytes,
      fileNameCt,
      wrapped,
      keyId,
    ]);
  }

  retract(tx: Tx, id: PlanEvidenceId, version: number, reason: PlanEvidenceRemoval): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.retract_plan_evidence($1, $2, $3)', [id, version, reason]);
  }

  remove(tx: Tx, id: PlanEvidenceId, version: number): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.remove_plan_evidence($1, $2)', [id, version]);
  }
}
