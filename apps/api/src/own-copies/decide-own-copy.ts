import { Injectable } from '@nestjs/common';
import { allow, decideOwnCopy, refuse, type DecideOwnCopyBody, type Outcome, type OwnCopyId, type OwnCopyView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { OwnCopyAtHand } from './own-copy-at-hand';
import { factsOfCopy, ownCopyView } from './own-copy.presenter';
import { OwnCopyStore } from './own-copy.store';

/** A second person says what is left out and why, or that there is no copy and why. */
@Injectable()
export class DecideOwnCopy {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly atHand: OwnCopyAtHand,
    private readonly copies: OwnCopyStore,
  ) {}

  run(actor: Actor, id: OwnCopyId, version: number, body: DecideOwnCopyBody): Promise<Outcome<OwnCopyView>> {
    return this.inTransaction.run(actor, { action: 'own-copy.decide', subjectId: id }, async (tx) => {
      const found = await this.atHand.find(tx, id);
      if (!found.ok) return found;
      if (found.value.version !== version) return refuse('conflict');
      const decided = decideOwnCopy(body, factsOfCopy(found.value, actor.userId));
      if (!decided.ok) return decided;
      const done = await this.copies.decide(tx, id, version, decided.value);
      if (!done.ok) return done;
      const row = await this.copies.find(tx, id);
      return row === null ? refuse('not-found') : allow(ownCopyView(row, actor.userId));
    });
  }
}
