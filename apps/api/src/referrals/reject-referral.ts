import { Injectable } from '@nestjs/common';
import {
  personCategoryOf,
  proposeUnits,
  type Outcome,
  type ReferralId,
  type ReferralView,
  type RejectReferralBody,
  type UnitId,
} from '@himaya/domain';
import { directoryUnitView, UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import type { Tx } from '../platform/db/in-transaction';
import { everyDeadline, MoveReferral } from './move-referral';
import type { ReferralRow } from './referral.schema';

/** The desk says no, with a coded reason; the sender is offered the next eligible unit. */
@Injectable()
export class RejectReferral {
  constructor(
    private readonly move: MoveReferral,
    private readonly units: UnitStore,
  ) {}

  run(actor: Actor, id: ReferralId, version: number, { reason, note }: RejectReferralBody): Promise<Outcome<ReferralView>> {
    return this.move.run(actor, id, {
      action: 'reject',
      version,
      note,
      reason,
      changes: async (tx, row) => ({
        rejectionReason: reason,
        decidedAt: tx.now,
        endedAt: tx.now,
        nextUnitId: await this.nextUnit(tx, row),
      }),
      answers: everyDeadline,
    });
  }

  private async nextUnit(tx: Tx, row: ReferralRow): Promise<UnitId | null> {
    const offering = await this.units.listOffering(tx, { service: row.service });
    const others = offering.filter((unit) => unit.id !== row.toUnitId && unit.id !== row.fromUnitId);
    const wish = { ...row, personCategories: personCategoryOf(row) };
    return (
      proposeUnits(
        others.map((unit) => directoryUnitView(unit, tx.now)),
        wish,
      )[0]?.id ?? null
    );
  }
}
