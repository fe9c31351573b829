import { Injectable } from '@nestjs/common';
import type {
  CaseId,
  CaseStatus,
  ExploitationBody,
  Governorate,
  GrantBasis,
  JourneyReferral,
  JourneyStepCode,
  ProceedingStage,
  ReportMonth,
  TravelFitnessView,
  UserId,
  ChildSafeguards,
  JourneyNeed,
  JourneyPlacement,
  JourneyAbroad,
  CaseAlert,
  MissingMark,
  ReturnOnCase,
} from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { plannedOnce } from '../platform/db/planned-once';
import {
  CaseKeySchema,
  CaseSchema,
  ExploitationSchema,
  PersonIdentitySchema,
  type CaseKeyRecord,
  type CaseRecord,
  type ExploitationRecord,
  type PersonIdentityRecord,
} from './case.schema';
import { caseListStatement, caseReadStatement, identitiesStatement } from './case.statements';

/** Everything one reader may read of a case, in one row; what row security hides is null. */
export interface CaseRow extends CaseRecord, Omit<PersonIdentityRecord, 'caseId' | 'version'> {
  readonly readMask: number;
  readonly writeMask: number;
  /** Fields (bits of libs/domain's packet fields) that the live grants open. */
  readonly fieldMask: number;
  /** Null where no end is set. */
  readonly validTo: Date | null;
  readonly bases: GrantBasis[];
  /** Null once the case was erased. */
  readonly keyWrapped: Buffer | null;
  readonly keyId: string | null;
  /** When the case's identity was erased for good. */
  readonly erasedAt: Date | null;
  /** False where identity is not the reader's: its fields are then all null. */
  readonly hasIdentity: boolean;
  /** Only its named people ever read a sealed case. */
  readonly sealed: boolean;
  readonly exploitation: ExploitationBody[];
  readonly referrals: JourneyReferral[];
  /** The statement that still holds, where this reader may know of it. */
  readonly travelFitness: TravelFitnessView | null;
  /** How far the case's proceedings have come, where this reader may know it. */
  readonly proceedingStage: ProceedingStage | null;
  /** Null where there is none, or the reader does not read repatriation here. */
  readonly returning: ReturnOnCase | null;
  readonly reports: ReportMonth[];
  readonly needs: JourneyNeed[];
  readonly placements: JourneyPlacement[];
  readonly abroad: JourneyAbroad[];
  /** Null for an adult. */
  readonly safeguards: ChildSafeguards | null;
  /** Null where nobody looks for the person. */
  readonly missing: MissingMark | null;
}

export interface CaseListRow extends Pick<
  CaseRecord,
  'id' | 'number' | 'version' | 'status' | 'identificationStatus' | 'governorate' | 'sex' | 'ageBand' | 'aliasCt' | 'openedAt'
> {
  readonly lastActivity: Date;
  /** PostgreSQL's text of lastActivity, to the microsecond: the cursor's part. */
  readonly activityKey: string;
  readonly missing: boolean;
  /** Null once the case was erased. */
  readonly keyWrapped: Buffer | null;
  readonly keyId: string | null;
}

/** What identifies one person, still sealed. */
export type IdentityRow = Pick<
  CaseRow,
  | 'id'
  | 'number'
  | 'aliasCt'
  | 'openedAt'
  | 'keyWrapped'
  | 'keyId'
  | 'givenNameCt'
  | 'familyNameCt'
  | 'birthDateCt'
  | 'phoneCt'
  | 'ageYears'
  | 'nationality'
  | 'fieldMask'
>;

export interface CaseListFilter {
  readonly status: CaseStatus | null;
  readonly governorate: Governorate | null;
  readonly step: JourneyStepCode | null;
  /** A member of the reader's unit, `nobody`, or null for any. */
  readonly assignee: UserId | 'nobody' | null;
  readonly alert?: CaseAlert | null;
  readonly ids: readonly CaseId[] | null;
  readonly after: readonly string[] | null;
  readonly limit: number;
}

/** All that the opener of a case knows, ready to be stored. */
export interface CaseFacts {
  readonly record: CaseRecord;
  readonly key: CaseKeyRecord;
  readonly identity: PersonIdentityRecord;
  readonly exploitation: readonly ExploitationRecord[];
  readonly tokens: readonly Buffer[];
}

/** The only SQL over cases and identities. */
@Injectable()
export class CaseStore {
  /** Opens the doors, then writes what the opener knows through them: one statement a table, however many cases. */
  async open(tx: Tx, cases: readonly CaseFacts[]): Promise<void> {
    const exploitation = cases.flatMap((one) => one.exploitation);
    await tx.em.query('select guard.open_case(id) from unnest($1::uuid[]) id', [cases.map(({ record }) => record.id)]);
    await tx.em.insert(
      CaseSchema,
      cases.map(({ record }) => record),
    );
    await tx.em.insert(
      CaseKeySchema,
      cases.map(({ key }) => key),
    );
    await tx.em.insert(
      PersonIdentitySchema,
      cases.map(({ identity }) => identity),
    );
    if (exploitation.length > 0) await tx.em.insert(ExploitationSchema, exploitation);
    await this.index(
      tx,
      cases.map(({ record, tokens }) => ({ id: record.id, tokens })),
    );
  }

