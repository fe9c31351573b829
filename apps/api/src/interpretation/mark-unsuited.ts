import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  maskOf,
  refuse,
  type InterpretationView,
  type MarkUnsuitedBody,
  type Outcome,
  type ReferralId,
  type UnsuitedId,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { InterpretationStore } from './interpretation.store';
import { ShowInterpretation } from './show-interpretation';

/** Says that an interpreter is not for this case; whatever they were planned for is off at once, and whoever asked hears of it. */
@Injectable()
export class MarkUnsuited {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly interpretations: InterpretationStore,
    private readonly show: ShowInterpretation,
  ) {}

  run(actor: Actor, id: ReferralId, body: MarkUnsuitedBody): Promise<Outcome<InterpretationView>> {
    return this.inTransaction.run(actor, { action: 'interpreter.mark', subjectId: id }, async (tx) => {
      const row = await this.interpretations.service(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('core'));
      const before = await this.interpretations.sessions(tx, id);
      const marked = await this.interpretations.mark(tx, randomUUID() as UnsuitedId, id, body);
      if (!marked.ok) return marked;
      for (const session of before) {
        if (session.status === 'planned' && session.interpreterId === body.interpreterId) {
          tx.emit({ kind: 'interpretation-off', subjectId: session.id });
        }
      }
      return this.show.one(tx, id);
    });
  }
}
