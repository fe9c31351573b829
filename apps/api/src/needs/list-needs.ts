import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, type CaseId, type NeedId, type NeedView, type Outcome } from '@himaya/domain';
import { CaseStore, type CaseRow } from '../cases';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { needView } from './need.presenter';
import type { NeedRecord } from './need.schema';
import { NeedStore } from './need.store';

/** What the person needs, needed and declined: core of the case. */
@Injectable()
export class ListNeeds {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly needs: NeedStore,
    private readonly units: UnitStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId): Promise<Outcome<{ items: NeedView[] }>> {
    return this.inTransaction.run(actor, { action: 'need.list', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      return allow({ items: await this.views(tx, row, await this.needs.list(tx, caseId)) });
    });
  }

  /** One need inside a transaction. */
  async one(tx: Tx, row: CaseRow, id: NeedId): Promise<Outcome<NeedView>> {
    const need = await this.needs.find(tx, id);
    const [view] = need === null ? [] : await this.views(tx, row, [need]);
    return view === undefined ? refuse('not-found') : allow(view);
  }

  private async views(tx: Tx, row: CaseRow, needs: readonly NeedRecord[]): Promise<NeedView[]> {
    const refs = await this.units.refs(tx, [...new Set(needs.map(({ unitId }) => unitId))]);
    const key = await this.vault.keyOf(row);
    return needs.flatMap((need) => {
      const unit = refs.get(need.unitId);
      return unit === undefined ? [] : [needView(key, tx.actor, row, need, unit)];
    });
  }
}
