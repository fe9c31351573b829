import { Injectable } from '@nestjs/common';
import { mayEver } from '@himaya/auth';
import { allow, availableAbroadSteps, refuse, type AbroadTransferId, type AbroadTransferView, type Outcome } from '@himaya/domain';
import type { CaseRow } from '../cases';
import { UnitStore } from '../directory';
import type { Tx } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { AbroadStore } from './abroad.store';

/** Transfers abroad of a case as this reader may see them, inside a transaction. */
@Injectable()
export class ShowAbroad {
  constructor(
    private readonly abroad: AbroadStore,
    private readonly units: UnitStore,
    private readonly vault: Vault,
  ) {}

  async all(tx: Tx, row: CaseRow): Promise<AbroadTransferView[]> {
    const found = await this.abroad.list(tx, row.id);
    if (found.length === 0) return [];
    const refs = await this.units.refs(tx, [...new Set(found.map(({ unitId }) => unitId))]);
    const key = await this.vault.keyOf(row);
    const facts = { unitId: tx.actor.unitId, responsibleUnitId: row.responsibleUnitId, caseStatus: row.status };
    const works = row.writeMask !== 0 && mayEver(tx.actor.roles, 'change', 'AbroadTransfer');
    return found.flatMap((one) => {
      const unit = refs.get(one.unitId);
      if (unit === undefined) return [];
      const view: AbroadTransferView = {
        id: one.id,
        caseId: one.caseId,
        version: one.version,
        status: one.status,
        destination: one.destination,
        country: one.country,
        bodyKind: one.bodyKind,
        body: key.open('abroad_transfer.body', one.bodyCt),
        consentId: one.consentId,
        unit,
        plannedAt: one.plannedAt.toISOString(),
        handedOverOn: one.handedOverOn,
        arrivedOn: one.arrivedOn,
        reason: one.reason,
        actions: works && !one.ofReturn ? availableAbroadSteps(one.status, facts) : [],
      };
      return [view];
    });
  }

  async one(tx: Tx, row: CaseRow, id: AbroadTransferId): Promise<Outcome<AbroadTransferView>> {
    const found = (await this.all(tx, row)).find((one) => one.id === id);
    return found === undefined ? refuse('not-found') : allow(found);
  }
}
