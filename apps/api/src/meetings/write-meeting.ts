import { Injectable } from '@nestjs/common';
import {
  decideMeeting,
  decideMeetingStep,
  localDay,
  refuse,
  type MeetingFields,
  type MeetingId,
  type MeetingView,
  type Outcome,
} from '@himaya/domain';
import { members } from '@himaya/domain/reference';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { factsOf } from './meeting.presenter';
import { MeetingStore } from './meeting.store';
import { ShowMeeting } from './show-meeting';

/** Writes the minutes of a draft anew: agenda, who came, what was decided. */
@Injectable()
export class WriteMeeting {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly meetings: MeetingStore,
    private readonly show: ShowMeeting,
  ) {}

  run(actor: Actor, id: MeetingId, version: number, body: MeetingFields): Promise<Outcome<MeetingView>> {
    return this.inTransaction.run(actor, { action: 'meeting.write', subjectId: id }, async (tx) => {
      const row = await this.meetings.find(tx, id);
      if (row === null) return refuse('not-found');
      const may = decideMeetingStep('write', factsOf(row, actor));
      if (!may.ok) return may;
      const bodies = new Set((await this.meetings.bodies(tx)).keys());
      const decided = decideMeeting(body, { today: localDay(tx.now), members: new Set(members), bodies });
      if (!decided.ok) return decided;
      const written = await this.meetings.write(tx, id, version, body);
      return written.ok ? this.show.one(tx, id) : written;
    });
  }
}
