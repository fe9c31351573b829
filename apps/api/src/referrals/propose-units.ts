import { Injectable } from '@nestjs/common';
import { receiverCeiling } from '@himaya/auth';
import {
  categoriesIn,
  crossesLine,
  maskOf,
  personCategoryOf,
  proposeUnits,
  type AgeBand,
  type CategoryMask,
  type Governorate,
  type LineLimit,
  type ReferralProposalView,
  type Service,
  type Sex,
  type UnitId,
  type Urgency,
} from '@himaya/domain';
import { directoryUnitView, UnitStore, type OfferingUnit } from '../directory';
import { LineLimitStore, passingFrom } from '../line-limits';
import type { Tx } from '../platform/db/in-transaction';
import type { ReferralRow } from './referral.schema';
import { ReferralStore } from './referral.store';

/** Whom a desk is sought for, by what, and who must not be proposed. */
export interface Wanted {
  readonly service: Service;
  readonly urgency: Urgency;
  readonly sex: Sex;
  readonly ageBand: AgeBand;
  readonly languages: readonly string[];
  /** Where the person is. */
  readonly governorate: Governorate;
  readonly fromUnitId: UnitId;
  readonly butNot: readonly UnitId[];
}

/** What the desks are told apart by: who offers the service to such a person, and what each side lets across the line from here. */
export interface Field {
  readonly offering: readonly OfferingUnit[];
  readonly from: Governorate;
  readonly limits: readonly LineLimit[];
}

/** The one way to the desks that are proposed, for the sender's list, after a rejection and when nobody answers: the best first. */
export function proposalsFrom(
  { offering, from, limits }: Field,
  { butNot, fromUnitId, ...wanted }: Wanted,
  now: Date,
): ReferralProposalView[] {
  const wish = { ...wanted, personCategories: personCategoryOf(wanted) };
  const others = offering.filter(({ id }) => id !== fromUnitId && !butNot.includes(id));
  const passing = passingFrom(limits, from);
  const readBy = new Map(others.map(({ id, kind }) => [id, categoriesIn(receiverCeiling(kind))]));
  return proposeUnits(
    others.map((unit) => directoryUnitView(unit, now)),
    wish,
  ).map((unit) => ({
    ...unit,
    crossesLine: crossesLine({ from, to: unit.governorate }),
    passes: categoriesIn(passing(unit.governorate)),
    reads: readBy.get(unit.id) ?? [],
  }));
}

/** The first that this packet may reach; one on the other side of the line that it would not reach is none. */
export function firstFor(packetMask: CategoryMask, proposed: readonly ReferralProposalView[]): UnitId | null {
  return proposed.find(({ passes }) => (packetMask & ~maskOf(...passes)) === 0)?.id ?? null;
}

/** The desks that could take somebody, the best first by the domain's order. */
@Injectable()
export class ProposeUnits {
  constructor(
    private readonly units: UnitStore,
    private readonly limits: LineLimitStore,
    private readonly referrals: ReferralStore,
  ) {}

  async run(tx: Tx, wanted: Wanted): Promise<ReferralProposalView[]> {
    const offering = await this.units.listFor(tx, wanted.service, personCategoryOf(wanted));
    const { governorate: from } = await this.units.ref(tx, wanted.fromUnitId);
    return proposalsFrom({ offering, from, limits: await this.limits.list(tx) }, wanted, tx.now);
  }

  /** Whom to ask after this one: none that this need was sent to before, and none on the other side of the line that this packet would not reach. */
  async next(tx: Tx, row: ReferralRow): Promise<UnitId | null> {
    const butNot = await this.referrals.askedBefore(tx, row.id);
    return firstFor(row.packetMask, await this.run(tx, { ...row, butNot }));
  }
}
