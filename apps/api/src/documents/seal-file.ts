import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { allow, documentCategory, maskOf, type CaseId, type DocumentId, type DocumentMediaType, type Outcome } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { FolderStorage } from '../platform/storage/folder-storage';
import { openStream, sealStream } from '../platform/vault/stream-cipher';
import { Vault, type DataKey, type NewKey } from '../platform/vault/vault';
import { cleanFile, type CleanFile } from './clean/clean-file';
import type { DocumentRecord } from './document.schema';
import type { FileBytes, ReceivedFile } from './receive-file';

/** What a content is sealed for. */
export const contentPlace = (id: DocumentId): string => `document.content|${id}`;

/** Where a file lies, and what it is sealed for. */
export interface SealedPlace {
  readonly id: string;
  readonly place: string;
}

/** A file that passed every look, lying sealed in the storage. */
export interface SealedFile<Received extends FileBytes = ReceivedFile> {
  readonly received: Received;
  readonly clean: CleanFile;
  readonly made: NewKey;
}

/** How the name of a file ends. */
export const fileEndings: Readonly<Record<DocumentMediaType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};

/** Looks a file through, cleans it and seals it under a key of its own. */
@Injectable()
export class SealFile {
  constructor(
    private readonly storage: FolderStorage,
    private readonly vault: Vault,
  ) {}

  /**
   * The file is whole before its row is: a break between the two leaves a file that nobody knows, and the sweep takes it.
   * @param add writes the row and says so; the file of a row that was not written goes at once
   */
  async around<Received extends FileBytes, T>(
    { id, place }: SealedPlace,
    received: Outcome<Received>,
    add: (file: Outcome<SealedFile<Received>>, isAdded: () => void) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    const sealed = await this.seal({ id, place }, received);
    let added = false;
    try {
      const outcome = await add(sealed, () => (added = true));
      if (!outcome.ok) added = false;
      return outcome;
    } finally {
      if (!added && sealed.ok) await this.storage.remove(id);
    }
  }

  /** A file's bytes, opened as they flow. An error on one side ends the other, and with it the answer: what does not open whole never seems to. */
  async open({ id, place }: SealedPlace, key: DataKey): Promise<Readable> {
    const sealed = await this.storage.open(id);
    const content = openStream(key.bytes(), place);
    sealed.on('error', (error) => content.destroy(error));
    content.on('close', () => sealed.destroy());
    return sealed.pipe(content);
  }

  private async seal<Received extends FileBytes>(
    { id, place }: SealedPlace,
    received: Outcome<Received>,
  ): Promise<Outcome<SealedFile<Received>>> {
    if (!received.ok) return received;
    const clean = cleanFile(received.value.bytes, received.value.declared);
    if (!clean.ok) return clean;
    const made = await this.vault.newKey(id);
    await this.storage.put(id, Readable.from([clean.value.bytes]).pipe(sealStream(made.key.bytes(), place)));
    return allow({ received: received.value, clean: clean.value, made });
  }
}

/** The row of a file that lies sealed. */
export function recordOf(
  { actor, now }: Tx,
  { received, clean, made }: SealedFile,
  place: { readonly id: DocumentId; readonly caseId: CaseId; readonly edition: number; readonly replacesId: DocumentId | null },
): DocumentRecord {
  return {
    ...place,
    unitId: actor.unitId,
    type: received.type,
    category: maskOf(documentCategory[received.type]),
    mediaType: clean.mediaType,
    sizeBytes: clean.bytes.length,
    fileNameCt: made.key.seal('document.file_name', received.fileName),
    recordedBy: actor.userId,
    recordedAt: now,
    removedAt: null,
    removedBy: null,
    removalReason: null,
    version: 1,
  };
}
