import { Injectable } from '@nestjs/common';
import {
  decideReturnStep,
  maskOf,
  outcomeOfReturn,
  refuse,
  type Outcome,
  type RepatriationId,
  type RepatriationView,
  type StepRepatriationBody,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { FollowReferral } from './follow-referral';
import { RepatriationStore } from './repatriation.store';
import { ShowRepatriation } from './show-repatriation';

/** One step of the journey, or its end. */
@Injectable()
export class StepRepatriation {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly returns: RepatriationStore,
    private readonly show: ShowRepatriation,
    private readonly referral: FollowReferral,
  ) {}

  run(actor: Actor, id: RepatriationId, version: number, body: StepRepatriationBody): Promise<Outcome<RepatriationView>> {
    return this.inTransaction.run(actor, { action: 'repatriation.step', subjectId: id }, async (tx) => {
      const row = await this.returns.find(tx, id);
      if (row === null) return refuse('not-found');
      tx.touches(row.caseId, maskOf('repatriation'));
      const decided = decideReturnStep(body, { status: row.status });
      if (!decided.ok) return decided;
      const done = await this.returns.step(tx, id, version, body);
      if (!done.ok) return done;
      await this.referral.end(tx, row, outcomeOfReturn(decided.value.to, body.reason ?? null));
      return this.show.one(tx, id);
    });
  }
}
