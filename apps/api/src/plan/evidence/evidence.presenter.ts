import type { PlanEvidenceView } from '@himaya/domain';
import type { DataKey } from '../../platform/vault/vault';
import type { EvidenceRow } from './evidence.store';

export const fileNamePlace = 'plan_evidence.file_name';

export const evidenceView = (key: DataKey, row: EvidenceRow): PlanEvidenceView => ({
  id: row.id,
  reportId: row.reportId,
  activityId: row.activityId,
  version: row.version,
  mediaType: row.mediaType,
  sizeBytes: row.sizeBytes,
  fileName: key.open(fileNamePlace, row.fileNameCt),
  addedAt: row.addedAt.toISOString(),
  accepted: row.accepted,
  removedAt: row.removedAt?.toISOString() ?? null,
  removalReason: row.removalReason,
});
