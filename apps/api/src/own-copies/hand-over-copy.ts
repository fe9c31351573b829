import { Injectable } from '@nestjs/common';
import { allow, localDay, refuse, type HandOverCopyBody, type Outcome, type OwnCopyId, type OwnCopyView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { OwnCopyAtHand } from './own-copy-at-hand';
import { ownCopyView } from './own-copy.presenter';
import { OwnCopyStore } from './own-copy.store';

/** Writes down that the copy was given into the hands it was meant for. */
@Injectable()
export class HandOverCopy {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly atHand: OwnCopyAtHand,
    private readonly copies: OwnCopyStore,
  ) {}

  run(actor: Actor, id: OwnCopyId, version: number, body: HandOverCopyBody): Promise<Outcome<OwnCopyView>> {
    return this.inTransaction.run(actor, { action: 'own-copy.hand-over', subjectId: id }, async (tx) => {
      const found = await this.atHand.find(tx, id);
      if (!found.ok) return found;
      const { state, printedAt } = found.value;
      if (found.value.version !== version) return refuse('conflict');
      if (state !== 'reviewed' || printedAt === null) return refuse('own-copy.not-now');
      const early = body.handedOverOn < localDay(printedAt);
      if (early || body.handedOverOn > localDay(tx.now))
        return refuse('body.invalid', { errors: [{ path: 'handedOverOn', code: early ? 'date.too-early' : 'date.future' }] });
      const done = await this.copies.handOver(tx, id, version, body);
      if (!done.ok) return done;
      const row = await this.copies.find(tx, id);
      return row === null ? refuse('not-found') : allow(ownCopyView(row, actor.userId));
    });
  }
}
