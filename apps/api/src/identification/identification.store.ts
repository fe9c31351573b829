import { Injectable } from '@nestjs/common';
import type {
  AgeBand,
  AssessmentBody,
  AssessmentView,
  CaseId,
  CaseStatus,
  CourtKind,
  DecisionId,
  DocumentId,
  Governorate,
  IdentificationDecision,
  IdentificationGround,
  IdentificationStatus,
  IsoDate,
  IsoInstant,
  Outcome,
  ReflectionChange,
  ReflectionDeed,
  ReflectionId,
  ReflectionReason,
  ReflectionStatus,
  Sex,
  StandardOfProof,
  UnitId,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import type { KeyedRow } from '../platform/vault/vault';
import {
  decisionsStatement,
  reflectionListStatement,
  reflectionsStatement,
  undecidedStatement,
  type UndecidedFilter,
} from './identification.statements';

/** A decision as its readers' statement returns it; words are null for who may not have them. */
export interface DecisionRow {
  readonly id: DecisionId;
  readonly decision: IdentificationDecision;
  readonly fromStatus: IdentificationStatus;
  readonly toStatus: IdentificationStatus;
  readonly rulesVersion: string;
  readonly standard: StandardOfProof;
  readonly ground: IdentificationGround;
  readonly child: boolean;
  readonly decidedOn: IsoDate;
  readonly courtKind: CourtKind | null;
  readonly courtGovernorate: Governorate | null;
  readonly documentId: DocumentId | null;
  readonly recordedUnitId: UnitId;
  readonly recordedAt: Date;
  readonly reasonsCt: Buffer | null;
  readonly judgeCt: Buffer | null;
  readonly referenceCt: Buffer | null;
  readonly hasWords: boolean;
  readonly tests: AssessmentView[];
}

export interface ReflectionRow {
  readonly id: ReflectionId;
  readonly status: ReflectionStatus;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  readonly pausedOn: IsoDate | null;
  readonly version: number;
  /** `words` sealed, in base64. */
  readonly changes: {
    readonly change: ReflectionChange;
    readonly reason: ReflectionReason | null;
    readonly days: number | null;
    readonly endsOn: IsoDate;
    readonly words: string | null;
    readonly at: IsoInstant;
  }[];
}

export interface UndecidedRow extends KeyedRow {
  readonly id: CaseId;
  readonly since: Date;
  readonly sinceKey: string;
  readonly number: string;
  readonly aliasCt: Buffer;
  readonly sex: Sex;
  readonly ageBand: AgeBand;
  readonly governorate: Governorate;
  readonly status: IdentificationStatus;
  readonly openedAt: Date;
  readonly dueAt: Date | null;
}

export interface EndingRow extends KeyedRow {
  readonly id: CaseId;
  readonly endsOn: IsoDate;
  readonly number: string;
  readonly aliasCt: Buffer;
  readonly governorate: Governorate;
  readonly caseStatus: CaseStatus;
  readonly status: ReflectionStatus;
  readonly startsOn: IsoDate;
  readonly pausedOn: IsoDate | null;
}

/** How things stand besides the case's own row. */
export interface IdentificationFacts {
  readonly underReview: IdentificationStatus | null;
  /** Whether the reader's unit answers for the case. */
  readonly answers: boolean;
  readonly dueAt: Date | null;
}

/** A decision ready to be stored, its words sealed under the case's key. */
export interface NewDecision {
  readonly id: DecisionId;
  readonly caseId: CaseId;
  readonly decision: IdentificationDecision;
  readonly ground: IdentificationGround;
  readonly decidedOn: IsoDate;
  readonly documentId: DocumentId | null;
  readonly reasonsCt: Buffer | null;
  readonly judgeCt: Buffer | null;
  readonly referenceCt: Buffer | null;
  readonly judgeDigest: Buffer | null;
  readonly courtKind: CourtKind | null;
  readonly courtGovernorate: Governorate | null;
  readonly tests: readonly AssessmentBody[];
  /** The id of the reflection period, should one begin. */
  readonly reflectionId: ReflectionId;
}

/** The only SQL over decisions and reflection periods; every change is one of the guard's functions. */
@Injectable()
export class IdentificationStore {
  async facts(tx: Tx, caseId: CaseId): Promise<IdentificationFacts> {
    const rows: IdentificationFacts[] = await tx.em.query(
      `select guard.under_review($1) as "underReview", guard.answers_for($1) as answers,
              (select due_at from identification_clock where case_id = $1 and met_at is null) as "dueAt"`,
      [caseId],
    );
    return rows[0]!;
  }

  async list(tx: Tx, caseId: CaseId): Promise<DecisionRow[]> {
    return tx.em.query(decisionsStatement, [caseId]);
  }

  async reflections(tx: Tx, caseId: CaseId): Promise<ReflectionRow[]> {
    return tx.em.query(reflectionsStatement, [caseId]);
  }

  /** Whether the actor, or the judge of this digest, took the decision that stands or is under review. */
  async decidedBefore(tx: Tx, caseId: CaseId, judge: Buffer | null): Promise<boolean> {
    const rows: { before: boolean }[] = await tx.em.query('select guard.decided_before($1, $2) as before', [caseId, judge]);
    return rows[0]!.before;
  }

  async decide(tx: Tx, asked: NewDecision): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.decide_identification($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)', [
      asked.id,
      asked.caseId,
      asked.decision,
      asked.ground,
      asked.decidedOn,
      asked.documentId,
      asked.reasonsCt,
      asked.judgeCt,
      asked.referenceCt,
      asked.judgeDigest,
      asked.courtKind,
      asked.courtGovernorate,
      asked.tests.map(({ test }) => test),
      asked.tests.map(({ act }) => act),
      asked.tests.map(({ means }) => means),
      asked.tests.map(({ purpose }) => purpose),
      asked.reflectionId,
    ]);
  }

  async listUndecided(tx: Tx, filter: UndecidedFilter): Promise<UndecidedRow[]> {
    const { sql, values } = undecidedStatement(tx.actor.unitId, filter);
    return tx.em.query(sql, values);
  }

  async listReflections(tx: Tx, page: { readonly after: readonly string[] | null; readonly limit: number }): Promise<EndingRow[]> {
    const { sql, values } = reflectionListStatement(tx.actor.unitId, page);
    return tx.em.query(sql, values);
  }

  /** May miss: another's and none are one. */
  async caseOfReflection(tx: Tx, id: ReflectionId): Promise<CaseId | null> {
    const rows: { caseId: CaseId }[] = await tx.em.query('select case_id as "caseId" from reflection_period where id = $1', [id]);
    return rows[0]?.caseId ?? null;
  }

  async changeReflection(
    tx: Tx,
    id: ReflectionId,
    version: number,
    asked: {
      readonly id: string;
      readonly change: ReflectionDeed;
      readonly reason: ReflectionReason;
      readonly days: number | null;
      readonly wordsCt: Buffer | null;
    },
  ): Promise<Outcome<null>> {
    const { id: changeId, change, reason, days, wordsCt } = asked;
    return askGuard(tx, 'guard.change_reflection($1, $2, $3, $4, $5, $6, $7)', [id, changeId, change, reason, days, wordsCt, version]);
  }
}
