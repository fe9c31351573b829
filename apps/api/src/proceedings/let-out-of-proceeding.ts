import { Injectable } from '@nestjs/common';
import { decideLetOut, refuse, type Outcome, type ProceedingId, type ProceedingView, type UnitId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ProceedingStore } from './proceeding.store';
import { ShowProceeding } from './show-proceeding';

/** Lets a unit that was let into the proceeding out again: it reads and writes nothing of it any more, and what it wrote stays. */
@Injectable()
export class LetOutOfProceeding {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly proceedings: ProceedingStore,
    private readonly show: ShowProceeding,
  ) {}

  run(actor: Actor, id: ProceedingId, unitId: UnitId): Promise<Outcome<ProceedingView>> {
    return this.inTransaction.run(actor, { action: 'proceeding.let-out', subjectId: id }, async (tx) => {
      const row = await this.proceedings.find(tx, id);
      if (row === null) return refuse('not-found');
      const decided = decideLetOut(unitId, { own: actor.unitId, opener: row.openedUnitId, units: row.units });
      if (!decided.ok) return decided;
      const done = await this.proceedings.letOut(tx, id, unitId);
      return done.ok ? this.show.one(tx, id) : done;
    });
  }
}
