import { Injectable } from '@nestjs/common';
import { allow, maskOf, refuse, type Outcome, type ReferralId, type ReferralView } from '@himaya/domain';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { referralView } from './referral.presenter';
import { ReferralStore } from './referral.store';

/** A referral as its side may see it. */
@Injectable()
export class ReadReferral {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly referrals: ReferralStore,
    private readonly units: UnitStore,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: ReferralId): Promise<Outcome<ReferralView>> {
    return this.inTransaction.run(actor, { action: 'referral.read', subjectId: id }, (tx) => this.view(tx, id));
  }

  async view(tx: Tx, id: ReferralId): Promise<Outcome<ReferralView>> {
    const row = await this.referrals.find(tx, id);
    // Whoever only shares the case sees its referrals there, not here.
    if (row === null || ![row.fromUnitId, row.toUnitId].includes(tx.actor.unitId)) return refuse('not-found');
    tx.touches(row.caseId, maskOf('core'));
    const group = row.groupId === null ? [] : await this.referrals.listOfGroup(tx, row.groupId, id);
    // A family may go to several desks: the sender reads each one's name.
    const named = [row, ...group].flatMap(({ fromUnitId, toUnitId, nextUnitId }) => [
      fromUnitId,
      toUnitId,
      ...(nextUnitId ? [nextUnitId] : []),
    ]);
    const refs = await this.units.refs(tx, [...new Set(named)]);
    const key = await this.vault.keyOf(row);
    return allow(referralView(key, tx.actor, row, refs, group, await this.referrals.namedRecords(tx, id)));
  }
}
