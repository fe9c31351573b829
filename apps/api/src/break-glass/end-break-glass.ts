import { Injectable } from '@nestjs/common';
import { decideBreakGlassMove, refuse, type BreakGlassId, type BreakGlassView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { BreakGlassStore } from './break-glass.store';
import { ShowBreakGlass } from './show-break-glass';

/** The holder is done before the four hours are over: the door shuts at once. */
@Injectable()
export class EndBreakGlass {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly emergencies: BreakGlassStore,
    private readonly show: ShowBreakGlass,
  ) {}

  run(actor: Actor, id: BreakGlassId, version: number): Promise<Outcome<BreakGlassView>> {
    return this.inTransaction.run(actor, { action: 'break-glass.end', subjectId: id }, async (tx) => {
      const row = await this.emergencies.find(tx, id);
      if (row === null) return refuse('not-found');
      const decided = decideBreakGlassMove(row, 'end', { userId: actor.userId, unitId: actor.unitId, now: tx.now });
      if (!decided.ok) return decided;
      if (!(await this.emergencies.end(tx, id, version))) return refuse('conflict');
      tx.touches(row.caseId, 0);
      tx.emit({ kind: 'emergency-ended', subjectId: id });
      return this.show.one(tx, id);
    });
  }
}
