import { Injectable } from '@nestjs/common';
import { allow, maskOf, presumedChild, refuse, type CaseId, type Outcome, type ScreeningView } from '@himaya/domain';
import { CaseStore, opensField, type CaseRow } from '../cases';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { screeningView } from './screening.presenter';
import { SittingStore } from './sitting.store';

/** Every talk of a case, its answers, and what they suggest. Who does not read the exploitation category finds nothing here. */
@Injectable()
export class ReadScreening {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly sittings: SittingStore,
    private readonly units: UnitStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId): Promise<Outcome<ScreeningView>> {
    return this.inTransaction.run(actor, { action: 'screening.read', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null || !opensField(actor, row, 'exploitation-screening')) return refuse('not-found');
      return this.view(tx, row);
    });
  }

  async view(tx: Tx, row: CaseRow): Promise<Outcome<ScreeningView>> {
    tx.touches(row.id, maskOf('exploitation'));
    const rows = await this.sittings.list(tx, row.id);
    const refs = await this.units.refs(tx, [...new Set(rows.map(({ unitId }) => unitId))]);
    return allow(screeningView(await this.vault.keyOf(row), rows, presumedChild(row.ageBand), refs));
  }
}
