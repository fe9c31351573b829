import { Injectable } from '@nestjs/common';
import { allow, refuse, type Outcome, type OverrideId, type OverrideView } from '@himaya/domain';
import { UnitStore } from '../directory';
import type { Tx } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { overrideView } from './override.presenter';
import { OverrideStore, type OverrideRow } from './override.store';

/** Overrides as this reader may see them, inside a transaction. */
@Injectable()
export class ShowOverride {
  constructor(
    private readonly overrides: OverrideStore,
    private readonly units: UnitStore,
    private readonly vault: Vault,
  ) {}

  async one(tx: Tx, id: OverrideId): Promise<Outcome<OverrideView>> {
    const row = await this.overrides.find(tx, id);
    if (row === null) return refuse('not-found');
    const [view] = await this.all(tx, [row]);
    return allow(view!);
  }

  async all(tx: Tx, rows: readonly OverrideRow[]): Promise<OverrideView[]> {
    const readable = rows.filter((row) => row.keyWrapped !== null);
    const keys = await this.vault.openKeys(readable.map(({ caseId, keyWrapped, keyId }) => ({ id: caseId, keyWrapped, keyId })));
    const refs = await this.units.refs(
      tx,
      rows.flatMap((row) => [row.unitId, row.recipientUnitId]),
    );
    const numbers = await this.overrides.numbers(
      tx,
      rows.map(({ id }) => id),
    );
    return rows.map((row) =>
      overrideView(tx.actor, row, { key: keys.get(row.caseId) ?? null, number: numbers.get(row.id) ?? '', refs, now: tx.now }),
    );
  }
}
