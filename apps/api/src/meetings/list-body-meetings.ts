import { Injectable } from '@nestjs/common';
import { allow, localDay, type BodyMeetingView, type Outcome, type Page } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { dayKey, decodeCursor, idKey, pageOf } from '../platform/http/cursor';
import { defaultLimit, type PageQuery } from '../platform/http/fields';
import { bodyMeetingView } from './meeting.presenter';
import { MeetingStore } from './meeting.store';

/** Meetings of which the minutes name the own body: whether it came, and what was given to it; nothing of other bodies. */
@Injectable()
export class ListBodyMeetings {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly meetings: MeetingStore,
  ) {}

  run(actor: Actor, { cursor, limit = defaultLimit }: PageQuery): Promise<Outcome<Page<BodyMeetingView>>> {
    const after = decodeCursor(cursor, [dayKey, idKey]);
    return this.inTransaction.run(actor, { action: 'meeting.list-own' }, async (tx) => {
      const rows = await this.meetings.ofBody(tx, after, limit);
      const today = localDay(tx.now);
      return allow(pageOf(rows, limit, (row) => bodyMeetingView(row, today), ({ heldOn, id }) => [heldOn, id])); // prettier-ignore
    });
  }
}
