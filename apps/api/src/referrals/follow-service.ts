import { Injectable } from '@nestjs/common';
import { allow, refuse, type Outcome, type ReferralId, type ServiceOutcome } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { completing } from './complete-referral';
import { MoveReferral, type Step } from './move-referral';
import { ReferralStore } from './referral.store';
import { resuming } from './resume-referral';
import { starting } from './start-referral';

type Stride = Omit<Step, 'version'>;

/** Lets a referral follow the record of its service, in that record's transaction: begun when it begins, reported when it ends. */
@Injectable()
export class FollowService {
  constructor(
    private readonly move: MoveReferral,
    private readonly referrals: ReferralStore,
  ) {}

  /** The service began: an accepted or paused referral runs; one that runs or is over stays as it is. */
  begin(tx: Tx, id: ReferralId): Promise<Outcome<null>> {
    return this.walk(tx, id, { accepted: [starting], 'on-hold': [resuming] });
  }

  /** The service ended: its coded outcome goes back to the sender. One that was called off meanwhile is left alone. */
  finish(tx: Tx, id: ReferralId, outcome: ServiceOutcome): Promise<Outcome<null>> {
    const end = completing(outcome);
    return this.walk(tx, id, { accepted: [starting, end], 'on-hold': [resuming, end], 'in-progress': [end] });
  }

  /** @param ways the steps from each status that there are any from */
  private async walk(tx: Tx, id: ReferralId, ways: Readonly<Record<string, readonly Stride[]>>): Promise<Outcome<null>> {
    const row = await this.referrals.lock(tx, id);
    if (row === null) return refuse('not-found');
    for (const [n, stride] of (ways[row.status] ?? []).entries()) {
      const moved = await this.move.move(tx, id, { ...stride, version: row.version + n });
      if (!moved.ok) return moved;
    }
    return allow(null);
  }
}
