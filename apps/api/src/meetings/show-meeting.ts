import { Injectable } from '@nestjs/common';
import { allow, localDay, refuse, type MeetingId, type MeetingView, type Outcome } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { meetingView } from './meeting.presenter';
import { MeetingStore } from './meeting.store';

/** A meeting as the secretariat and the chair see it: what every verb on one answers with. */
@Injectable()
export class ShowMeeting {
  constructor(private readonly meetings: MeetingStore) {}

  async one(tx: Tx, id: MeetingId): Promise<Outcome<MeetingView>> {
    const row = await this.meetings.find(tx, id);
    if (row === null) return refuse('not-found');
    const parts = {
      attendance: await this.meetings.attendance(tx, id),
      corrections: await this.meetings.corrections(tx, id),
      decisions: await this.meetings.decisions(tx, id),
      names: await this.meetings.names(tx, id),
      bodies: await this.meetings.bodies(tx),
    };
    return allow(meetingView(row, parts, tx.actor, localDay(tx.now)));
  }
}
