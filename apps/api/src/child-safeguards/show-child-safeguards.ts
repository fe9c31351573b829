import { Injectable } from '@nestjs/common';
import {
  allow,
  maskOf,
  refuse,
  type BestInterestsView,
  type CaseId,
  type GuardianshipId,
  type GuardianshipView,
  type Outcome,
  type PacketField,
} from '@himaya/domain';
import { CaseStore, heldBy, opensField, type CaseRow } from '../cases';
import { UnitStore } from '../directory';
import type { Tx } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { bestInterestsView, guardianshipView } from './child-safeguard.presenter';
import { ChildSafeguardStore } from './child-safeguard.store';

/** What protects a child, as this reader may see it, inside a transaction. It belongs to the family category. */
@Injectable()
export class ShowChildSafeguards {
  constructor(
    private readonly cases: CaseStore,
    private readonly safeguards: ChildSafeguardStore,
    private readonly units: UnitStore,
    private readonly vault: Vault,
  ) {}

  /** The case, if this field of its family category is this reader's. */
  async readable(tx: Tx, caseId: CaseId, field: PacketField): Promise<CaseRow | null> {
    const row = await this.cases.find(tx, caseId);
    if (row === null || !opensField(tx.actor, row, field)) return null;
    tx.touches(caseId, maskOf('family'));
    return row;
  }

  /** The case, if its family category is this actor's to write. */
  async writable(tx: Tx, caseId: CaseId): Promise<Outcome<CaseRow>> {
    const row = await this.cases.find(tx, caseId);
    if (row === null) return refuse('not-found');
    tx.touches(caseId, maskOf('family'));
    return (heldBy(tx.actor, row).write & maskOf('family')) === 0 ? refuse('case.category-not-yours') : allow(row);
  }

  async determinations(tx: Tx, row: CaseRow): Promise<BestInterestsView[]> {
    const rows = await this.safeguards.determinations(tx, row.id);
    const key = await this.vault.keyOf(row);
    const refs = await this.units.refs(tx, [...new Set(rows.map(({ unitId }) => unitId))]);
    return rows.flatMap((one) => {
      const unit = refs.get(one.unitId);
      return unit === undefined ? [] : [bestInterestsView(key, one, unit)];
    });
  }

  async guardianships(tx: Tx, row: CaseRow): Promise<GuardianshipView[]> {
    const rows = await this.safeguards.guardianships(tx, row.id);
    const key = await this.vault.keyOf(row);
    const refs = await this.units.refs(tx, [...new Set(rows.map(({ unitId }) => unitId))]);
    return rows.flatMap((one) => {
      const unit = refs.get(one.unitId);
      return unit === undefined ? [] : [guardianshipView(key, tx.actor, row, one, unit)];
    });
  }

  async guardianship(tx: Tx, row: CaseRow, id: GuardianshipId): Promise<Outcome<GuardianshipView>> {
    const found = (await this.guardianships(tx, row)).find((one) => one.id === id);
    return found === undefined ? refuse('not-found') : allow(found);
  }
}
