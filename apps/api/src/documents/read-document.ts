import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { allow, refuse, type DocumentId, type DocumentMediaType, type Outcome } from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { FolderStorage } from '../platform/storage/folder-storage';
import { openStream } from '../platform/vault/stream-cipher';
import { Vault } from '../platform/vault/vault';
import { contentPlace } from './add-document';
import { mayRead } from './document.presenter';
import { DocumentStore } from './document.store';

export interface OpenedDocument {
  readonly mediaType: DocumentMediaType;
  readonly sizeBytes: number;
  /** Made up from the id: what the sender's machine called it is no header's business. */
  readonly name: string;
  readonly content: Readable;
}

const endings: Readonly<Record<DocumentMediaType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};

/** A document's bytes, opened as they flow. */
@Injectable()
export class ReadDocument {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly documents: DocumentStore,
    private readonly storage: FolderStorage,
    private readonly vault: Vault,
  ) {}

  async run(actor: Actor, id: DocumentId): Promise<Outcome<OpenedDocument>> {
    const found = await this.inTransaction.run(actor, { action: 'document.read', subjectId: id }, async (tx) => {
      const row = await this.documents.find(tx, id);
      const kase = row && (await this.cases.find(tx, row.caseId));
      if (!row || !kase || !mayRead(actor, kase, row)) return refuse('not-found');
      tx.touches(row.caseId, row.category);
      return row.keyWrapped === null ? refuse('document.removed') : allow(row);
    });
    if (!found.ok) return found;
    const key = await this.vault.keyOf(found.value);
    const sealed = await this.storage.open(id);
    const content = openStream(key.bytes(), contentPlace(id));
    // An error on one side ends the other, and with it the answer: a document that does not open whole never seems to.
    sealed.on('error', (error) => content.destroy(error));
    content.on('close', () => sealed.destroy());
    const { mediaType, sizeBytes } = found.value;
    return allow({ mediaType, sizeBytes, name: `document-${id.slice(0, 8)}.${endings[mediaType]}`, content: sealed.pipe(content) });
  }
}
