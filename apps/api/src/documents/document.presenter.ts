import {
  categoriesIn,
  maskOf,
  sealedDocumentCategories,
  type Category,
  type CategoryMask,
  type DocumentView,
  type UnitRef,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import type { DataKey } from '../platform/vault/vault';
import type { DocumentRecord } from './document.schema';

const sealedToWriter = maskOf(...sealedDocumentCategories);

/** Whoever may write the category, and of what is sealed to a unit, that unit alone. */
export function mayRemove(actor: Actor, row: DocumentRecord, writable: CategoryMask): boolean {
  return (writable & row.category) !== 0 && ((row.category & sealedToWriter) === 0 || row.unitId === actor.unitId);
}

/** @param writable what this reader may write of the case */
export function documentView(key: DataKey, actor: Actor, row: DocumentRecord, unit: UnitRef, writable: CategoryMask): DocumentView {
  return {
    id: row.id,
    caseId: row.caseId,
    version: row.version,
    type: row.type,
    category: categoriesIn(row.category)[0] as Category,
    mediaType: row.mediaType,
    sizeBytes: row.sizeBytes,
    fileName: key.open('document.file_name', row.fileNameCt),
    unit,
    recordedAt: row.recordedAt.toISOString(),
    removedAt: row.removedAt?.toISOString() ?? null,
    removalReason: row.removalReason,
    removable: row.removedAt === null && mayRemove(actor, row, writable),
  };
}
