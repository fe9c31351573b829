import { Injectable } from '@nestjs/common';
import { refuse, type ChangeInterpreterBody, type InterpreterId, type InterpreterView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { InterpreterStore } from './interpreter.store';
import { ShowInterpreter } from './show-interpreter';

/** What somebody of the roster speaks and does now; retired, or back. */
@Injectable()
export class ChangeInterpreter {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly interpreters: InterpreterStore,
    private readonly show: ShowInterpreter,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: InterpreterId, version: number, body: ChangeInterpreterBody): Promise<Outcome<InterpreterView>> {
    return this.inTransaction.run(actor, { action: 'interpreter.change', subjectId: id }, async (tx) => {
      const row = await this.interpreters.find(tx, id);
      if (row === null) return refuse('not-found');
      const { name, ...changes } = body;
      const nameCt = name === undefined ? null : (await this.vault.keyOf(row)).seal('interpreter.name', name);
      const changed = await this.interpreters.change(tx, id, version, { ...changes, nameCt });
      return changed.ok ? this.show.one(tx, id) : changed;
    });
  }
}
