import { Injectable } from '@nestjs/common';
import {
  decideEndOfMatter,
  maskOf,
  pendingClaims,
  refuse,
  type LegalMatterId,
  type LegalMatterView,
  type LegalOutcome,
  type Outcome,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ClaimStore } from './claim.store';
import { FollowReferral } from './follow-referral';
import { HearingStore } from './hearing.store';
import { LegalMatterStore } from './legal-matter.store';
import { ShowLegalMatter } from './show-legal-matter';

/** The matter is over; the sender of the referral is told what it comes to, and not what it was about. */
@Injectable()
export class EndLegalMatter {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly matters: LegalMatterStore,
    private readonly hearings: HearingStore,
    private readonly claims: ClaimStore,
    private readonly show: ShowLegalMatter,
    private readonly referral: FollowReferral,
  ) {}

  run(actor: Actor, id: LegalMatterId, version: number, outcome: LegalOutcome): Promise<Outcome<LegalMatterView>> {
    return this.inTransaction.run(actor, { action: 'legal-matter.end', subjectId: id }, async (tx) => {
      const row = await this.matters.find(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('legal'));
      const given = (await this.matters.aid(tx, id)).length > 0;
      const hearings = (await this.hearings.ofMatter(tx, id)).filter(({ status }) => status === 'planned').length;
      const asked = (await this.claims.residences(tx, id)).filter(({ status }) => status === 'asked').length;
      const claimed = (await this.claims.claims(tx, id)).filter(({ status }) => pendingClaims.includes(status)).length;
      const decided = decideEndOfMatter(outcome, { status: row.status, given, hearings, pending: asked + claimed });
      if (!decided.ok) return decided;
      const ended = await this.matters.end(tx, id, version, outcome);
      if (!ended.ok) return ended;
      await this.referral.end(tx, row, decided.value.outcome);
      return this.show.one(tx, id);
    });
  }
}
