import { Injectable } from '@nestjs/common';
import { allow, refuse, type Outcome, type OwnSessionView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ListSessions } from './list-sessions';

/** Ends one session of the own account, wherever it is. */
@Injectable()
export class RevokeSession {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly listSessions: ListSessions,
  ) {}

  run(actor: Actor, id: string): Promise<Outcome<{ readonly items: readonly OwnSessionView[] }>> {
    return this.inTransaction.run(actor, { action: 'session.revoke', subjectId: id }, async (tx) => {
      const [answer] = await tx.em.query<{ ended: boolean }[]>('select guard.revoke_session($1, $2) as ended', [actor.tokenHash, id]);
      return answer?.ended === true ? allow({ items: await this.listSessions.view(tx) }) : refuse('not-found');
    });
  }
}
