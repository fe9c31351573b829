import { Injectable } from '@nestjs/common';
import { decideTaking, maskOf, refuse, type Outcome, type ReferralId, type ReferralView, type Taking } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ReadReferral } from './read-referral';
import { ReferralStore } from './referral.store';

/** A member takes the referral from the desk or gives it back; who may act on it stays the whole desk. */
@Injectable()
export class TakeReferral {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly referrals: ReferralStore,
    private readonly readReferral: ReadReferral,
  ) {}

  run(actor: Actor, id: ReferralId, version: number, taking: Taking): Promise<Outcome<ReferralView>> {
    return this.inTransaction.run(actor, { action: `referral.${taking}`, subjectId: id }, async (tx) => {
      const row = await this.referrals.lock(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('core'));
      const decided = decideTaking(row, taking, actor);
      if (!decided.ok) return decided;
      const { assignedTo } = decided.value;
      const changes = { assignedTo, assignedAt: assignedTo === null ? null : tx.now };
      if (!(await this.referrals.change(tx, id, version, changes))) return refuse('conflict');
      return this.readReferral.view(tx, id);
    });
  }
}
