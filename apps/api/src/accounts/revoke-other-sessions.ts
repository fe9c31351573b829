import { Injectable } from '@nestjs/common';
import { allow, type Outcome, type OwnSessionView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ListSessions } from './list-sessions';

/** Ends every session of the own account but this one. */
@Injectable()
export class RevokeOtherSessions {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly listSessions: ListSessions,
  ) {}

  run(actor: Actor): Promise<Outcome<{ readonly items: readonly OwnSessionView[] }>> {
    return this.inTransaction.run(actor, { action: 'session.revoke-others' }, async (tx) => {
      await tx.em.query('select guard.revoke_other_sessions($1)', [actor.tokenHash]);
      return allow({ items: await this.listSessions.view(tx) });
    });
  }
}
