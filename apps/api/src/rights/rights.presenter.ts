import { rightsWithinHours, type RightsExplanationView, type RightsOwedItem } from '@himaya/domain';
import type { DataKey } from '../platform/vault/vault';
import type { RightsExplanationRow, RightsOwedRow } from './rights.store';

/** Who interpreted stays with the record. */
export function rightsExplanationView(row: RightsExplanationRow): RightsExplanationView {
  return {
    id: row.id,
    caseId: row.caseId,
    explainedOn: row.explainedOn,
    language: row.language,
    withInterpreter: row.withInterpreter,
    copyGiven: row.copyGiven,
    textVersion: row.textVersion,
    recordedAt: row.recordedAt.toISOString(),
    recordedBy: row.recordedBy,
  };
}

export function rightsOwedItem(key: DataKey, row: RightsOwedRow): RightsOwedItem {
  return {
    id: row.id,
    number: row.number,
    alias: key.open('case_record.alias', row.aliasCt) ?? '',
    languages: row.languages,
    openedAt: row.openedAt.toISOString(),
    dueAt: new Date(row.openedAt.getTime() + rightsWithinHours * 3_600_000).toISOString(),
  };
}
