import { Injectable } from '@nestjs/common';
import { allow, refuse, type Outcome } from '@himaya/domain';
import type { Actor } from '../../platform/auth/actor';
import { InTransaction } from '../../platform/db/in-transaction';
import { LiveMarks, type Marks } from './live-marks';
import { LiveStreams } from './live-streams';

export interface Following {
  readonly sessionId: string;
  readonly marks: Marks;
}

/** Opens the line on which a page is told that something changed; what it was, it fetches under its own rights. */
@Injectable()
export class FollowNotifications {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly marks: LiveMarks,
    private readonly streams: LiveStreams,
  ) {}

  run(actor: Actor): Promise<Outcome<Following>> {
    return this.inTransaction.run(actor, { action: 'notification.follow' }, async (tx) => {
      if (!this.streams.hasRoom(actor.userId)) return refuse('rate.limited');
      const [session] = await tx.em.query<{ id: string }[]>('select session_id as id from guard.session_of($1)', [actor.tokenHash]);
      if (session === undefined) return refuse('session.required');
      return allow({ sessionId: session.id, marks: await this.marks.read(tx.em, actor.unitId) });
    });
  }
}
