import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, type CaseId, type ConsentView, type Outcome } from '@himaya/domain';
import { CaseStore } from '../cases';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { consentView } from './consent.presenter';
import { ConsentStore } from './consent.store';

/** A case's consents, the newest first. */
@Injectable()
export class ListConsents {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly consents: ConsentStore,
    private readonly units: UnitStore,
  ) {}

  run(actor: Actor, caseId: CaseId): Promise<Outcome<{ items: ConsentView[] }>> {
    return this.inTransaction.run(actor, { action: 'consent.list', caseId }, async (tx) => {
      if ((await this.cases.find(tx, caseId)) === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      const rows = await this.consents.list(tx, caseId);
      const refs = await this.units.refs(
        tx,
        rows.flatMap((row) => row.recipientUnitId ?? []),
      );
      return allow({ items: rows.map((row) => consentView(row, (row.recipientUnitId && refs.get(row.recipientUnitId)) || null, tx.now)) });
    });
  }
}
