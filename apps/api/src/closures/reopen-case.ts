import { Injectable } from '@nestjs/common';
import {
  allow,
  decideAdding,
  decideReopening,
  maskOf,
  refuse,
  type CaseId,
  type ClosingView,
  type Outcome,
  type ReopenCaseBody,
} from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { ClosureStore } from './closure.store';
import { ShowClosing } from './show-closing';

/** Takes a closed case up again, with its reason; what the closing shut for others stays shut. */
@Injectable()
export class ReopenCase {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly closures: ClosureStore,
    private readonly show: ShowClosing,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId, version: number, { reason, words }: ReopenCaseBody): Promise<Outcome<ClosingView>> {
    return this.inTransaction.run(actor, { action: 'case.reopen', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      const held = decideAdding(row);
      if (!held.ok) return held;
      const party = { status: row.status, unitId: actor.unitId, responsibleUnitId: row.responsibleUnitId };
      const decided = decideReopening(party, row.erasedAt !== null);
      if (!decided.ok) return decided;
      if (row.version !== version) return refuse('conflict');
      const key = await this.vault.keyOf(row);
      const reopened = await this.closures.reopen(tx, caseId, version, reason, key.seal('case_reopening.words', words));
      if (!reopened.ok) return reopened;
      const now = await this.cases.find(tx, caseId);
      const [closure] = await this.closures.list(tx, caseId);
      if (now === null || closure === undefined) return refuse('not-found');
      tx.emit({ kind: 'case-reopened', subjectId: closure.id });
      return allow(await this.show.of(tx, now));
    });
  }
}
