import { Injectable } from '@nestjs/common';
import { maskOf, nameableCategories, type CaseId, type DocumentId, type DocumentRemovalReason } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import type { WrappedKey } from '../platform/vault/key-provider';
import { DocumentKeySchema, DocumentSchema, type DocumentRecord } from './document.schema';

/** A document with its wrapped key; null once it was removed or its case erased. */
export interface DocumentRow extends DocumentRecord {
  readonly keyWrapped: Buffer | null;
  readonly keyId: string | null;
  /** The version after it. */
  readonly replacedById: DocumentId | null;
  /** A live packet to the reader's unit names it. */
  readonly named: boolean;
}

const columns = `d.id, d.case_id as "caseId", d.unit_id as "unitId", d.type, d.category, d.media_type as "mediaType", d.size_bytes as "sizeBytes",
  d.file_name_ct as "fileNameCt", d.recorded_by as "recordedBy", d.recorded_at as "recordedAt", d.removed_at as "removedAt",
  d.removed_by as "removedBy", d.removal_reason as "removalReason", d.version, d.edition, d.replaces_id as "replacesId",
  (select n.id from document n where n.replaces_id = d.id) as "replacedById", k.wrapped as "keyWrapped", k.key_id as "keyId",
  d.unit_id <> (select guard.unit()) and d.category & ${maskOf(...nameableCategories)} <> 0 and guard.record_named(d.id) as named`;

/** A case's documents, newest first; parameters: case, most. */
export const documentListStatement = `
  select ${columns} from document d left join document_key k on k.document_id = d.id
   where d.case_id = $1 order by d.recorded_at desc, d.id desc limit $2`;

/** The only SQL over documents. */
@Injectable()
export class DocumentStore {
  async add(tx: Tx, document: DocumentRecord, stored: WrappedKey): Promise<void> {
    await tx.em.insert(DocumentSchema, document);
    await tx.em.insert(DocumentKeySchema, { documentId: document.id, ...stored });
  }

  /** May miss: another's, of a category out of reach, and none are one. */
  async find(tx: Tx, id: DocumentId): Promise<DocumentRow | null> {
    const rows = await tx.em.query<DocumentRow[]>(
      `select ${columns} from document d left join document_key k on k.document_id = d.id where d.id = $1`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** Until the end of the transaction nobody else adds a version after this one. */
  async holdLine(tx: Tx, id: DocumentId): Promise<void> {
    await tx.em.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`document-line|${id}`]);
  }

  async list(tx: Tx, caseId: CaseId): Promise<DocumentRow[]> {
    return tx.em.query(documentListStatement, [caseId, 200]);
  }

  /** Marks it removed and deletes its key, if nobody changed it since `version`; the database looks at who asks again. */
  async remove(tx: Tx, id: DocumentId, reason: DocumentRemovalReason, version: number): Promise<boolean> {
    const [row] = await tx.em.query<{ removed: boolean }[]>('select guard.remove_document($1, $2, $3) as removed', [id, reason, version]);
    return row?.removed ?? false;
  }
}
