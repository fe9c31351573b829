import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { allow, refuse, type AskPossibleMatchBody, type MatchAnswer, type Outcome, type PossibleMatchAnswerView } from '@himaya/domain';
import { markOfSearch } from '../cases';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';

/** Milliseconds after which every question is answered: longer than the work of any, so that the clock tells nothing. */
const answeredAfter = 400;
const toleratedYears = [-2, -1, 0, 1, 2];

/**
 * Asks whether somebody in other units' cases may be meant. Keyed tokens go to the database, one of two words comes back; whom
 * it found, only the coordination desk of the case's governorate is told. Of what was asked only a keyed digest is kept.
 */
@Injectable()
export class AskPossibleMatch {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly vault: Vault,
  ) {}

  async run(actor: Actor, { name, birthYear, nationality }: AskPossibleMatchBody): Promise<Outcome<PossibleMatchAnswerView>> {
    const answerable = wait(answeredAfter);
    const { index } = this.vault;
    const parts = index.askedTokens(name);
    const years = index.birthYearTokens(toleratedYears.map((away) => birthYear + away));
    try {
      return await this.inTransaction.run(actor, { action: 'possible-match.ask' }, async (tx) => {
        tx.searches(markOfSearch(this.vault, actor, name, tx.now));
        const [row] = await tx.em.query<{ answer: MatchAnswer | 'limited' }[]>(
          'select guard.ask_possible_match($1, $2, $3, $4) as answer',
          [parts.flat(), parts.flatMap((tokens, part) => tokens.map(() => part)), years, nationality],
        );
        return row === undefined || row.answer === 'limited' ? refuse('match.limited') : allow({ answer: row.answer });
      });
    } finally {
      await answerable;
    }
  }
}
