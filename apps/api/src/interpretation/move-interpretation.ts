import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decideInterpretationMove,
  maskOf,
  refuse,
  type InterpretationSessionId,
  type InterpretationView,
  type MoveInterpretationBody,
  type Outcome,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { InterpretationStore } from './interpretation.store';
import { ShowInterpretation } from './show-interpretation';

/** How a session went, that it goes otherwise, or that what was written down was wrong. */
@Injectable()
export class MoveInterpretation {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly interpretations: InterpretationStore,
    private readonly show: ShowInterpretation,
  ) {}

  run(actor: Actor, id: InterpretationSessionId, version: number, body: MoveInterpretationBody): Promise<Outcome<InterpretationView>> {
    return this.inTransaction.run(actor, { action: 'interpretation.move', subjectId: id }, async (tx) => {
      const referralId = await this.interpretations.referralOfSession(tx, id);
      const row = referralId === null ? null : await this.interpretations.service(tx, referralId);
      const session = row === null ? undefined : (await this.interpretations.sessions(tx, row.id)).find((one) => one.id === id);
      if (row === null || session === undefined) return refuse('not-found');
      tx.touches(row.caseId, maskOf('core'));
      const decided = decideInterpretationMove(body, {
        status: session.status,
        from: session.startsAt.toISOString(),
        now: tx.now,
        referralStatus: row.status,
        shared: row.shared,
      });
      if (!decided.ok) return decided;
      const moved = await this.interpretations.move(tx, id, randomUUID(), version, body);
      if (!moved.ok) return moved;
      // How it went, the end of the service tells; that nobody comes, or at another time, whoever asked must know now.
      if (['reschedule', 'reopen'].includes(body.move) && Date.parse(body.from ?? session.startsAt.toISOString()) > tx.now.getTime()) {
        tx.emit({ kind: 'interpretation-planned', subjectId: id });
      }
      if (body.move === 'cancel' || (body.move === 'miss' && body.absentee === 'interpreter')) {
        tx.emit({ kind: 'interpretation-off', subjectId: id });
      }
      return this.show.one(tx, row.id);
    });
  }
}
