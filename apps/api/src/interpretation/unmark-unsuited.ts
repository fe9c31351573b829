import { Injectable } from '@nestjs/common';
import { refuse, type InterpretationView, type Outcome, type UnsuitedId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { InterpretationStore } from './interpretation.store';
import { ShowInterpretation } from './show-interpretation';

/** Takes back a mark that was a mistake. Sessions that it called off stay off. */
@Injectable()
export class UnmarkUnsuited {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly interpretations: InterpretationStore,
    private readonly show: ShowInterpretation,
  ) {}

  run(actor: Actor, id: UnsuitedId): Promise<Outcome<InterpretationView>> {
    return this.inTransaction.run(actor, { action: 'interpreter.unmark', subjectId: id }, async (tx) => {
      const referralId = await this.interpretations.referralOfMark(tx, id);
      if (referralId === null) return refuse('not-found');
      const undone = await this.interpretations.unmark(tx, id);
      return undone.ok ? this.show.one(tx, referralId) : undone;
    });
  }
}
