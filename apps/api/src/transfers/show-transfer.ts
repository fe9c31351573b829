import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, type Outcome, type TransferId, type TransferView } from '@himaya/domain';
import { UnitStore } from '../directory';
import type { Tx } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { transferView } from './transfer.presenter';
import { TransferStore, type TransferRow } from './transfer.store';

/** Transfers as this reader may see them, inside a transaction. */
@Injectable()
export class ShowTransfer {
  constructor(
    private readonly transfers: TransferStore,
    private readonly units: UnitStore,
    private readonly vault: Vault,
  ) {}

  async one(tx: Tx, id: TransferId): Promise<Outcome<TransferView>> {
    const row = await this.transfers.find(tx, id);
    if (row === null) return refuse('not-found');
    tx.touches(row.caseId, maskOf('core'));
    const [view] = await this.all(tx, [row]);
    return allow(view!);
  }

  async all(tx: Tx, rows: readonly TransferRow[]): Promise<TransferView[]> {
    const readable = rows.filter((row) => row.keyWrapped !== null);
    const keys = await this.vault.openKeys(readable.map(({ caseId, keyWrapped, keyId }) => ({ id: caseId, keyWrapped, keyId })));
    const refs = await this.units.refs(
      tx,
      rows.flatMap((row) => [row.fromUnitId, row.toUnitId]),
    );
    return rows.map((row) => transferView(tx.actor, row, keys.get(row.caseId) ?? null, refs));
  }
}
