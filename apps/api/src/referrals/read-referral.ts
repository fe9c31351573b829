import { Injectable } from '@nestjs/common';
import { allow, leftUnmet, maskOf, refuse, type Outcome, type ReferralId, type ReferralView } from '@himaya/domain';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { ProposeUnits } from './propose-units';
import { referralView } from './referral.presenter';
import { ReferralStore, type ReferralDetails } from './referral.store';

/** A referral as its side may see it. */
@Injectable()
export class ReadReferral {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly referrals: ReferralStore,
    private readonly units: UnitStore,
    private readonly vault: Vault,
    private readonly propose: ProposeUnits,
  ) {}

  run(actor: Actor, id: ReferralId): Promise<Outcome<ReferralView>> {
    return this.inTransaction.run(actor, { action: 'referral.read', subjectId: id }, (tx) => this.view(tx, id));
  }

  async view(tx: Tx, id: ReferralId): Promise<Outcome<ReferralView>> {
    const found = await this.referrals.find(tx, id);
    // Whoever only shares the case sees its referrals there, not here.
    if (found === null || ![found.fromUnitId, found.toUnitId].includes(tx.actor.unitId)) return refuse('not-found');
    const row = await this.withNext(tx, found);
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

  /** Who answers by a code has no session to look for the next desk in: the sender's reading of it looks. */
  private async withNext(tx: Tx, row: ReferralDetails): Promise<ReferralDetails> {
    const looks = row.fromUnitId === tx.actor.unitId && row.toOutside && row.nextUnitId === null && row.nextId === null && leftUnmet(row);
    return looks ? { ...row, nextUnitId: await this.propose.next(tx, row) } : row;
  }
}
