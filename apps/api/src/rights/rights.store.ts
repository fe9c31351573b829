import { Injectable } from '@nestjs/common';
import type { CaseId, IsoDate, RightsExplanationId } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { RightsExplanationSchema, type RightsExplanationRecord } from './rights.schema';
import { rightsOfCaseStatement, rightsOwedStatement } from './rights.statements';

export interface RightsExplanationRow {
  readonly id: RightsExplanationId;
  readonly caseId: CaseId;
  readonly explainedOn: IsoDate;
  readonly language: string;
  readonly withInterpreter: boolean;
  readonly copyGiven: boolean;
  readonly textVersion: string;
  readonly recordedAt: Date;
  /** Null where the reader is no colleague of whoever told them. */
  readonly recordedBy: string | null;
}

export interface RightsOwedRow {
  readonly id: CaseId;
  readonly number: string;
  readonly aliasCt: Buffer;
  readonly languages: string[];
  readonly openedAt: Date;
  readonly activityKey: string;
  readonly keyWrapped: Buffer | null;
  readonly keyId: string | null;
}

/** The only SQL over what persons were told of their rights. */
@Injectable()
export class RightsStore {
  async record(tx: Tx, record: RightsExplanationRecord): Promise<void> {
    await tx.em.insert(RightsExplanationSchema, record);
  }

  /** Newest first. */
  async list(tx: Tx, caseId: CaseId): Promise<RightsExplanationRow[]> {
    return tx.em.query(rightsOfCaseStatement, [caseId]);
  }

  async listOwed(tx: Tx, after: readonly string[] | null, limit: number): Promise<RightsOwedRow[]> {
    const { sql, values } = rightsOwedStatement(tx.actor.unitId, { after, limit });
    return tx.em.query(sql, values);
  }
}
