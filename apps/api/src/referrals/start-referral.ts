import { Injectable } from '@nestjs/common';
import type { Outcome, ReferralId, ReferralView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { MoveReferral, type Step } from './move-referral';

/** What a service that begins changes. */
export const starting = {
  action: 'start',
  changes: (tx) => ({ startedAt: tx.now }),
  answers: ['referral-first-service'],
} as const satisfies Omit<Step, 'version'>;

/** The service begins. */
@Injectable()
export class StartReferral {
  constructor(private readonly move: MoveReferral) {}

  run(actor: Actor, id: ReferralId, version: number): Promise<Outcome<ReferralView>> {
    return this.move.run(actor, id, { ...starting, version });
  }
}
