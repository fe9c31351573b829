import { Injectable } from '@nestjs/common';
import { allow, refuse, type ChangeLawyerBody, type LawyerId, type LawyerView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { LawyerStore } from './lawyer.store';
import { lawyerView } from './legal.presenter';

/** What somebody on the roster speaks, where, for whom, and whether they take matters. */
@Injectable()
export class ChangeLawyer {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly lawyers: LawyerStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: LawyerId, version: number, body: ChangeLawyerBody): Promise<Outcome<LawyerView>> {
    return this.inTransaction.run(actor, { action: 'lawyer.change', subjectId: id }, async (tx) => {
      if ((await this.lawyers.find(tx, id)) === null) return refuse('not-found');
      const changed = await this.lawyers.change(tx, id, version, body);
      if (!changed.ok) return changed;
      const row = await this.lawyers.find(tx, id);
      return row === null ? refuse('not-found') : allow(lawyerView(row, await this.vault.openKeys([row])));
    });
  }
}
