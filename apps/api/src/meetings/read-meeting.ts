import { Injectable } from '@nestjs/common';
import type { MeetingId, MeetingView, Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ShowMeeting } from './show-meeting';

@Injectable()
export class ReadMeeting {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly show: ShowMeeting,
  ) {}

  run(actor: Actor, id: MeetingId): Promise<Outcome<MeetingView>> {
    return this.inTransaction.run(actor, { action: 'meeting.read', subjectId: id }, (tx) => this.show.one(tx, id));
  }
}
