import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { allow, documentCategory, maskOf, refuse, type CaseId, type DocumentId, type DocumentView, type Outcome } from '@himaya/domain';
import { CaseStore, heldBy } from '../cases';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { FolderStorage } from '../platform/storage/folder-storage';
import { sealStream } from '../platform/vault/stream-cipher';
import { Vault, type NewKey } from '../platform/vault/vault';
import { cleanFile, type CleanFile } from './clean/clean-file';
import { documentView } from './document.presenter';
import type { DocumentRecord } from './document.schema';
import { DocumentStore } from './document.store';
import type { ReceivedFile } from './receive-file';

/** What a content is sealed for. */
export const contentPlace = (id: DocumentId): string => `document.content|${id}`;

/** A file that passed every look, lying sealed in the storage. */
interface SealedFile {
  readonly received: ReceivedFile;
  readonly clean: CleanFile;
  readonly made: NewKey;
}

interface Adding extends SealedFile {
  readonly caseId: CaseId;
  readonly id: DocumentId;
  readonly idempotencyKey: string | null;
}

/** Keeps a paper or a picture with a case: looked through, cleaned, and sealed under a key of its own. */
@Injectable()
export class AddDocument {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly documents: DocumentStore,
    private readonly units: UnitStore,
    private readonly storage: FolderStorage,
    private readonly vault: Vault,
  ) {}

  async run(actor: Actor, caseId: CaseId, received: Outcome<ReceivedFile>, idempotencyKey: string | null): Promise<Outcome<DocumentView>> {
    const id = randomUUID() as DocumentId;
    const sealed = await this.seal(id, received);
    let added = false;
    try {
      // A file that is refused is refused in the transaction: its line in the audit trail is written there.
      const outcome = await this.inTransaction.run(actor, { action: 'document.add', caseId, subjectId: id }, (tx) =>
        sealed.ok ? this.add(tx, { caseId, id, idempotencyKey, ...sealed.value }, () => (added = true)) : this.refused(tx, caseId, sealed),
      );
      if (!outcome.ok) added = false;
      return outcome;
    } finally {
      if (!added && sealed.ok) await this.storage.remove(id);
    }
  }

  /** The file is whole before its row is: a break between the two leaves a file that nobody knows, and the sweep takes it. */
  private async seal(id: DocumentId, received: Outcome<ReceivedFile>): Promise<Outcome<SealedFile>> {
    if (!received.ok) return received;
    const clean = cleanFile(received.value.bytes, received.value.declared);
    if (!clean.ok) return clean;
    const made = await this.vault.newKey(id);
    await this.storage.put(id, Readable.from([clean.value.bytes]).pipe(sealStream(made.key.bytes(), contentPlace(id))));
    return allow({ received: received.value, clean: clean.value, made });
  }

  /** Not there comes before what is wrong with the file. */
  private async refused(tx: Tx, caseId: CaseId, refusal: Outcome<never>): Promise<Outcome<DocumentView>> {
    return (await this.cases.find(tx, caseId)) === null ? refuse('not-found') : refusal;
  }

  private async add(
    tx: Tx,
    { caseId, id, idempotencyKey, received, clean, made }: Adding,
    isAdded: () => void,
  ): Promise<Outcome<DocumentView>> {
    const row = await this.cases.find(tx, caseId);
    if (row === null) return refuse('not-found');
    const category = maskOf(documentCategory[received.type]);
    const writable = heldBy(tx.actor, row).write;
    tx.touches(caseId, category);
    if ((writable & category) === 0) return refuse('case.category-not-yours');
    const body = { type: received.type, hash: createHash('sha256').update(received.bytes).digest('hex') };
    const claimed = await claimAttempt(tx, this.vault, { key: idempotencyKey, route: `/cases/${caseId}/documents`, body }, id);
    if (!claimed.ok) return claimed;
    const unit = await this.units.ref(tx, tx.actor.unitId);
    if (claimed.value.again) {
      const first = await this.documents.find(tx, claimed.value.id);
      if (first === null) return refuse('not-found');
      return allow(documentView(await this.vault.keyOf(first), tx.actor, first, await this.units.ref(tx, first.unitId), writable));
    }
    if (row.status !== 'open') return refuse('case.closed');
    const document: DocumentRecord = {
      id,
      caseId,
      unitId: tx.actor.unitId,
      type: received.type,
      category,
      mediaType: clean.mediaType,
      sizeBytes: clean.bytes.length,
      fileNameCt: made.key.seal('document.file_name', received.fileName),
      recordedBy: tx.actor.userId,
      recordedAt: tx.now,
      removedAt: null,
      removedBy: null,
      removalReason: null,
      version: 1,
    };
    await this.documents.add(tx, document, made.stored);
    isAdded();
    return allow(documentView(made.key, tx.actor, document, unit, writable));
  }
}
