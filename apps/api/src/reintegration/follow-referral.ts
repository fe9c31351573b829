import { Injectable } from '@nestjs/common';
import type { ServiceOutcome } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { FollowService } from '../referrals';
import type { ProgrammeRow } from './programme.store';

/** The referral behind a programme follows it; one that was called off at this moment is left alone (ADR 67). */
@Injectable()
export class FollowReferral {
  constructor(private readonly followService: FollowService) {}

  /** A strand began. @throws Error where the referral could not follow */
  async begin(tx: Tx, { referralId }: Pick<ProgrammeRow, 'referralId'>): Promise<void> {
    if (referralId === null) return;
    const begun = await this.followService.begin(tx, referralId);
    if (!begun.ok && begun.problem !== 'not-found') throw new Error(`the referral of a programme did not begin: ${begun.problem}`);
  }

  /** The programme is over. @throws Error where the referral could not follow */
  async end(tx: Tx, { referralId }: Pick<ProgrammeRow, 'referralId'>, outcome: ServiceOutcome): Promise<void> {
    if (referralId === null) return;
    const told = await this.followService.finish(tx, referralId, outcome);
    if (!told.ok && told.problem !== 'not-found') throw new Error(`the referral of a programme did not end: ${told.problem}`);
  }
}
