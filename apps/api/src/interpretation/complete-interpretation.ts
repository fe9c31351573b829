import { Injectable } from '@nestjs/common';
import { decideEndOfInterpretation, maskOf, refuse, type InterpretationView, type Outcome, type ReferralId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { FollowService, ReferralStore } from '../referrals';
import { InterpretationStore } from './interpretation.store';
import { inOrder, ShowInterpretation } from './show-interpretation';

/** The service is done: what its sessions came to is the outcome that the unit that asked is told. */
@Injectable()
export class CompleteInterpretation {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly interpretations: InterpretationStore,
    private readonly referrals: ReferralStore,
    private readonly show: ShowInterpretation,
    private readonly followService: FollowService,
  ) {}

  run(actor: Actor, id: ReferralId, version: number): Promise<Outcome<InterpretationView>> {
    return this.inTransaction.run(actor, { action: 'interpretation.complete', subjectId: id }, async (tx) => {
      const row = await this.interpretations.service(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('core'));
      const locked = await this.referrals.lock(tx, id);
      if (locked?.version !== version) return refuse('conflict');
      const decided = decideEndOfInterpretation(inOrder(await this.interpretations.sessions(tx, id)), { referralStatus: locked.status });
      if (!decided.ok) return decided;
      const told = await this.followService.finish(tx, id, decided.value.outcome);
      return told.ok ? this.show.one(tx, id) : told;
    });
  }
}
