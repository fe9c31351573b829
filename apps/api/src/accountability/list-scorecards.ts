import { Injectable } from '@nestjs/common';
import { accountableFrom, allow, daysOfHalf, halfYearOf, localDay, type Outcome, type PlanScorecardsView } from '@himaya/domain';
import { ReadAttendance } from '../meetings';
import { ReadScorecards } from '../plan';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { accountView, evaluationViews } from './account.presenter';
import { AccountStore } from './account.store';
import { EvaluationStore } from './evaluation.store';

/** How each member of the committee has met its obligations in a half-year: the running one, unless another is named. */
@Injectable()
export class ListScorecards {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly scorecards: ReadScorecards,
    private readonly attendance: ReadAttendance,
    private readonly accounts: AccountStore,
    private readonly evaluations: EvaluationStore,
  ) {}

  run(actor: Actor, query: { readonly half?: string }): Promise<Outcome<PlanScorecardsView>> {
    return this.inTransaction.run(actor, { action: 'plan-scorecard.list' }, async (tx) => {
      const today = localDay(tx.now);
      const half = query.half ?? halfYearOf(today);
      const { from, to } = daysOfHalf(half);
      const attendance = await this.attendance.of(tx, { from, to });
      const accounts = (await this.accounts.list(tx, { half })).map((row) => accountView(row, today));
      const evaluations = evaluationViews(await this.evaluations.list(tx, { half }));
      const rows = (await this.scorecards.of(tx, half)).map((card) => {
        const account = accounts.find(({ agency }) => agency.id === card.agency.id);
        const evaluation = evaluations.find(({ agency, stands }) => stands && agency.id === card.agency.id);
        return {
          ...card,
          attendance: attendance.get(card.agency.id) ?? { held: 0, attended: 0, ratio: null },
          account: account === undefined ? null : { id: account.id, state: account.state, overdue: account.overdue },
          evaluation: evaluation === undefined ? null : { result: evaluation.result, revision: evaluation.revision },
        };
      });
      const unconfirmed = await this.attendance.unconfirmed(tx, actor, { from, to });
      return allow({ half, from, to, accountableFrom: accountableFrom(half), unconfirmed, members: rows });
    });
  }
}
