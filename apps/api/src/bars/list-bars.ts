import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, type BarView, type CaseId, type Outcome } from '@himaya/domain';
import { CaseStore } from '../cases';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { barView } from './bar.presenter';
import { BarStore } from './bar.store';

/** Who is barred: from one case, for who leads it; from any, for the data protection officer. */
@Injectable()
export class ListBars {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly bars: BarStore,
    private readonly units: UnitStore,
  ) {}

  ofCase(actor: Actor, caseId: CaseId): Promise<Outcome<{ items: BarView[] }>> {
    return this.inTransaction.run(actor, { action: 'bar.list', caseId }, async (tx) => {
      if ((await this.cases.find(tx, caseId)) === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      return this.view(tx, caseId);
    });
  }

  all(actor: Actor): Promise<Outcome<{ items: BarView[] }>> {
    return this.inTransaction.run(actor, { action: 'bar.list' }, (tx) => this.view(tx, null));
  }

  async view(tx: Tx, caseId: CaseId | null): Promise<Outcome<{ items: BarView[] }>> {
    const rows = await this.bars.list(tx, caseId);
    const refs = await this.units.refs(
      tx,
      rows.map(({ unitId }) => unitId),
    );
    return allow({ items: rows.map((row) => barView(row, refs)) });
  }
}
