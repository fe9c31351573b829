import { Injectable } from '@nestjs/common';
import { allow, mayChange, refuse, type DocumentId, type DocumentView, type Outcome, type RemoveDocumentBody } from '@himaya/domain';
import { CaseStore, heldBy } from '../cases';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { documentView, mayRead } from './document.presenter';
import { DocumentStore } from './document.store';

/** Takes a document out of the case for good: its key is deleted at once, its file with the next sweep; that it was there stays. */
@Injectable()
export class RemoveDocument {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly documents: DocumentStore,
    private readonly units: UnitStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: DocumentId, version: number, { reason }: RemoveDocumentBody): Promise<Outcome<DocumentView>> {
    return this.inTransaction.run(actor, { action: 'document.remove', subjectId: id }, async (tx) => {
      const row = await this.documents.find(tx, id);
      const kase = row && (await this.cases.find(tx, row.caseId));
      if (!row || !kase) return refuse('not-found');
      if (!mayRead(actor, kase, row)) return refuse('not-found');
      const { write } = heldBy(actor, kase);
      tx.touches(row.caseId, row.category);
      if (!mayChange({ category: row.category, own: row.unitId === actor.unitId }, write)) return refuse('case.category-not-yours');
      if (row.removedAt !== null) return refuse('document.removed');
      if (!(await this.documents.remove(tx, id, reason, version))) return refuse('conflict');
      this.vault.forget(id);
      const removed = await this.documents.find(tx, id);
      if (removed === null) return refuse('not-found');
      return allow(documentView(await this.vault.keyOf(removed), actor, removed, await this.units.ref(tx, row.unitId), write));
    });
  }
}
