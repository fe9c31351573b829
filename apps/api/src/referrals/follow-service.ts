import { Injectable } from '@nestjs/common';
import {
  allow,
  refuse,
  type Outcome,
  type ReferralId,
  type ReferralAction,
  type ReferralStatus,
  type ServiceOutcome,
} from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { MoveReferral, type Step } from './move-referral';
import { ReferralStore } from './referral.store';

/** What lies between a running referral and its completion. */
const towardsEnd: Partial<Record<ReferralStatus, readonly ReferralAction[]>> = {
  accepted: ['start', 'complete'],
  'on-hold': ['resume', 'complete'],
  'in-progress': ['complete'],
};

/** Lets a referral follow the record of its service, in that record's transaction: begun when it begins, reported when it ends. */
@Injectable()
export class FollowService {
  constructor(
    private readonly move: MoveReferral,
    private readonly referrals: ReferralStore,
  ) {}

  /** The service began: an accepted or paused referral runs; one that runs or is over stays as it is. */
  async begin(tx: Tx, id: ReferralId): Promise<Outcome<null>> {
    const row = await this.referrals.lock(tx, id);
    if (row === null) return refuse('not-found');
    if (row.status === 'accepted') return this.step(tx, id, 'start');
    return row.status === 'on-hold' ? this.step(tx, id, 'resume') : allow(null);
  }

  /** The service ended: its coded outcome goes back to the sender. One that was called off meanwhile is left alone. */
  async finish(tx: Tx, id: ReferralId, outcome: ServiceOutcome): Promise<Outcome<null>> {
    const row = await this.referrals.lock(tx, id);
    if (row === null) return refuse('not-found');
    for (const action of towardsEnd[row.status] ?? []) {
      const moved = await this.step(tx, id, action, outcome);
      if (!moved.ok) return moved;
    }
    return allow(null);
  }

  private async step(tx: Tx, id: ReferralId, action: ReferralAction, outcome?: ServiceOutcome): Promise<Outcome<null>> {
    const row = await this.referrals.lock(tx, id);
    if (row === null) return refuse('not-found');
    const steps: Partial<Record<ReferralAction, Omit<Step, 'action' | 'version'>>> = {
      start: { changes: () => ({ startedAt: tx.now }), answers: ['referral-first-service'] },
      resume: { changes: () => ({ holdReason: null, holdUntil: null, startedAt: row.startedAt ?? tx.now }), answers: ['referral-hold'] },
      complete: outcome === undefined ? {} : { reason: outcome, changes: () => ({ outcome, endedAt: tx.now }) },
    };
    const moved = await this.move.move(tx, id, { action, version: row.version, ...steps[action] });
    return moved.ok ? allow(null) : moved;
  }
}
