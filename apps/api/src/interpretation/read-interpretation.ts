import { Injectable } from '@nestjs/common';
import { refuse, type InterpretationSessionId, type InterpretationView, type Outcome, type ReferralId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { InterpretationStore } from './interpretation.store';
import { ShowInterpretation } from './show-interpretation';

/** The service of one referral, found by it or by one of its sessions. */
@Injectable()
export class ReadInterpretation {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly interpretations: InterpretationStore,
    private readonly show: ShowInterpretation,
  ) {}

  ofReferral(actor: Actor, id: ReferralId): Promise<Outcome<InterpretationView>> {
    return this.inTransaction.run(actor, { action: 'interpretation.read', subjectId: id }, (tx) => this.show.one(tx, id));
  }

  ofSession(actor: Actor, id: InterpretationSessionId): Promise<Outcome<InterpretationView>> {
    return this.inTransaction.run(actor, { action: 'interpretation.read', subjectId: id }, async (tx) => {
      const referralId = await this.interpretations.referralOfSession(tx, id);
      return referralId === null ? refuse('not-found') : this.show.one(tx, referralId);
    });
  }
}
