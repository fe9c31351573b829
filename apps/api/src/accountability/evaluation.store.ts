import { Injectable } from '@nestjs/common';
import type { AccountFinding, Outcome, RecordEvaluationBody } from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import { memberEvaluationsStatement } from './account.statements';
import type { AgencyOfRow, HalfAndBody } from './account.store';

export interface EvaluationRow extends AgencyOfRow {
  readonly half: string;
  readonly revision: number;
  readonly result: AccountFinding;
  readonly text: string;
  readonly recordedAt: Date;
}

/** The SQL over evaluations; row security shows a member its own alone. */
@Injectable()
export class EvaluationStore {
  list(tx: Tx, { half, agency }: HalfAndBody): Promise<EvaluationRow[]> {
    return tx.em.query(memberEvaluationsStatement, [half ?? null, agency ?? null]);
  }

  record(tx: Tx, { half, agencyId, after, result, text }: RecordEvaluationBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.record_member_evaluation($1, $2, $3, $4, $5)', [half, agencyId, after, result, text]);
  }
}
