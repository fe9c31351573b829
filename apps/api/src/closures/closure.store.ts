import { Injectable } from '@nestjs/common';
import type {
  AfterCareAnswer,
  CaseId,
  CaseOutcome,
  ClosureId,
  ConsentId,
  ConsentMethod,
  EndingWithCase,
  OpenFacts,
  OpenReferral,
  Outcome,
  PlacementId,
  ReopeningReason,
  TaskId,
  UnitId,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import { afterCareStatement, closuresStatement, openReferralsStatement, type AfterCareFilter } from './closure.statements';

export interface ClosureRow {
  readonly id: ClosureId;
  readonly unitId: UnitId;
  readonly closedAt: Date;
  readonly outcome: CaseOutcome;
  readonly duplicateOf: string | null;
  readonly afterCare: AfterCareAnswer;
  readonly consentId: ConsentId | null;
  readonly method: ConsentMethod | null;
  readonly language: string | null;
  readonly wordsCt: Buffer | null;
  /** Null while the case stays closed. */
  readonly reason: ReopeningReason | null;
  readonly reopeningWordsCt: Buffer | null;
  readonly reopenedAt: Date | null;
  readonly reopenedUnitId: UnitId | null;
}

export interface FollowUpRow {
  readonly taskId: TaskId;
  readonly version: number;
  readonly id: CaseId;
  readonly dueAt: Date;
  /** PostgreSQL's text of dueAt, to the microsecond: the cursor's part. */
  readonly dueKey: string;
  readonly number: string;
  readonly aliasCt: Buffer;
  readonly keyWrapped: Buffer | null;
  readonly keyId: string | null;
  readonly outcome: CaseOutcome | null;
}

/** A closing as it is written down. */
export interface ClosingRecord {
  readonly id: ClosureId;
  readonly caseId: CaseId;
  readonly outcome: CaseOutcome;
  readonly duplicateOf: CaseId | null;
  readonly afterCare: AfterCareAnswer;
  readonly consentId: ConsentId | null;
  readonly method: ConsentMethod | null;
  readonly language: string | null;
  readonly wordsCt: Buffer | null;
  /** After how many months whoever agreed is asked how they are. */
  readonly months: readonly number[];
}

const most = 50;

/** The only SQL over closings; every change is one of the guard's functions. */
@Injectable()
export class ClosureStore {
  /** @throws Error where the case is not the reader's: ask for the case first */
  async facts(tx: Tx, caseId: CaseId): Promise<OpenFacts & EndingWithCase> {
    const rows = await tx.em.query<{ facts: (OpenFacts & EndingWithCase) | null }[]>('select guard.closing_facts($1) as facts', [caseId]);
    const facts = rows[0]?.facts;
    if (!facts) throw new Error('not a case of this session');
    return facts;
  }

  async list(tx: Tx, caseId: CaseId): Promise<ClosureRow[]> {
    return tx.em.query(closuresStatement, [caseId, most]);
  }

  async openReferrals(tx: Tx, caseId: CaseId): Promise<OpenReferral[]> {
    return tx.em.query(openReferralsStatement, [caseId, most]);
  }

  /** Stays in the reader's own houses that have not ended. */
  async ownPlacements(tx: Tx, caseId: CaseId): Promise<PlacementId[]> {
    const rows = await tx.em.query<{ id: PlacementId }[]>(
      `select id from placement where case_id = $1 and unit_id = $2 and status in ('waiting', 'reserved', 'in-shelter', 'on-leave', 'handing-over')`,
      [caseId, tx.actor.unitId],
    );
    return rows.map(({ id }) => id);
  }

  async close(tx: Tx, version: number, one: ClosingRecord): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.close_case($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)', [
      one.id,
      one.caseId,
      version,
      one.outcome,
      one.duplicateOf,
      one.afterCare,
      one.consentId,
      one.method,
      one.language,
      one.wordsCt,
      one.months,
    ]);
  }

  async reopen(tx: Tx, caseId: CaseId, version: number, reason: ReopeningReason, wordsCt: Buffer | null): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.reopen_case($1, $2, $3, $4)', [caseId, version, reason, wordsCt]);
  }

  async afterCare(tx: Tx, filter: AfterCareFilter): Promise<FollowUpRow[]> {
    const { sql, values } = afterCareStatement(tx.actor.unitId, filter);
    return tx.em.query(sql, values);
  }
}
