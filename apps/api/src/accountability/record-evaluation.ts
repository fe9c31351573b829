import { Injectable } from '@nestjs/common';
import { allow, decideHalf, localDay, type MemberEvaluationsView, type Outcome, type RecordEvaluationBody } from '@himaya/domain';
import { members } from '@himaya/domain/reference';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { evaluationViews } from './account.presenter';
import { EvaluationStore } from './evaluation.store';

/** Writes how a member's half-year was evaluated; a correction is a further revision, and the last one stands. */
@Injectable()
export class RecordEvaluation {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly evaluations: EvaluationStore,
  ) {}

  run(actor: Actor, body: RecordEvaluationBody): Promise<Outcome<MemberEvaluationsView>> {
    return this.inTransaction.run(actor, { action: 'member-evaluation.record' }, async (tx) => {
      const decided = decideHalf(body, members, localDay(tx.now));
      if (!decided.ok) return decided;
      const recorded = await this.evaluations.record(tx, body);
      if (!recorded.ok) return recorded;
      return allow({ items: evaluationViews(await this.evaluations.list(tx, { half: body.half, agency: body.agencyId })) });
    });
  }
}
