import { Injectable } from '@nestjs/common';
import type { InterpreterId, InterpreterView, Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ShowInterpreter } from './show-interpreter';

/** One of the own roster, with undertakings and what is planned. */
@Injectable()
export class ReadInterpreter {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly show: ShowInterpreter,
  ) {}

  run(actor: Actor, id: InterpreterId): Promise<Outcome<InterpreterView>> {
    return this.inTransaction.run(actor, { action: 'interpreter.read', subjectId: id }, (tx) => this.show.one(tx, id));
  }
}
