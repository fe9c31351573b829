import { Injectable } from '@nestjs/common';
import { decideBreakGlassMove, refuse, type BreakGlassId, type BreakGlassView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { BreakGlassStore } from './break-glass.store';
import { ShowBreakGlass } from './show-break-glass';

/** A supervisor answers a colleague's second emergency access within a day; approving opens the door, from then on four hours. */
@Injectable()
export class AnswerRequest {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly emergencies: BreakGlassStore,
    private readonly show: ShowBreakGlass,
  ) {}

  run(actor: Actor, id: BreakGlassId, answer: 'approve' | 'decline', version: number): Promise<Outcome<BreakGlassView>> {
    return this.inTransaction.run(actor, { action: `break-glass.${answer}`, subjectId: id }, async (tx) => {
      const row = await this.emergencies.find(tx, id);
      if (row === null) return refuse('not-found');
      const decided = decideBreakGlassMove(row, answer, { userId: actor.userId, unitId: actor.unitId, now: tx.now });
      if (!decided.ok) return decided;
      const answered = await this.emergencies.answer(tx, id, answer === 'approve', version);
      if (answered !== 'done') return refuse(answered === 'conflict' ? 'conflict' : 'emergency.not-now');
      tx.touches(row.caseId, 0);
      tx.emit({ kind: answer === 'approve' ? 'emergency-approved' : 'emergency-declined', subjectId: id });
      if (answer === 'approve') tx.emit({ kind: 'emergency-opened', subjectId: id });
      return this.show.one(tx, id);
    });
  }
}
