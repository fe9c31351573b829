import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { allow, refuse, type CategoryMask, type DocumentId, type DocumentMediaType, type Outcome, type UnitRef } from '@himaya/domain';
import { CaseStore, heldBy } from '../cases';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { mayRead } from './document.presenter';
import { DocumentStore } from './document.store';
import { contentPlace, fileEndings, SealFile } from './seal-file';

export interface OpenedDocument {
  readonly mediaType: DocumentMediaType;
  readonly sizeBytes: number;
  /** Made up from the id: what the sender's machine called it is no header's business. */
  readonly name: string;
  readonly content: Readable;
  /** The reader's. */
  readonly unit: UnitRef;
}

/** How a document is looked at: what the line calls it, and who may. */
export interface Opening {
  readonly action: 'document.read' | 'document.view';
  readonly decide: (category: CategoryMask, written: CategoryMask) => Outcome<null>;
}

/** A document's bytes, opened as they flow. */
@Injectable()
export class OpenDocument {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly documents: DocumentStore,
    private readonly units: UnitStore,
    private readonly files: SealFile,
    private readonly vault: Vault,
  ) {}

  async run(actor: Actor, id: DocumentId, { action, decide }: Opening): Promise<Outcome<OpenedDocument>> {
    const found = await this.inTransaction.run(actor, { action, subjectId: id }, async (tx) => {
      const row = await this.documents.find(tx, id);
      const of = row && (await this.cases.find(tx, row.caseId));
      if (!row || !of || !mayRead(actor, of, row)) return refuse('not-found');
      tx.touches(row.caseId, row.category);
      const decided = decide(row.category, heldBy(actor, of).write);
      if (!decided.ok) return decided;
      return row.keyWrapped === null ? refuse('document.removed') : allow({ row, unit: await this.units.ref(tx, actor.unitId) });
    });
    if (!found.ok) return found;
    const { row, unit } = found.value;
    const key = await this.vault.keyOf(row);
    const content = await this.files.open({ id, place: contentPlace(id) }, key);
    const name = `document-${id.slice(0, 8)}.${fileEndings[row.mediaType]}`;
    return allow({ mediaType: row.mediaType, sizeBytes: row.sizeBytes, name, unit, content });
  }
}
