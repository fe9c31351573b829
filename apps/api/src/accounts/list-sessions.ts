import { Injectable } from '@nestjs/common';
import { allow, type Outcome, type OwnSessionView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';

interface SessionRow {
  id: string;
  device: string;
  created_at: Date;
  last_seen_at: Date;
  is_current: boolean;
}

/** Where the own account is signed in now. */
@Injectable()
export class ListSessions {
  constructor(private readonly inTransaction: InTransaction) {}

  run(actor: Actor): Promise<Outcome<{ readonly items: readonly OwnSessionView[] }>> {
    return this.inTransaction.run(actor, { action: 'session.list' }, async (tx) => allow({ items: await this.view(tx) }));
  }

  async view(tx: Tx): Promise<OwnSessionView[]> {
    const rows = await tx.em.query<SessionRow[]>('select * from guard.sessions_of($1)', [tx.actor.tokenHash]);
    return rows.map(({ id, device, created_at, last_seen_at, is_current }) => ({
      id,
      device,
      since: created_at.toISOString(),
      lastSeenAt: last_seen_at.toISOString(),
      current: is_current,
    }));
  }
}
