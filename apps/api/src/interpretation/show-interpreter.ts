import { Injectable } from '@nestjs/common';
import { mayEver } from '@himaya/auth';
import { allow, refuse, type InterpreterId, type InterpreterView, type Outcome } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { interpreterItem, undertakingView } from './interpretation.presenter';
import { InterpreterStore } from './interpreter.store';

/** One of the roster, inside a transaction. */
@Injectable()
export class ShowInterpreter {
  constructor(
    private readonly interpreters: InterpreterStore,
    private readonly vault: Vault,
  ) {}

  async one(tx: Tx, id: InterpreterId): Promise<Outcome<InterpreterView>> {
    const row = await this.interpreters.find(tx, id);
    if (row === null) return refuse('not-found');
    const planned = await this.interpreters.planned(tx, id);
    return allow({
      ...interpreterItem(row, await this.vault.openKeys([row])),
      undertakings: (await this.interpreters.undertakings(tx, id)).map(undertakingView),
      planned: planned.map((one) => ({ id: one.id, from: one.startsAt.toISOString(), to: one.endsAt.toISOString() })),
      mayChange: mayEver(tx.actor.roles, 'change', 'Interpreter'),
    });
  }
}
