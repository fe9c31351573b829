import { Injectable } from '@nestjs/common';
import type { NoteBody, Outcome, ReferralId, ReferralView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { MoveReferral } from './move-referral';

/** The paused service goes on. */
@Injectable()
export class ResumeReferral {
  constructor(private readonly move: MoveReferral) {}

  run(actor: Actor, id: ReferralId, version: number, { note }: NoteBody): Promise<Outcome<ReferralView>> {
    return this.move.run(actor, id, {
      action: 'resume',
      version,
      note,
      changes: (tx, row) => ({ startedAt: row.startedAt ?? tx.now, holdReason: null, holdUntil: null }),
      answers: ['referral-hold'],
    });
  }
}
