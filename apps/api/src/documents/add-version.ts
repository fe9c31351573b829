import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { allow, decideNewVersion, refuse, type DocumentId, type DocumentView, type Outcome } from '@himaya/domain';
import { CaseStore, heldBy, type CaseRow } from '../cases';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { documentView, keptOf, mayRead } from './document.presenter';
import { DocumentStore, type DocumentRow } from './document.store';
import type { ReceivedFile } from './receive-file';
import { contentPlace, recordOf, SealFile, type SealedFile } from './seal-file';

/** A newer version of a document: a file and a key of its own, and the one before it stays as it was. */
@Injectable()
export class AddVersion {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly documents: DocumentStore,
    private readonly units: UnitStore,
    private readonly files: SealFile,
  ) {}

  run(actor: Actor, formerId: DocumentId, version: number, received: Outcome<ReceivedFile>): Promise<Outcome<DocumentView>> {
    const id = randomUUID() as DocumentId;
    return this.files.around({ id, place: contentPlace(id) }, received, (file, isAdded) =>
      this.inTransaction.run(actor, { action: 'document.replace', subjectId: formerId }, async (tx) => {
        // One after another: the second of two sees the first one's.
        await this.documents.holdLine(tx, formerId);
        const former = await this.documents.find(tx, formerId);
        const of = former && (await this.cases.find(tx, former.caseId));
        // Not there comes before what is wrong with the file.
        if (!former || !of || !mayRead(actor, of, former)) return refuse('not-found');
        tx.touches(former.caseId, former.category);
        if (!file.ok) return file;
        if (former.version !== version) return refuse('conflict');
        return this.add(tx, { id, former, of, file: file.value }, isAdded);
      }),
    );
  }

  private async add(
    tx: Tx,
    { id, former, of, file }: { id: DocumentId; former: DocumentRow; of: CaseRow; file: SealedFile },
    isAdded: () => void,
  ): Promise<Outcome<DocumentView>> {
    const { write } = heldBy(tx.actor, of);
    const decided = decideNewVersion(keptOf(tx.actor, former), { type: file.received.type, written: write });
    if (!decided.ok) return decided;
    if (of.status !== 'open') return refuse('case.closed');
    const document = recordOf(tx, file, { id, caseId: former.caseId, edition: former.edition + 1, replacesId: former.id });
    await this.documents.add(tx, document, file.made.stored);
    isAdded();
    const unit = await this.units.ref(tx, tx.actor.unitId);
    return allow(documentView(file.made.key, tx.actor, { ...document, replacedById: null }, unit, write));
  }
}
