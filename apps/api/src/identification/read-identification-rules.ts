import { Injectable } from '@nestjs/common';
import { allow, localDay, type Outcome, type RulesAnswer } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { RulesStore } from './rules.store';

/** Every version of the rules of identification, newest first, and the holidays to come. */
@Injectable()
export class ReadIdentificationRules {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly rules: RulesStore,
  ) {}

  run(actor: Actor): Promise<Outcome<RulesAnswer>> {
    return this.inTransaction.run(actor, { action: 'identification-rules.read' }, (tx) => this.answer(tx));
  }

  /** The same inside a transaction. */
  async answer(tx: Tx): Promise<Outcome<RulesAnswer>> {
    return allow({ items: await this.rules.all(tx), holidays: await this.rules.holidays(tx, localDay(tx.now)) });
  }
}
