import { Injectable } from '@nestjs/common';
import { receiverCeiling } from '@himaya/auth';
import {
  categoriesIn,
  crossesLine,
  personCategoryOf,
  proposeUnits,
  type AgeBand,
  type Governorate,
  type ReferralProposalView,
  type Service,
  type Sex,
  type UnitId,
  type Urgency,
} from '@himaya/domain';
import { directoryUnitView, UnitStore } from '../directory';
import { LineLimitStore, passingFrom } from '../line-limits';
import type { Tx } from '../platform/db/in-transaction';

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

/** The desks that could take somebody, the best first by the domain's order. */
@Injectable()
export class ProposeUnits {
  constructor(
    private readonly units: UnitStore,
    private readonly limits: LineLimitStore,
  ) {}

  async run(tx: Tx, { butNot, fromUnitId, ...wanted }: Wanted): Promise<ReferralProposalView[]> {
    const wish = { ...wanted, personCategories: personCategoryOf(wanted) };
    const offering = await this.units.listFor(tx, wish.service, wish.personCategories);
    const others = offering.filter(({ id }) => id !== fromUnitId && !butNot.includes(id));
    const { governorate: from } = await this.units.ref(tx, fromUnitId);
    const passing = passingFrom(await this.limits.list(tx), from);
    const readBy = new Map(others.map(({ id, kind }) => [id, categoriesIn(receiverCeiling(kind))]));
    return proposeUnits(
      others.map((unit) => directoryUnitView(unit, tx.now)),
      wish,
    ).map((unit) => ({
      ...unit,
      crossesLine: crossesLine({ from, to: unit.governorate }),
      passes: categoriesIn(passing(unit.governorate)),
      reads: readBy.get(unit.id) ?? [],
    }));
  }
}
