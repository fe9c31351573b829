import { Injectable } from '@nestjs/common';
import type { NoteBody, Outcome, ReferralId, ReferralView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { MoveReferral } from './move-referral';

/** The service pauses; the sender is told. */
@Injectable()
export class HoldReferral {
  constructor(private readonly move: MoveReferral) {}

  run(actor: Actor, id: ReferralId, version: number, { note }: NoteBody): Promise<Outcome<ReferralView>> {
    return this.move.run(actor, id, { action: 'hold', version, note, answers: ['referral-first-service'] });
  }
}
