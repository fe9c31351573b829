import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EnrolInterpreterBody, InterpreterId, InterpreterView, Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { InterpreterStore } from './interpreter.store';
import { ShowInterpreter } from './show-interpreter';

/** Takes somebody into the roster; nobody is sent before the undertaking is signed. */
@Injectable()
export class EnrolInterpreter {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly interpreters: InterpreterStore,
    private readonly show: ShowInterpreter,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, body: EnrolInterpreterBody, idempotencyKey: string | null): Promise<Outcome<InterpreterView>> {
    return this.inTransaction.run(actor, { action: 'interpreter.enrol' }, async (tx) => {
      const attempt = { key: idempotencyKey, route: '/interpretation/interpreters', body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as InterpreterId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      if (again) return this.show.one(tx, id);
      const { key, stored } = await this.vault.newKey(id);
      const enrolled = await this.interpreters.enrol(tx, id, {
        sex: body.sex,
        languages: [...new Set(body.languages)],
        governorates: [...new Set(body.governorates)],
        remote: body.remote,
        childTrained: body.childTrained,
        nameCt: key.seal('interpreter.name', body.name),
        key: stored,
      });
      return enrolled.ok ? this.show.one(tx, id) : enrolled;
    });
  }
}
