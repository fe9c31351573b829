import { Injectable } from '@nestjs/common';
import type {
  CaseId,
  CaseOutcome,
  DecideErasureBody,
  DecideHoldBody,
  ErasureOrderId,
  ErasureReason,
  ErasureState,
  HoldEnding,
  HoldGround,
  HoldState,
  IsoDate,
  LegalHoldId,
  Outcome,
  ProposeErasureBody,
  RetentionRule,
  SetHoldBody,
  UserId,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import { dueCasesStatement, erasuresStatement, erasureStatement, holdsStatement, holdStatement } from './retention.statements';

export interface DueCaseRow {
  readonly caseId: CaseId;
  readonly number: string;
  readonly outcome: CaseOutcome | null;
  readonly rule: RetentionRule;
  readonly dueOn: IsoDate;
  readonly underWay: boolean;
}

export interface ErasureRow {
  readonly id: ErasureOrderId;
  readonly version: number;
  readonly caseId: CaseId;
  readonly number: string;
  readonly reason: ErasureReason;
  readonly rule: RetentionRule | null;
  readonly dueOn: IsoDate | null;
  readonly state: ErasureState;
  readonly proposedBy: UserId;
  readonly proposedAt: Date;
  /** PostgreSQL's text of it, to the microsecond: the cursor's part. */
  readonly proposedKey: string;
  readonly confirmedAt: Date | null;
  readonly erasedAt: Date | null;
  readonly keys: number | null;
  readonly documents: number | null;
  readonly tokens: number | null;
  readonly proofsUntil: IsoDate | null;
  readonly proofsGoneAt: Date | null;
  readonly proofLines: number | null;
  readonly proofConsents: number | null;
  readonly held: boolean;
}

export interface HoldRow {
  readonly id: LegalHoldId;
  readonly version: number;
  readonly caseId: CaseId;
  readonly number: string;
  readonly ground: HoldGround;
  readonly state: HoldState;
  readonly byCourt: boolean;
  readonly setAt: Date;
  readonly setKey: string;
  readonly reviewOn: IsoDate | null;
  readonly endedAt: Date | null;
  readonly ending: HoldEnding | null;
}

export interface CaseTermRow {
  readonly rule: RetentionRule | null;
  readonly dueOn: IsoDate | null;
  readonly held: boolean;
  readonly erasedAt: Date | null;
}

type Paged = Parameters<typeof erasuresStatement>[0];

/** The only SQL over terms, holds and erasures on the side of those who read and decide. */
@Injectable()
export class RetentionStore {
  due(tx: Tx, today: IsoDate, filter: Paged): Promise<DueCaseRow[]> {
    const { sql, values } = dueCasesStatement(today, filter);
    return tx.em.query(sql, values);
  }

  erasures(tx: Tx, filter: Paged): Promise<ErasureRow[]> {
    const { sql, values } = erasuresStatement(filter);
    return tx.em.query(sql, values);
  }

  async erasure(tx: Tx, id: ErasureOrderId): Promise<ErasureRow | null> {
    const rows: ErasureRow[] = await tx.em.query(erasureStatement, [id]);
    return rows[0] ?? null;
  }

  holds(tx: Tx, filter: Paged): Promise<HoldRow[]> {
    const { sql, values } = holdsStatement(filter);
    return tx.em.query(sql, values);
  }

  async hold(tx: Tx, id: LegalHoldId): Promise<HoldRow | null> {
    const rows: HoldRow[] = await tx.em.query(holdStatement, [id]);
    return rows[0] ?? null;
  }

  /** Null of a case that is not the reader's. */
  async ofCase(tx: Tx, caseId: CaseId): Promise<CaseTermRow | null> {
    const rows: CaseTermRow[] = await tx.em.query(
      'select rule, due_on::text as "dueOn", held, erased_at as "erasedAt" from guard.case_retention($1)',
      [caseId],
    );
    return rows[0] ?? null;
  }

  propose(tx: Tx, id: ErasureOrderId, { number, reason }: ProposeErasureBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.propose_erasure($1, $2, $3)', [id, number, reason]);
  }

  decide(tx: Tx, id: ErasureOrderId, version: number, { decision }: DecideErasureBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.decide_erasure($1, $2, $3)', [id, version, decision]);
  }

  setHold(tx: Tx, id: LegalHoldId, { number, ground }: SetHoldBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.set_hold($1, $2, $3)', [id, number, ground]);
  }

  decideHold(tx: Tx, id: LegalHoldId, version: number, { decision, ending = null }: DecideHoldBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.decide_hold($1, $2, $3, $4)', [id, version, decision, ending]);
  }
}
