import { Injectable } from '@nestjs/common';
import type { NoteBody, Outcome, ReferralId, ReferralView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { MoveReferral, type Step } from './move-referral';

/** What a paused service that goes on changes. */
export const resuming = {
  action: 'resume',
  changes: (tx, row) => ({ startedAt: row.startedAt ?? tx.now, holdReason: null, holdUntil: null }),
  answers: ['referral-hold'],
} as const satisfies Omit<Step, 'version'>;

/** The paused service goes on. */
@Injectable()
export class ResumeReferral {
  constructor(private readonly move: MoveReferral) {}

  run(actor: Actor, id: ReferralId, version: number, { note }: NoteBody): Promise<Outcome<ReferralView>> {
    return this.move.run(actor, id, { ...resuming, version, note });
  }
}
