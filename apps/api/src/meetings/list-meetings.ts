import { Injectable } from '@nestjs/common';
import { allow, localDay, type MeetingListItem, type Outcome, type Page } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { dayKey, decodeCursor, idKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { meetingItem } from './meeting.presenter';
import { MeetingStore } from './meeting.store';
import type { MeetingQueryDto } from './meetings.bodies';

/** The register, the latest meeting first, with how its decisions stand today. */
@Injectable()
export class ListMeetings {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly meetings: MeetingStore,
  ) {}

  run(actor: Actor, query: MeetingQueryDto): Promise<Outcome<Page<MeetingListItem>>> {
    const { kind = null, year = null, overdue, cursor, limit = defaultLimit } = query;
    const after = decodeCursor(cursor, [dayKey, idKey]);
    return this.inTransaction.run(actor, { action: 'meeting.list' }, async (tx) => {
      const today = localDay(tx.now);
      const rows = await this.meetings.list(tx, { kind, year, overdueOn: overdue === 'true' ? today : null, after, limit });
      return allow(pageOf(rows, limit, (row) => meetingItem(row, today), ({ heldOn, id }) => [heldOn, id])); // prettier-ignore
    });
  }
}
