import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, type CaseId, type Outcome, type ReferralListItem } from '@himaya/domain';
import { CaseStore } from '../cases';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { referralListItem } from './referral.presenter';
import { ReferralStore } from './referral.store';

/** The referrals of a case. Who placed the person is the two sides' knowledge; others read "placed" in the journey. */
@Injectable()
export class ListCaseReferrals {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly referrals: ReferralStore,
    private readonly units: UnitStore,
  ) {}

  run(actor: Actor, caseId: CaseId): Promise<Outcome<{ items: ReferralListItem[] }>> {
    return this.inTransaction.run(actor, { action: 'referral.list-of-case', caseId }, async (tx) => {
      if ((await this.cases.find(tx, caseId)) === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      const all = await this.referrals.listOfCase(tx, caseId);
      const shown = all.filter((row) => row.service !== 'shelter' || [row.fromUnitId, row.toUnitId].includes(actor.unitId));
      const refs = await this.units.refs(
        tx,
        shown.flatMap((row) => [row.fromUnitId, row.toUnitId]),
      );
      return allow({ items: shown.map((row) => referralListItem(actor, row, refs)) });
    });
  }
}
