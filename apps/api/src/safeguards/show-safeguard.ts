import { Injectable } from '@nestjs/common';
import { allow, refuse, type Outcome, type SafeguardId, type SafeguardView } from '@himaya/domain';
import { CaseStore, type CaseRow } from '../cases';
import { UnitStore } from '../directory';
import type { Tx } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { safeguardView } from './safeguard.presenter';
import { SafeguardStore, type SafeguardRow } from './safeguard.store';

/** Safeguards as this reader may see them, inside a transaction. */
@Injectable()
export class ShowSafeguard {
  constructor(
    private readonly cases: CaseStore,
    private readonly safeguards: SafeguardStore,
    private readonly units: UnitStore,
    private readonly vault: Vault,
  ) {}

  async one(tx: Tx, id: SafeguardId): Promise<Outcome<SafeguardView>> {
    const found = await this.safeguards.find(tx, id);
    const row = found === null ? null : await this.cases.find(tx, found.caseId);
    if (found === null || row === null) return refuse('not-found');
    const [view] = await this.all(tx, row, [found]);
    return allow(view!);
  }

  async all(tx: Tx, row: CaseRow, found: readonly SafeguardRow[]): Promise<SafeguardView[]> {
    const key = await this.vault.keyOf(row);
    const refs = await this.units.refs(
      tx,
      found.map(({ recordedUnitId }) => recordedUnitId),
    );
    tx.touches(
      row.id,
      found.reduce((mask, { category }) => mask | category, 0),
    );
    return found.map((one) => safeguardView(tx.actor, row, one, key, refs));
  }
}
