import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { decideMeeting, localDay, type MeetingId, type MeetingView, type Outcome, type RecordMeetingBody } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { MeetingStore } from './meeting.store';
import { ShowMeeting } from './show-meeting';

/** Begins the minutes of a meeting that was held; its number is its own among those of its kind. */
@Injectable()
export class RecordMeeting {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly meetings: MeetingStore,
    private readonly show: ShowMeeting,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, body: RecordMeetingBody, idempotencyKey: string | null): Promise<Outcome<MeetingView>> {
    return this.inTransaction.run(actor, { action: 'meeting.record' }, async (tx) => {
      const nobody = { members: new Set<never>(), bodies: new Set<never>() };
      const decided = decideMeeting({ ...body, attendance: [], decisions: [] }, { today: localDay(tx.now), ...nobody });
      if (!decided.ok) return decided;
      const claimed = await claimAttempt(tx, this.vault, { key: idempotencyKey, route: '/meetings', body }, randomUUID() as MeetingId);
      if (!claimed.ok) return claimed;
      const { id, again } = claimed.value;
      const recorded = again ? decided : await this.meetings.record(tx, id, body);
      return recorded.ok ? this.show.one(tx, id) : recorded;
    });
  }
}
