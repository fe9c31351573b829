import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { allow, refuse, type ConcernId, type ConcernPhotoId, type ConcernReceipt, type Outcome } from '@himaya/domain';
import { cleanFile, type CleanFile, type ReceivedFile } from '../documents';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { FolderStorage } from '../platform/storage/folder-storage';
import { sealStream } from '../platform/vault/stream-cipher';
import { Vault, type NewKey } from '../platform/vault/vault';
import { concernReceipt } from './concern.presenter';
import { ConcernStore } from './concern.store';

/** What a photograph is sealed for. */
export const photoPlace = (id: ConcernPhotoId): string => `concern_photo.content|${id}`;

interface SealedPhoto {
  readonly id: ConcernPhotoId;
  readonly hash: string;
  readonly clean: CleanFile;
  readonly made: NewKey;
}

/** A reporter adds a picture to their own report: looked through, cleaned of place and time, sealed, and never shown to them again. */
@Injectable()
export class AddConcernPhoto {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly concerns: ConcernStore,
    private readonly storage: FolderStorage,
    private readonly vault: Vault,
  ) {}

  async run(
    actor: Actor,
    concernId: ConcernId,
    received: Outcome<ReceivedFile>,
    idempotencyKey: string | null,
  ): Promise<Outcome<ConcernReceipt>> {
    const sealed = await this.seal(received);
    let added = false;
    try {
      const outcome = await this.inTransaction.run(actor, { action: 'concern.add-photo', subjectId: concernId }, async (tx) => {
        // Not there comes before what is wrong with the file.
        const room = await this.concerns.photoRoom(tx, concernId);
        if (room === 'absent') return refuse('not-found');
        if (!sealed.ok) return sealed;
        return this.add(tx, concernId, sealed.value, { idempotencyKey, full: room === 'too-many' }, () => (added = true));
      });
      if (!outcome.ok) added = false;
      return outcome;
    } finally {
      if (!added && sealed.ok) await this.storage.remove(sealed.value.id);
    }
  }

  private async seal(received: Outcome<ReceivedFile>): Promise<Outcome<SealedPhoto>> {
    if (!received.ok) return received;
    if (received.value.type !== 'photo') return refuse('document.type-refused');
    const clean = cleanFile(received.value.bytes, received.value.declared);
    if (!clean.ok) return clean;
    if (clean.value.mediaType === 'application/pdf') return refuse('document.type-refused');
    const id = randomUUID() as ConcernPhotoId;
    const made = await this.vault.newKey(id);
    await this.storage.put(id, Readable.from([clean.value.bytes]).pipe(sealStream(made.key.bytes(), photoPlace(id))));
    return allow({ id, hash: createHash('sha256').update(received.value.bytes).digest('hex'), clean: clean.value, made });
  }

  private async add(
    tx: Tx,
    concernId: ConcernId,
    { id, hash, clean, made }: SealedPhoto,
    { idempotencyKey, full }: { readonly idempotencyKey: string | null; readonly full: boolean },
    isAdded: () => void,
  ): Promise<Outcome<ConcernReceipt>> {
    const attempt = { key: idempotencyKey, route: `/concerns/${concernId}/photos`, body: { hash } };
    const claimed = await claimAttempt(tx, this.vault, attempt, id);
    if (!claimed.ok) return claimed;
    const before = idempotencyKey !== null && (await this.concerns.photoSentBefore(tx, concernId, idempotencyKey));
    if (!claimed.value.again && !before) {
      if (full) return refuse('concern.too-many-photos');
      await this.concerns.addPhoto(
        tx,
        { id, concernId, mediaType: clean.mediaType, sizeBytes: clean.bytes.length },
        made.stored,
        idempotencyKey,
      );
      isAdded();
    }
    const receipt = await this.concerns.findReceipt(tx, concernId);
    return receipt === null ? refuse('not-found') : allow(concernReceipt(receipt));
  }
}
