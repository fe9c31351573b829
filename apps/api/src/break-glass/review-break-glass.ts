import { Injectable } from '@nestjs/common';
import {
  allow,
  decideBreakGlassMove,
  moveOfOutcome,
  refuse,
  type BreakGlassId,
  type BreakGlassView,
  type Outcome,
  type ReviewBreakGlassBody,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { deedView } from './break-glass.presenter';
import { BreakGlassStore } from './break-glass.store';
import { ShowBreakGlass } from './show-break-glass';

/** The data protection officer's finding on an emergency access that is over. */
@Injectable()
export class ReviewBreakGlass {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly emergencies: BreakGlassStore,
    private readonly show: ShowBreakGlass,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, id: BreakGlassId, version: number, { outcome, note }: ReviewBreakGlassBody): Promise<Outcome<BreakGlassView>> {
    return this.inTransaction.run(actor, { action: 'break-glass.review', subjectId: id }, async (tx) => {
      const row = await this.emergencies.find(tx, id);
      if (row === null) return refuse('not-found');
      const decided = decideBreakGlassMove(row, moveOfOutcome[outcome], { userId: actor.userId, unitId: actor.unitId, now: tx.now });
      if (!decided.ok) return decided;
      const key = await this.vault.keyOf(row);
      if (!(await this.emergencies.review(tx, id, outcome, key.seal('break_glass.review_note', note), version))) return refuse('conflict');
      tx.emit({ kind: 'emergency-reviewed', subjectId: id });
      const shown = await this.show.one(tx, id);
      if (!shown.ok) return shown;
      return allow({ ...shown.value, deeds: (await this.emergencies.deeds(tx, id)).map(deedView) });
    });
  }
}