  /** May miss: not granted, barred and absent are one. */
  async find(tx: Tx, id: CaseId): Promise<CaseRow | null> {
    const [row] = await plannedOnce<CaseRow>(tx, caseReadStatement, [[tx.actor.unitId, tx.actor.userId], id]);
    return row ?? null;
  }

  async list(tx: Tx, filter: CaseListFilter): Promise<CaseListRow[]> {
    const { sql, values } = caseListStatement(tx.actor.unitId, filter);
    return tx.em.query(sql, values);
  }

  /** The core row, locked against other changes; null where the reader holds no core on it or may not change it. */
  async lock(tx: Tx, id: CaseId): Promise<CaseRecord | null> {
    return tx.em.findOne(CaseSchema, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Writes core if nobody did since `version`; false when somebody did. */
  async change(tx: Tx, id: CaseId, version: number, changes: Partial<CaseRecord>): Promise<boolean> {
    const done = await tx.em
      .createQueryBuilder()
      .update(CaseSchema)
      .set({ ...changes, version: version + 1 })
      .where('id = :id and version = :version', { id, version })
      .execute();
    return done.affected === 1;
  }

  async changeIdentity(tx: Tx, id: CaseId, changes: Partial<PersonIdentityRecord>): Promise<boolean> {
    const done = await tx.em
      .createQueryBuilder()
      .update(PersonIdentitySchema)
      .set({ ...changes, version: () => 'version + 1' })
      .where('case_id = :id', { id })
      .execute();
    return done.affected === 1;
  }

  /** Replaces the search tokens of a case. */
  async reindex(tx: Tx, id: CaseId, tokens: readonly Buffer[]): Promise<void> {
    await tx.em.query('delete from identity_token where case_id = $1', [id]);
    await this.index(tx, [{ id, tokens }]);
  }

  /** Cases within the own grants on identity whose tokens match, the best first; at most 100. */
  async match(tx: Tx, tokens: readonly Buffer[]): Promise<CaseId[]> {
    const rows: { case_id: CaseId }[] = await tx.em.query('select case_id from guard.match($1)', [tokens]);
    return rows.map((row) => row.case_id);
  }

  /** Identities of the cases, of those whose identity the reader may see; in no order. */
  async identities(tx: Tx, ids: readonly CaseId[]): Promise<IdentityRow[]> {
    return ids.length === 0 ? [] : tx.em.query(identitiesStatement, [ids]);
  }

  /**
   * Leaves a trace where a sealed case was searched for; the same work whatever was found.
   * @param asked the tokens of each part of the name, or of the telephone
   */
  async noteSearch(tx: Tx, asked: readonly (readonly Buffer[])[], number: string | null): Promise<void> {
    const tokens = asked.flat();
    await tx.em.query('select guard.note_search($1, $2, $3)', [tokens, Math.min(tokens.length, Math.max(asked.length, 2)), number]);
  }

  /** Puts a pair of cases into the reviews of the units concerned; false where it was there before. */
  async suggestDuplicate(tx: Tx, one: CaseId, other: CaseId): Promise<boolean> {
    const rows: { id: string | null }[] = await tx.em.query('select guard.suggest_duplicate($1, $2) as id', [one, other]);
    return typeof rows[0]?.id === 'string';
  }

  /** Holds the case open until the transaction ends; false where it is closed, or in this moment being closed. */
  async keepOpen(tx: Tx, id: CaseId): Promise<boolean> {
    const rows = await tx.em.query<{ open: boolean }[]>('select guard.keep_open($1) as open', [id]);
    return rows[0]!.open;
  }

  async findByNumber(tx: Tx, number: string): Promise<CaseId | null> {
    const found = await tx.em.findOne(CaseSchema, { where: { number }, select: { id: true } });
    return found?.id ?? null;
  }

  private async index(tx: Tx, cases: readonly { readonly id: CaseId; readonly tokens: readonly Buffer[] }[]): Promise<void> {
    const distinct = cases.flatMap(({ id, tokens }) =>
      [...new Map(tokens.map((token) => [token.toString('hex'), token])).values()].map((token) => ({ id, token })),
    );
    if (distinct.length === 0) return;
    await tx.em.query('insert into identity_token (token, case_id) select * from unnest($1::bytea[], $2::uuid[])', [
      distinct.map(({ token }) => token),
      distinct.map(({ id }) => id),
    ]);
  }
}
