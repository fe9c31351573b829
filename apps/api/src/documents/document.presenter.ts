import {
  categoriesIn,
  mayChange,
  mayDownload,
  type Category,
  type CategoryMask,
  type DocumentView,
  type KeptDocument,
  type UnitRef,
} from '@himaya/domain';
import { readsDocument } from '@himaya/auth';
import type { CaseRow } from '../cases';
import type { Actor } from '../platform/auth/actor';
import type { DataKey } from '../platform/vault/vault';
import type { DocumentRecord } from './document.schema';
import type { DocumentRow } from './document.store';

/** Whether this reader may open it: the ability's wall, asked of every row that the database's let through. */
export function mayRead(actor: Actor, of: CaseRow, { category, unitId, named }: DocumentRow): boolean {
  const grant = { read: of.readMask, write: of.writeMask, fields: of.fieldMask };
  return readsDocument(actor, grant, { category: categoryOf(category), unitId, named });
}

function categoryOf(mask: CategoryMask): Category {
  return categoriesIn(mask)[0] as Category;
}

/** A document as changes of it are decided on. */
export function keptOf(actor: Actor, row: DocumentRow): KeptDocument {
  return {
    type: row.type,
    category: row.category,
    removed: row.removedAt !== null || row.keyWrapped === null,
    replacedById: row.replacedById,
    own: row.unitId === actor.unitId,
  };
}

/** @param written what this reader may write of the case */
export function documentView(
  key: DataKey,
  actor: Actor,
  row: DocumentRecord & Pick<DocumentRow, 'replacedById'>,
  unit: UnitRef,
  written: CategoryMask,
): DocumentView {
  const changes = row.removedAt === null && mayChange({ category: row.category, own: row.unitId === actor.unitId }, written);
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
    edition: row.edition,
    replacesId: row.replacesId,
    replacedById: row.replacedById,
    removable: changes,
    replaceable: changes && row.replacedById === null,
    downloadable: mayDownload(row.category, written),
  };
}
