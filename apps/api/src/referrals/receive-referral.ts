import { Injectable } from '@nestjs/common';
import type { Outcome, ReferralId, ReferralView, TogetherBody } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { MoveReferral, type Step } from './move-referral';

/** Somebody at the desk has read it, and has it unless a colleague took it before: the sender knows that it arrived. */
@Injectable()
export class ReceiveReferral {
  constructor(private readonly move: MoveReferral) {}

  run(actor: Actor, id: ReferralId, version: number, { note, with: others }: TogetherBody): Promise<Outcome<ReferralView>> {
    const step = {
      action: 'receive',
      version,
      note,
      changes: (tx, row) => ({
        receivedAt: tx.now,
        ...(row.assignedTo === null ? { assignedTo: actor.userId, assignedAt: tx.now } : {}),
      }),
      answers: ['referral-receive'],
    } satisfies Step;
    return this.move.run(actor, id, step, others);
  }
}
