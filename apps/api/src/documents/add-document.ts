import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { allow, documentCategory, maskOf, refuse, type CaseId, type DocumentId, type DocumentView, type Outcome } from '@himaya/domain';
import { CaseStore, heldBy } from '../cases';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { documentView } from './document.presenter';
import { DocumentStore } from './document.store';
import type { ReceivedFile } from './receive-file';
import { contentPlace, recordOf, SealFile, type SealedFile } from './seal-file';

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
    private readonly files: SealFile,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId, received: Outcome<ReceivedFile>, idempotencyKey: string | null): Promise<Outcome<DocumentView>> {
    const id = randomUUID() as DocumentId;
    // A file that is refused is refused in the transaction: its line in the audit trail is written there.
    return this.files.around({ id, place: contentPlace(id) }, received, (file, isAdded) =>
      this.inTransaction.run(actor, { action: 'document.add', caseId, subjectId: id }, (tx) =>
        file.ok ? this.add(tx, { caseId, id, idempotencyKey, ...file.value }, isAdded) : this.refused(tx, caseId, file),
      ),
    );
  }

  /** Not there comes before what is wrong with the file. */
  private async refused(tx: Tx, caseId: CaseId, refusal: Outcome<never>): Promise<Outcome<DocumentView>> {
    return (await this.cases.find(tx, caseId)) === null ? refuse('not-found') : refusal;
  }

  private async add(tx: Tx, { caseId, id, idempotencyKey, ...file }: Adding, isAdded: () => void): Promise<Outcome<DocumentView>> {
    const { received, made } = file;
    const row = await this.cases.find(tx, caseId);
    if (row === null) return refuse('not-found');
    const category = maskOf(documentCategory[received.type]);
    const { write } = heldBy(tx.actor, row);
    tx.touches(caseId, category);
    if ((write & category) === 0) return refuse('case.category-not-yours');
    const body = { type: received.type, hash: createHash('sha256').update(received.bytes).digest('hex') };
    const claimed = await claimAttempt(tx, this.vault, { key: idempotencyKey, route: `/cases/${caseId}/documents`, body }, id);
    if (!claimed.ok) return claimed;
    const unit = await this.units.ref(tx, tx.actor.unitId);
    if (claimed.value.again) {
      const first = await this.documents.find(tx, claimed.value.id);
      if (first === null) return refuse('not-found');
      return allow(documentView(await this.vault.keyOf(first), tx.actor, first, await this.units.ref(tx, first.unitId), write));
    }
    if (row.status !== 'open') return refuse('case.closed');
    const document = recordOf(tx, file, { id, caseId, edition: 1, replacesId: null });
    await this.documents.add(tx, document, made.stored);
    isAdded();
    return allow(documentView(made.key, tx.actor, { ...document, replacedById: null }, unit, write));
  }
}
