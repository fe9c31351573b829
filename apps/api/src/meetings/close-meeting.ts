import { Injectable } from '@nestjs/common';
import { decideMeetingStep, membersUntold, refuse, type MeetingId, type MeetingView, type Outcome } from '@himaya/domain';
import { members } from '@himaya/domain/reference';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { factsOf } from './meeting.presenter';
import { MeetingStore } from './meeting.store';
import { ShowMeeting } from './show-meeting';

/** Closes the minutes, which are frozen from then on; those of a committee session say of every member whether it came. */
@Injectable()
export class CloseMeeting {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly meetings: MeetingStore,
    private readonly show: ShowMeeting,
  ) {}

  run(actor: Actor, id: MeetingId, version: number): Promise<Outcome<MeetingView>> {
    return this.inTransaction.run(actor, { action: 'meeting.close', subjectId: id }, async (tx) => {
      const row = await this.meetings.find(tx, id);
      if (row === null) return refuse('not-found');
      if (row.version !== version) return refuse('conflict');
      const decided = decideMeetingStep('close', factsOf(row, actor));
      if (!decided.ok) return decided;
      const untold = membersUntold({ kind: row.kind, attendance: await this.meetings.attendance(tx, id) }, members);
      if (untold.length > 0) return refuse('meeting.untold', { detail: { members: untold.length } });
      const closed = await this.meetings.close(tx, id, version, members);
      return closed.ok ? this.show.one(tx, id) : closed;
    });
  }
}
