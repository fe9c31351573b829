import { mayEver } from '@himaya/auth';
import { Injectable } from '@nestjs/common';
import {
  decideTestimonyMove,
  localDay,
  refuse,
  type CaseProceedingsView,
  type MoveTestimonyBody,
  type Outcome,
  type TestimonyMeasureId,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ShowCaseProceedings } from './show-case-proceedings';
import { TestimonyStore } from './testimony.store';

/** Grants, refuses, renews or ends what was asked for; what a judge decides, the court's office writes down. */
@Injectable()
export class MoveTestimony {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly testimony: TestimonyStore,
    private readonly show: ShowCaseProceedings,
  ) {}

  run(actor: Actor, id: TestimonyMeasureId, version: number, body: MoveTestimonyBody): Promise<Outcome<CaseProceedingsView>> {
    return this.inTransaction.run(actor, { action: 'testimony.move', subjectId: id }, async (tx) => {
      const row = await this.testimony.find(tx, id);
      if (row === null || (await this.show.readable(tx, row.caseId)) === null) return refuse('not-found');
      const decided = decideTestimonyMove(body, {
        status: row.status,
        kind: row.kind,
        since: row.decidedOn ?? row.askedOn,
        court: mayEver(actor.roles, 'record', 'Judgment'),
        today: localDay(tx.now),
      });
      if (!decided.ok) return decided;
      const moved = await this.testimony.move(tx, id, version, body);
      return moved.ok ? this.show.one(tx, row.caseId) : moved;
    });
  }
}
