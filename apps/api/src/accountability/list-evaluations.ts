import { Injectable } from '@nestjs/common';
import { allow, type MemberEvaluationsView, type Outcome } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { evaluationViews } from './account.presenter';
import type { HalfAndBody } from './account.store';
import { EvaluationStore } from './evaluation.store';

/** Evaluations with their history: of every member to the chair and the secretariat, to a focal point of its own body. */
@Injectable()
export class ListEvaluations {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly evaluations: EvaluationStore,
  ) {}

  run(actor: Actor, query: HalfAndBody): Promise<Outcome<MemberEvaluationsView>> {
    return this.inTransaction.run(actor, { action: 'member-evaluation.list' }, async (tx) =>
      allow({ items: evaluationViews(await this.evaluations.list(tx, query)) }),
    );
  }
}
