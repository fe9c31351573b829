import { Injectable } from '@nestjs/common';
import {
  allow,
  categoriesIn,
  grantStatusAt,
  maskOf,
  refuse,
  type CaseId,
  type GrantView,
  type Outcome,
  type UnitRef,
} from '@himaya/domain';
import { CaseStore } from '../cases';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { GrantSchema, type GrantRecord } from './grant.schema';

const shelterMask = maskOf('shelter');

/** Which units have or had a door to a case, and why. */
@Injectable()
export class ListGrants {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly units: UnitStore,
  ) {}

  run(actor: Actor, caseId: CaseId): Promise<Outcome<{ items: GrantView[] }>> {
    return this.inTransaction.run(actor, { action: 'grant.list', caseId }, async (tx) => {
      const row = await this.cases.find(tx, caseId);
      if (row === null) return refuse('not-found');
      tx.touches(caseId, maskOf('core'));
      const grants = await tx.em.find(GrantSchema, { where: { caseId }, order: { startsAt: 'ASC', id: 'ASC' }, take: 200 });
      const refs = await this.units.refs(
        tx,
        grants.map((grant) => grant.unitId),
      );
      // The desk that placed someone is named to itself and to the unit responsible for the case, which chose it; by none of its doors.
      const places = new Set(
        grants.filter((grant) => ((grant.readMask | grant.writeMask) & shelterMask) !== 0).map(({ referralId }) => referralId),
      );
      const named = (grant: GrantRecord): UnitRef | null =>
        grant.basis === 'referral' && places.has(grant.referralId) && ![grant.unitId, row.responsibleUnitId].includes(actor.unitId)
          ? null
          : (refs.get(grant.unitId) ?? null);
      return allow({ items: grants.map((grant) => grantView(grant, named(grant), tx.now)) });
    });
  }
}

function grantView(grant: GrantRecord, unit: UnitRef | null, now: Date): GrantView {
  return {
    id: grant.id,
    unit,
    basis: grant.basis,
    status: grantStatusAt(grant, now),
    read: categoriesIn(grant.readMask),
    write: categoriesIn(grant.writeMask),
    startsAt: grant.startsAt.toISOString(),
    endsAt: grant.endsAt?.toISOString() ?? null,
    endedAt: grant.endedAt?.toISOString() ?? null,
    ending: grant.ending,
  };
}
