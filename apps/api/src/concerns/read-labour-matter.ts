import { Injectable } from '@nestjs/common';
import { allow, refuse, type ConcernId, type LabourMatterView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { Vault, type DataKey } from '../platform/vault/vault';
import { labourMatterView } from './labour-matter.presenter';
import { LabourMatterStore } from './labour-matter.store';

/** One labour matter, for the inspection that has it. */
@Injectable()
export class ReadLabourMatter {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly matters: LabourMatterStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: ConcernId): Promise<Outcome<LabourMatterView>> {
    return this.inTransaction.run(actor, { action: 'labour-matter.read', subjectId: id }, async (tx) => {
      const row = await this.matters.find(tx, id);
      if (row === null) return refuse('not-found');
      const keys = await this.vault.openKeys([row]);
      return allow(labourMatterView(row, keys.get(row.id) as DataKey));
    });
  }
}
