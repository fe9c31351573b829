import type { ClosureView, FollowUpView, UnitId, UnitRef } from '@himaya/domain';
import type { DataKey } from '../platform/vault/vault';
import type { ClosureRow, FollowUpRow } from './closure.store';

export function closureView(key: DataKey, row: ClosureRow, refs: ReadonlyMap<UnitId, UnitRef>): ClosureView {
  return {
    id: row.id,
    outcome: row.outcome,
    duplicateOf: row.duplicateOf,
    closedAt: row.closedAt.toISOString(),
    unit: named(refs, row.unitId),
    afterCare: row.afterCare,
    afterCareConsentId: row.consentId,
    method: row.method,
    language: row.language,
    words: key.open('case_closure.words', row.wordsCt),
    reopening:
      row.reason === null || row.reopenedAt === null || row.reopenedUnitId === null
        ? null
        : {
            reason: row.reason,
            words: key.open('case_reopening.words', row.reopeningWordsCt),
            reopenedAt: row.reopenedAt.toISOString(),
            unit: named(refs, row.reopenedUnitId),
          },
  };
}

export function followUpView(key: DataKey, row: FollowUpRow): FollowUpView {
  return {
    taskId: row.taskId,
    version: row.version,
    caseId: row.id,
    caseNumber: row.number,
    alias: key.open('case_record.alias', row.aliasCt) ?? '',
    outcome: row.outcome,
    dueAt: row.dueAt.toISOString(),
  };
}

/** @throws Error when there is no such unit: foreign keys vouch for it */
function named(refs: ReadonlyMap<UnitId, UnitRef>, id: UnitId): UnitRef {
  const ref = refs.get(id);
  if (ref === undefined) throw new Error('no such unit');
  return ref;
}
