import { EntitySchema } from 'typeorm';
import type {
  CaseId,
  CategoryMask,
  DocumentId,
  DocumentMediaType,
  DocumentRemovalReason,
  DocumentType,
  UnitId,
  UserId,
} from '@himaya/domain';

/** A document without its bytes, which lie sealed in the storage under its id. */
export interface DocumentRecord {
  id: DocumentId;
  caseId: CaseId;
  unitId: UnitId;
  type: DocumentType;
  category: CategoryMask;
  mediaType: DocumentMediaType;
  sizeBytes: number;
  /** Under the document's own data key. */
  fileNameCt: Buffer | null;
  recordedBy: UserId;
  recordedAt: Date;
  removedAt: Date | null;
  removedBy: UserId | null;
  removalReason: DocumentRemovalReason | null;
  edition: number;
  replacesId: DocumentId | null;
  version: number;
}

export const DocumentSchema = new EntitySchema<DocumentRecord>({
  name: 'document',
  columns: {
    id: { type: 'uuid', primary: true },
    caseId: { type: 'uuid', name: 'case_id' },
    unitId: { type: 'uuid', name: 'unit_id' },
    type: { type: 'text' },
    category: { type: 'int' },
    mediaType: { type: 'text', name: 'media_type' },
    sizeBytes: { type: 'int', name: 'size_bytes' },
    fileNameCt: { type: 'bytea', name: 'file_name_ct', nullable: true },
    recordedBy: { type: 'uuid', name: 'recorded_by' },
    recordedAt: { type: 'timestamptz', name: 'recorded_at' },
    removedAt: { type: 'timestamptz', name: 'removed_at', nullable: true },
    removedBy: { type: 'uuid', name: 'removed_by', nullable: true },
    removalReason: { type: 'text', name: 'removal_reason', nullable: true },
    edition: { type: 'int' },
    replacesId: { type: 'uuid', name: 'replaces_id', nullable: true },
    version: { type: 'int' },
  },
});

export interface DocumentKeyRecord {
  documentId: DocumentId;
  wrapped: Buffer;
  keyId: string;
}

export const DocumentKeySchema = new EntitySchema<DocumentKeyRecord>({
  name: 'document_key',
  columns: {
    documentId: { type: 'uuid', primary: true, name: 'document_id' },
    wrapped: { type: 'bytea' },
    keyId: { type: 'text', name: 'key_id' },
  },
});
