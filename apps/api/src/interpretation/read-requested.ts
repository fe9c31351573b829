import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, type Outcome, type ReferralId, type RequestedSession } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ReferralStore } from '../referrals';
import { requestedView } from './interpretation.presenter';
import { InterpretationStore } from './interpretation.store';

/** What the unit that asked sees of its sessions; nothing for anybody else. */
@Injectable()
export class ReadRequested {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly interpretations: InterpretationStore,
    private readonly referrals: ReferralStore,
  ) {}

  run(actor: Actor, id: ReferralId): Promise<Outcome<{ items: RequestedSession[] }>> {
    return this.inTransaction.run(actor, { action: 'interpretation.read', subjectId: id }, async (tx) => {
      const referral = await this.referrals.find(tx, id);
      if (referral === null || ![referral.fromUnitId, referral.toUnitId].includes(actor.unitId)) return refuse('not-found');
      tx.touches(referral.caseId, maskOf('core'));
      return allow({ items: (await this.interpretations.requested(tx, id)).map(requestedView) });
    });
  }
}
