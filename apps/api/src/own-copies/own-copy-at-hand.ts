import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, type OwnCopyId, type Outcome } from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Tx } from '../platform/db/in-transaction';
import { OwnCopyStore, type OwnCopyRow } from './own-copy.store';

/** A request of the reader's own unit, which answers for the case still; of anybody else's it is not there. */
@Injectable()
export class OwnCopyAtHand {
  constructor(
    private readonly cases: CaseStore,
    private readonly copies: OwnCopyStore,
  ) {}

  async find(tx: Tx, id: OwnCopyId): Promise<Outcome<OwnCopyRow>> {
    const row = await this.copies.find(tx, id);
    const kase = row && (await this.cases.find(tx, row.caseId));
    if (!row || kase?.responsibleUnitId !== tx.actor.unitId) return refuse('not-found');
    tx.touches(row.caseId, maskOf('core'));
    return allow(row);
  }
}
