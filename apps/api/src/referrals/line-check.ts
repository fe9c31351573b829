import { Injectable } from '@nestjs/common';
import { categoriesIn, type CategoryMask, type Outcome, type UnitId } from '@himaya/domain';
import { UnitStore } from '../directory';
import { LineLimitStore } from '../line-limits';
import type { Tx } from '../platform/db/in-transaction';

/** Asks whether a packet may go from one unit to another by what both sides of the line let across today. */
@Injectable()
export class LineCheck {
  constructor(
    private readonly units: UnitStore,
    private readonly limits: LineLimitStore,
  ) {}

  async decide(
    tx: Tx,
    { fromUnitId, toUnitId, packetMask }: { readonly fromUnitId: UnitId; readonly toUnitId: UnitId; readonly packetMask: CategoryMask },
  ): Promise<Outcome<unknown>> {
    const [from, to] = [await this.units.ref(tx, fromUnitId), await this.units.ref(tx, toUnitId)];
    return this.limits.decide(tx, { from: from.governorate, to: to.governorate }, categoriesIn(packetMask));
  }
}
