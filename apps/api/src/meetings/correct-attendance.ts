import { Injectable } from '@nestjs/common';
import {
  decideCorrection,
  decideMeetingStep,
  refuse,
  type CorrectAttendanceBody,
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

/** Corrects whether a member came by a later entry; what was confirmed waits for the chair again. */
@Injectable()
export class CorrectAttendance {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly meetings: MeetingStore,
    private readonly show: ShowMeeting,
  ) {}

  run(actor: Actor, id: MeetingId, version: number, body: CorrectAttendanceBody): Promise<Outcome<MeetingView>> {
    return this.inTransaction.run(actor, { action: 'meeting.correct', subjectId: id }, async (tx) => {
      const row = await this.meetings.find(tx, id);
      if (row === null) return refuse('not-found');
      const may = decideMeetingStep('correct', factsOf(row, actor));
      if (!may.ok) return may;
      const decided = decideCorrection(body, members);
      if (!decided.ok) return decided;
      const corrected = await this.meetings.correct(tx, id, version, body);
      return corrected.ok ? this.show.one(tx, id) : corrected;
    });
  }
}
