import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { allow, documentCategory, maskOf, type CaseId, type DocumentId, type Outcome } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { FolderStorage } from '../platform/storage/folder-storage';
import { sealStream } from '../platform/vault/stream-cipher';
import { Vault, type NewKey } from '../platform/vault/vault';
import { cleanFile, type CleanFile } from './clean/clean-file';
import type { DocumentRecord } from './document.schema';
import type { ReceivedFile } from './receive-file';

/** What a content is sealed for. */
export const contentPlace = (id: DocumentId): string => `document.content|${id}`;

/** A file that passed every look, lying sealed in the storage. */
export interface SealedFile {
  readonly received: ReceivedFile;
  readonly clean: CleanFile;
  readonly made: NewKey;
}

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
  async around<T>(
    id: DocumentId,
    received: Outcome<ReceivedFile>,
    add: (file: Outcome<SealedFile>, isAdded: () => void) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    const sealed = await this.seal(id, received);
    let added = false;
    try {
      const outcome = await add(sealed, () => (added = true));
      if (!outcome.ok) added = false;
      return outcome;
    } finally {
      if (!added && sealed.ok) await this.storage.remove(id);
    }
  }

  private async seal(id: DocumentId, received: Outcome<ReceivedFile>): Promise<Outcome<SealedFile>> {
    if (!received.ok) return received;
    const clean = cleanFile(received.value.bytes, received.value.declared);
    if (!clean.ok) return clean;
    const made = await this.vault.newKey(id);
    await this.storage.put(id, Readable.from([clean.value.bytes]).pipe(sealStream(made.key.bytes(), contentPlace(id))));
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
