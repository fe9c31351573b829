import {
  categoriesIn,
  maskOf,
  sealedDocumentCategories,
  type Category,
  type CategoryMask,
  type DocumentView,
  type UnitRef,
} from '@himaya/domain';
import { readsDocument } from '@himaya/auth';
import type { CaseRow } from '../cases';
import type { Actor } from '../platform/auth/actor';
import type { DataKey } from '../platform/vault/vault';
import type { DocumentRecord } from './document.schema';
import type { DocumentRow } from './document.store';

const sealedToWriter = maskOf(...sealedDocumentCategories);

/** Whether this reader may open it: the ability's wall, asked of every row that the database's let through. */
export function mayRead(actor: Actor, of: CaseRow, { category, unitId, named }: DocumentRow): boolean {
  const grant = { read: of.readMask, write: of.writeMask, fields: of.fieldMask };
  return readsDocument(actor, grant, { category: categoryOf(category), unitId, named });
}

function categoryOf(mask: CategoryMask): Category {
  return categoriesIn(mask)[0] as Category;
}

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
    category: categoryOf(row.category),
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
