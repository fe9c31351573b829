import { Injectable } from '@nestjs/common';
import { allow, refuse, type MissingAlertId, type MissingAlertView, type Outcome } from '@himaya/domain';
import type { CaseRow } from '../cases';
import { UnitStore } from '../directory';
import type { Tx } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { missingAlertView } from './missing.presenter';
import { MissingStore } from './missing.store';

/** Searches for the person of a case as this reader may see them, inside a transaction. */
@Injectable()
export class ShowMissing {
  constructor(
    private readonly missing: MissingStore,
    private readonly units: UnitStore,
    private readonly vault: Vault,
  ) {}

  async all(tx: Tx, row: CaseRow): Promise<MissingAlertView[]> {
    const alerts = await this.missing.list(tx, row.id);
    if (alerts.length === 0) return [];
    const reviews = await this.missing.reviews(tx, row.id);
    const refs = await this.units.refs(tx, [...new Set(alerts.map(({ unitId }) => unitId))]);
    const key = await this.vault.keyOf(row);
    return alerts.flatMap((alert) => {
      const unit = refs.get(alert.unitId);
      return unit === undefined ? [] : [missingAlertView(key, tx.actor, row, alert, reviews, unit)];
    });
  }

  async one(tx: Tx, row: CaseRow, id: MissingAlertId): Promise<Outcome<MissingAlertView>> {
    const found = (await this.all(tx, row)).find((alert) => alert.id === id);
    return found === undefined ? refuse('not-found') : allow(found);
  }
}
