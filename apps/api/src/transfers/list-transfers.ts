import { Injectable } from '@nestjs/common';
import {
  allow,
  maskOf,
  refuse,
  type CaseId,
  type Governorate,
  type Outcome,
  type Page,
  type ResponsibleUnit,
  type TransferId,
  type TransferView,
} from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, encodeCursor, idKey, instantKey } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { ShowTransfer } from './show-transfer';
import type { TransferListQuery } from './transfer.bodies';
import { TransferStore } from './transfer.store';

/** The reads over transfers: a unit's boxes, a case's history, one of them, and whom a case can be offered to. */
@Injectable()
export class ListTransfers {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly transfers: TransferStore,
    private readonly show: ShowTransfer,
  ) {}

  async box(actor: Actor, query: TransferListQuery): Promise<Outcome<Page<TransferView>>> {
    const after = decodeCursor(query.cursor, [instantKey, idKey]);
    const limit = query.limit ?? defaultLimit;
    return this.inTransaction.run(actor, { action: 'transfer.list' }, async (tx) => {
      const rows = await this.transfers.list(tx, { box: query.box, status: query.status ?? null, after, limit });
      const last = rows[limit - 1];
      const nextCursor = rows.length > limit && last !== undefined ? encodeCursor([last.offeredKey, last.id]) : null;
      return allow({ items: await this.show.all(tx, rows.slice(0, limit)), nextCursor });
    });
  }

  ofCase(actor: Actor, caseId: CaseId): Promise<Outcome<{ items: TransferView[] }>> {
    return this.inTransaction.run(actor, { action: 'transfer.list-of-case', caseId }, async (tx) => {
      if ((await this.cases.find(tx, caseId)) === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      return allow({ items: await this.show.all(tx, await this.transfers.listOfCase(tx, caseId)) });
    });
  }

  one(actor: Actor, id: TransferId): Promise<Outcome<TransferView>> {
    return this.inTransaction.run(actor, { action: 'transfer.read', subjectId: id }, (tx) => this.show.one(tx, id));
  }

  units(actor: Actor, governorate: Governorate): Promise<Outcome<{ items: ResponsibleUnit[] }>> {
    return this.inTransaction.run(actor, { action: 'transfer.list-units' }, async (tx) =>
      allow({ items: await this.transfers.listUnits(tx, governorate) }),
    );
  }
}
