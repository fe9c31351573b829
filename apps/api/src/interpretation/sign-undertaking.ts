import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideUndertaking,
  refuse,
  type InterpreterId,
  type InterpreterView,
  type Outcome,
  type SignUndertakingBody,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { InterpreterStore } from './interpreter.store';
import { ShowInterpreter } from './show-interpreter';

/** Writes down that the confidentiality statement was signed, in which text and until when. */
@Injectable()
export class SignUndertaking {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly interpreters: InterpreterStore,
    private readonly show: ShowInterpreter,
  ) {}

  run(actor: Actor, id: InterpreterId, version: number, body: SignUndertakingBody): Promise<Outcome<InterpreterView>> {
    return this.inTransaction.run(actor, { action: 'interpreter.sign', subjectId: id }, async (tx) => {
      if ((await this.interpreters.find(tx, id)) === null) return refuse('not-found');
      const decided = decideUndertaking(body, tx.now);
      if (!decided.ok) return decided;
      const signed = await this.interpreters.sign(tx, randomUUID(), id, version, body);
      return signed.ok ? this.show.one(tx, id) : signed;
    });
  }
}
