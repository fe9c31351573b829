import { Injectable } from '@nestjs/common';
import { allow, refuse, type BreakGlassId, type BreakGlassView, type Outcome } from '@himaya/domain';
import { UnitStore } from '../directory';
import type { Tx } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { breakGlassView } from './break-glass.presenter';
import { BreakGlassStore, type BreakGlassRow } from './break-glass.store';

/** Emergency accesses as this reader may see them, inside a transaction. */
@Injectable()
export class ShowBreakGlass {
  constructor(
    private readonly emergencies: BreakGlassStore,
    private readonly units: UnitStore,
    private readonly vault: Vault,
  ) {}

  async one(tx: Tx, id: BreakGlassId): Promise<Outcome<BreakGlassView>> {
    const row = await this.emergencies.find(tx, id);
    if (row === null) return refuse('not-found');
    const [view] = await this.all(tx, [row]);
    return allow(view!);
  }

  async all(tx: Tx, rows: readonly BreakGlassRow[]): Promise<BreakGlassView[]> {
    const keys = await this.vault.openKeys(rows);
    const names = await this.emergencies.names(
      tx,
      rows.map((row) => row.id),
    );
    const views: BreakGlassView[] = [];
    for (const row of rows) {
      const unit = await this.units.ref(tx, row.unitId);
      views.push(breakGlassView(tx.actor, row, keys.get(row.id)!, names.get(row.id), unit, tx.now));
    }
    return views;
  }
}
