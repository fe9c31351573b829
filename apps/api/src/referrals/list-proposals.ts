import { Injectable } from '@nestjs/common';
import {
  allow,
  maskOf,
  refuse,
  type CaseId,
  type Outcome,
  type ReferralId,
  type ReferralProposalView,
  type Service,
  type Urgency,
} from '@himaya/domain';
import { CaseStore } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ProposeUnits } from './propose-units';
import { ReferralStore } from './referral.store';

/** More than anybody compares. */
const most = 20;

/** The desks that could take this case's person, by person category, place, language, free places and who is there. */
@Injectable()
export class ListProposals {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly propose: ProposeUnits,
    private readonly referrals: ReferralStore,
  ) {}

  run(
    actor: Actor,
    caseId: CaseId,
    { service, urgency, after }: { readonly service: Service; readonly urgency: Urgency; readonly after?: ReferralId },
  ): Promise<Outcome<{ items: ReferralProposalView[] }>> {
    return this.inTransaction.run(actor, { action: 'proposal.list', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      const butNot = after === undefined ? [] : await this.referrals.askedBefore(tx, after);
      const { sex, ageBand, languages, governorate } = row;
      const units = await this.propose.run(tx, {
        service,
        urgency,
        sex,
        ageBand,
        languages,
        governorate,
        fromUnitId: actor.unitId,
        butNot,
      });
      return allow({ items: units.slice(0, most) });
    });
  }
}
