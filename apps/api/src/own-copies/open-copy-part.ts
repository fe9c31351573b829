import { Injectable } from '@nestjs/common';
import { allow, ownCopyStepsOf, refuse, type Outcome, type OwnCopyId, type OwnCopyView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { factsOfCopy, ownCopyView } from './own-copy.presenter';
import { OwnCopyAtHand } from './own-copy-at-hand';
import { OwnCopyStore } from './own-copy.store';

/** Takes a room's part of a person's copy up: whoever does is the first of its two people. */
@Injectable()
export class OpenCopyPart {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly atHand: OwnCopyAtHand,
    private readonly copies: OwnCopyStore,
  ) {}

  run(actor: Actor, id: OwnCopyId, version: number): Promise<Outcome<OwnCopyView>> {
    return this.inTransaction.run(actor, { action: 'own-copy.open', subjectId: id }, async (tx) => {
      const found = await this.atHand.find(tx, id);
      if (!found.ok) return found;
      if (found.value.version !== version) return refuse('conflict');
      if (!ownCopyStepsOf(factsOfCopy(found.value, actor.userId)).includes('open')) return refuse('own-copy.not-now');
      const done = await this.copies.open(tx, id, version);
      if (!done.ok) return done;
      const row = await this.copies.find(tx, id);
      return row === null ? refuse('not-found') : allow(ownCopyView(row, actor.userId));
    });
  }
}
