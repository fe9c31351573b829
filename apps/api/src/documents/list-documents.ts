import { Injectable } from '@nestjs/common';
import { allow, refuse, type CaseId, type DocumentView, type Outcome } from '@himaya/domain';
import { CaseStore, heldBy } from '../cases';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { Vault, type DataKey } from '../platform/vault/vault';
import { documentView, mayRead } from './document.presenter';
import { DocumentStore } from './document.store';

/** A case's documents in the categories this reader holds, the newest first; removed ones say so. */
@Injectable()
export class ListDocuments {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly documents: DocumentStore,
    private readonly units: UnitStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId): Promise<Outcome<{ items: DocumentView[] }>> {
    return this.inTransaction.run(actor, { action: 'document.list', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      const { write } = heldBy(actor, row);
      const rows = (await this.documents.list(tx, caseId)).filter((document) => mayRead(actor, row, document));
      tx.touches(caseId, rows.reduce((mask, { category }) => mask | category, 0)); // prettier-ignore
      const refs = await this.units.refs(tx, [...new Set(rows.map(({ unitId }) => unitId))]);
      const keys = await this.vault.openKeys(rows);
      return allow({
        items: rows.flatMap((document) => {
          const unit = refs.get(document.unitId);
          return unit === undefined ? [] : [documentView(keys.get(document.id) as DataKey, actor, document, unit, write)];
        }),
      });
    });
  }
}
