import { Injectable } from '@nestjs/common';
import { allow, refuse, type Outcome, type PossibleMatchAnswer, type PossibleMatchId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { PossibleMatchStore } from './possible-match.store';

/** Writes down what the desk's call brought. */
@Injectable()
export class AnswerPossibleMatch {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly matches: PossibleMatchStore,
  ) {}

  run(
    actor: Actor,
    id: PossibleMatchId,
    version: number,
    answer: PossibleMatchAnswer,
  ): Promise<Outcome<{ answer: PossibleMatchAnswer; version: number }>> {
    return this.inTransaction.run(actor, { action: 'possible-match.answer', subjectId: id }, async (tx) => {
      const end = await this.matches.answer(tx, id, version, answer);
      if (end === 'done') return allow({ answer, version: version + 1 });
      return refuse(end === 'stale' ? 'conflict' : 'not-found');
    });
  }
}
