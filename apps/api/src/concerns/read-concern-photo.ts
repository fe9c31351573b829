import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, type ConcernPhotoId, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { FolderStorage } from '../platform/storage/folder-storage';
import { openStream } from '../platform/vault/stream-cipher';
import { Vault } from '../platform/vault/vault';
import { photoPlace } from './add-concern-photo';
import { ConcernStore } from './concern.store';

export interface OpenedPhoto {
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** Made up from the id. */
  readonly name: string;
  readonly content: Readable;
}

const endings: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' };

/** A photograph's bytes, opened as they flow, for who triages its concern or reads the identity of its case. */
@Injectable()
export class ReadConcernPhoto {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly concerns: ConcernStore,
    private readonly storage: FolderStorage,
    private readonly vault: Vault,
  ) {}

  async run(actor: Actor, id: ConcernPhotoId): Promise<Outcome<OpenedPhoto>> {
    const found = await this.inTransaction.run(actor, { action: 'concern.read-photo', subjectId: id }, async (tx) => {
      const row = await this.concerns.findPhoto(tx, id);
      if (row === null) return refuse('not-found');
      if (row.caseId !== null) tx.touches(row.caseId, maskOf('identity'));
      return row.keyWrapped === null ? refuse('document.removed') : allow(row);
    });
    if (!found.ok) return found;
    const key = await this.vault.keyOf(found.value);
    const sealed = await this.storage.open(id);
    const content = openStream(key.bytes(), photoPlace(id));
    // An error on one side ends the other, and with it the answer: a picture that does not open whole never seems to.
    sealed.on('error', (error) => content.destroy(error));
    content.on('close', () => sealed.destroy());
    const { mediaType, sizeBytes } = found.value;
    return allow({ mediaType, sizeBytes, name: `concern-${id.slice(0, 8)}.${endings[mediaType] ?? 'bin'}`, content: sealed.pipe(content) });
  }
}
