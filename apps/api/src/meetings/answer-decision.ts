import { Injectable } from '@nestjs/common';
import {
  allow,
  localDay,
  refuse,
  type AnswerDecisionBody,
  type BodyMeetingView,
  type MeetingDecisionId,
  type Outcome,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { bodyMeetingView } from './meeting.presenter';
import { MeetingStore } from './meeting.store';

/** A body says what it did about a decision that was given to it; another body's is not there for it. */
@Injectable()
export class AnswerDecision {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly meetings: MeetingStore,
  ) {}

  /** @param version of the decision, which grows with what is said of it */
  run(actor: Actor, id: MeetingDecisionId, version: number, { note }: AnswerDecisionBody): Promise<Outcome<BodyMeetingView>> {
    return this.inTransaction.run(actor, { action: 'meeting.answer', subjectId: id }, async (tx) => {
      const answered = await this.meetings.answer(tx, id, version, note);
      if (!answered.ok) return answered;
      const row = await this.meetings.ofBodyDecision(tx, id);
      return row === null ? refuse('not-found') : allow(bodyMeetingView(row, localDay(tx.now)));
    });
  }
}
