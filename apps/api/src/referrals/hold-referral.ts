import { Injectable } from '@nestjs/common';
import { decidePause, type HoldReferralBody, type Outcome, type ReferralId, type ReferralView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { MoveReferral } from './move-referral';
import { ReferralStore } from './referral.store';

/** The service pauses for a reason, until a day on which the desk looks at it again; the sender is told. */
@Injectable()
export class HoldReferral {
  constructor(
    private readonly move: MoveReferral,
    private readonly referrals: ReferralStore,
  ) {}

  async run(actor: Actor, id: ReferralId, version: number, { note, reason, until }: HoldReferralBody): Promise<Outcome<ReferralView>> {
    const pause = decidePause(until, new Date());
    return this.move.run(actor, id, {
      action: 'hold',
      version,
      note,
      ...(reason ? { reason } : {}),
      check: async () => pause,
      changes: () => (pause.ok ? { holdReason: reason ?? 'unspecified', holdUntil: pause.value.until } : {}),
      answers: ['referral-first-service', 'referral-progress'],
      then: async (tx) => {
        if (pause.ok) await this.referrals.pauseUntil(tx, id, pause.value.lookedAt);
      },
    });
  }
}
