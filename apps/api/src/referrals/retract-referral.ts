import { Injectable } from '@nestjs/common';
import type { NoteBody, Outcome, ReferralId, ReferralView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { everyDeadline, MoveReferral } from './move-referral';

/** The sender marks a referral as entered in error, before anybody accepted it. */
@Injectable()
export class RetractReferral {
  constructor(private readonly move: MoveReferral) {}

  run(actor: Actor, id: ReferralId, version: number, { note }: NoteBody): Promise<Outcome<ReferralView>> {
    return this.move.run(actor, id, {
      action: 'retract',
      version,
      note,
      changes: (tx) => ({ endedAt: tx.now }),
      answers: everyDeadline,
    });
  }
}
