import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, type CaseId, type Outcome, type SealView } from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { ReadSeal } from './read-seal';
import type { SealRecord } from './seal.schema';
import { SealStore } from './seal.store';

/** What one verb adds to the common way of a change. */
export interface SealChange {
  readonly action: string;
  readonly version: number;
  /** True where only those who lead the case may do it. */
  readonly leading: boolean;
  readonly decide?: (tx: Tx, seal: SealRecord) => Promise<Outcome<unknown>> | Outcome<unknown>;
  /** Writes it; false where the seal is not `version` any more. */
  readonly write: (tx: Tx) => Promise<boolean>;
  readonly then?: (tx: Tx, seal: SealRecord) => Promise<void> | void;
}

/** The way every change of a seal goes: find, decide, guarded write, view. */
@Injectable()
export class ChangeSeal {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly seals: SealStore,
    private readonly readSeal: ReadSeal,
  ) {}

  run(actor: Actor, caseId: CaseId, change: SealChange): Promise<Outcome<SealView>> {
    return this.inTransaction.run(actor, { action: change.action, caseId }, async (tx) => {
      if ((await this.cases.find(tx, caseId)) === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      if (change.leading && !(await this.seals.leads(tx, caseId))) return refuse('role.forbidden');
      const seal = await this.seals.find(tx, caseId);
      if (seal === null) return refuse('seal.not-sealed');
      const decided = (await change.decide?.(tx, seal)) ?? allow(null);
      if (!decided.ok) return decided;
      if (seal.version !== change.version || !(await change.write(tx))) return refuse('conflict');
      await change.then?.(tx, seal);
      return this.readSeal.view(tx, caseId);
    });
  }
}
