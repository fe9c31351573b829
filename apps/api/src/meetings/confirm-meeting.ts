import { Injectable } from '@nestjs/common';
import { decideMeetingStep, refuse, type MeetingId, type MeetingView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { factsOf } from './meeting.presenter';
import { MeetingStore } from './meeting.store';
import { ShowMeeting } from './show-meeting';

/** The chair confirms closed minutes, another person than anybody who had a hand in them: from then on attendance counts. */
@Injectable()
export class ConfirmMeeting {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly meetings: MeetingStore,
    private readonly show: ShowMeeting,
  ) {}

  run(actor: Actor, id: MeetingId, version: number): Promise<Outcome<MeetingView>> {
    return this.inTransaction.run(actor, { action: 'meeting.confirm', subjectId: id }, async (tx) => {
      const row = await this.meetings.find(tx, id);
      if (row === null) return refuse('not-found');
      if (row.version !== version) return refuse('conflict');
      const decided = decideMeetingStep('confirm', factsOf(row, actor));
      if (!decided.ok) return decided;
      const confirmed = await this.meetings.confirm(tx, id, version);
      return confirmed.ok ? this.show.one(tx, id) : confirmed;
    });
  }
}
