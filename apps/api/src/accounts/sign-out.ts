import { Injectable } from '@nestjs/common';
import { allow, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';

/** Ends the session of this request, at once and everywhere. */
@Injectable()
export class SignOut {
  constructor(private readonly inTransaction: InTransaction) {}

  run(actor: Actor): Promise<Outcome<Record<string, never>>> {
    return this.inTransaction.run(actor, { action: 'session.sign-out' }, async (tx) => {
      await tx.em.query('select guard.sign_out($1)', [actor.tokenHash]);
      return allow({});
    });
  }
}
