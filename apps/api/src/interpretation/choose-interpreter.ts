import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, wishProblems, type InterpreterItem, type Outcome, type ReferralId, type SessionWish } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { interpreterItem } from './interpretation.presenter';
import { InterpretationStore } from './interpretation.store';
import { InterpreterStore } from './interpreter.store';

/** Who of the roster fits a person and is free at a time. */
@Injectable()
export class ChooseInterpreter {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly interpretations: InterpretationStore,
    private readonly interpreters: InterpreterStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: ReferralId, wish: SessionWish): Promise<Outcome<{ items: InterpreterItem[] }>> {
    return this.inTransaction.run(actor, { action: 'interpretation.find', subjectId: id }, async (tx) => {
      const row = await this.interpretations.service(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('core'));
      const errors = wishProblems(wish);
      if (errors.length > 0) return refuse('body.invalid', { errors });
      const found = await this.interpreters.byIds(tx, await this.interpretations.fitting(tx, id, wish));
      const keys = await this.vault.openKeys(found);
      return allow({ items: found.map((one) => interpreterItem(one, keys)) });
    });
  }
}
