import { Injectable } from '@nestjs/common';
import type { ServiceOutcome } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { FollowService } from '../referrals';
import type { RepatriationRow } from './repatriation.store';

/** The referral behind a return follows it; one that was called off at this moment is left alone (ADR 67). */
@Injectable()
export class FollowReferral {
  constructor(private readonly followService: FollowService) {}

  /** Somebody spoke with the person about going home. @throws Error where the referral could not follow */
  async begin(tx: Tx, { referralId }: Pick<RepatriationRow, 'referralId'>): Promise<void> {
    if (referralId === null) return;
    const begun = await this.followService.begin(tx, referralId);
    if (!begun.ok && begun.problem !== 'not-found') throw new Error(`the referral of a return did not begin: ${begun.problem}`);
  }

  /** The return is over; the sender is told what it comes to. @throws Error where the referral could not follow */
  async end(tx: Tx, { referralId }: Pick<RepatriationRow, 'referralId'>, outcome: ServiceOutcome | null): Promise<void> {
    if (referralId === null || outcome === null) return;
    const told = await this.followService.finish(tx, referralId, outcome);
    if (!told.ok && told.problem !== 'not-found') throw new Error(`the referral of a return did not end: ${told.problem}`);
  }
}
