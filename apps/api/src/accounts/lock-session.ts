import { Injectable } from '@nestjs/common';
import { allow, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';

/** Leaves the session locked: whoever sits down next must prove that they are its holder. */
@Injectable()
export class LockSession {
  constructor(private readonly inTransaction: InTransaction) {}

  run(actor: Actor): Promise<Outcome<Record<string, never>>> {
    return this.inTransaction.run(actor, { action: 'session.lock' }, async ({ em }) => {
      await em.query('select guard.lock_session($1)', [actor.tokenHash]);
      return allow({});
    });
  }
}
