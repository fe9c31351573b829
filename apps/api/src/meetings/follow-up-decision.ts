import { Injectable } from '@nestjs/common';
import {
  decideMeetingStep,
  refuse,
  type FollowUpDecisionBody,
  type MeetingDecisionId,
  type MeetingView,
  type Outcome,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { factsOf } from './meeting.presenter';
import { MeetingStore } from './meeting.store';
import { ShowMeeting } from './show-meeting';

/** The secretariat says whether a decision was carried out; what was said before stays. */
@Injectable()
export class FollowUpDecision {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly meetings: MeetingStore,
    private readonly show: ShowMeeting,
  ) {}

  /** @param version of the decision, which grows with what is said of it */
  run(actor: Actor, id: MeetingDecisionId, version: number, body: FollowUpDecisionBody): Promise<Outcome<MeetingView>> {
    return this.inTransaction.run(actor, { action: 'meeting.follow-up', subjectId: id }, async (tx) => {
      const meeting = await this.meetings.ofDecision(tx, id);
      const row = meeting === null ? null : await this.meetings.find(tx, meeting);
      if (row === null) return refuse('not-found');
      const decided = decideMeetingStep('follow-up', factsOf(row, actor));
      if (!decided.ok) return decided;
      const followed = await this.meetings.followUp(tx, id, version, body);
      return followed.ok ? this.show.one(tx, row.id) : followed;
    });
  }
}
