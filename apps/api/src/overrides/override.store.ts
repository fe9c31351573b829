import { Injectable } from '@nestjs/common';
import type {
  AgencyId,
  CaseId,
  CategoryMask,
  ConsentPurpose,
  IsoDate,
  Outcome,
  OverrideEnding,
  OverrideGround,
  GrantId,
  OverrideId,
  OverrideRecord,
  OverrideRefusal,
  ReferralId,
  UnitId,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import { oneOverrideStatement, overridesOfCaseStatement, overridesToApproveStatement } from './override.statements';

/** An override as its readers' statements return it; words and key are null for who may not have them. */
export interface OverrideRow extends OverrideRecord {
  readonly id: OverrideId;
  readonly caseId: CaseId;
  readonly recipientAgencyId: AgencyId;
  /** It goes to a placement desk. */
  readonly placing: boolean;
  readonly ground: OverrideGround;
  readonly purpose: ConsentPurpose;
  readonly child: boolean;
  readonly courtOrderedOn: IsoDate | null;
  readonly answerDueAt: Date;
  readonly unitApprovedAt: Date | null;
  readonly coordinationApprovedAt: Date | null;
  readonly refusal: OverrideRefusal | null;
  readonly ending: OverrideEnding | null;
  readonly closedAt: Date | null;
  readonly version: number;
  readonly reasonCt: Buffer | null;
  readonly courtReferenceCt: Buffer | null;
  readonly determinedOn: IsoDate | null;
  readonly determinedByCt: Buffer | null;
  readonly considerationsCt: Buffer | null;
  readonly conclusionCt: Buffer | null;
  readonly exploitationCt: Buffer | null;
  readonly keyWrapped: Buffer | null;
  readonly keyId: string | null;
}

/** A request ready to be stored, its words sealed under the case's key. */
export interface OverrideRequest {
  readonly id: OverrideId;
  readonly caseId: CaseId;
  readonly recipientUnitId: UnitId;
  readonly categoryMask: CategoryMask;
  readonly ground: OverrideGround;
  readonly reasonCt: Buffer | null;
  readonly courtReferenceCt: Buffer | null;
  readonly courtOrderedOn: IsoDate | null;
  readonly determinedByCt: Buffer | null;
  readonly determinedOn: IsoDate | null;
  readonly considerationsCt: Buffer | null;
  readonly conclusionCt: Buffer | null;
  readonly exploitationCt: Buffer | null;
}

/** The only SQL over overrides; every change is one of the guard's functions. */
@Injectable()
export class OverrideStore {
  async request(tx: Tx, asked: OverrideRequest): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.request_override($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)', [
      asked.id,
      asked.caseId,
      asked.recipientUnitId,
      asked.categoryMask,
      asked.ground,
      asked.reasonCt,
      asked.courtReferenceCt,
      asked.courtOrderedOn,
      asked.determinedByCt,
      asked.determinedOn,
      asked.considerationsCt,
      asked.conclusionCt,
      asked.exploitationCt,
    ]);
  }

  /** May miss: not to be seen and absent are one. */
  async find(tx: Tx, id: OverrideId): Promise<OverrideRow | null> {
    const rows: OverrideRow[] = await tx.em.query(oneOverrideStatement, [id]);
    return rows[0] ?? null;
  }

  async listOfCase(tx: Tx, caseId: CaseId): Promise<OverrideRow[]> {
    return tx.em.query(overridesOfCaseStatement, [caseId]);
  }

  async listToApprove(tx: Tx): Promise<OverrideRow[]> {
    const { sql, values } = overridesToApproveStatement(tx.actor.unitId, tx.actor.userId);
    return tx.em.query(sql, values);
  }

  async numbers(tx: Tx, ids: readonly OverrideId[]): Promise<ReadonlyMap<OverrideId, string>> {
    const rows: { id: OverrideId; number: string }[] = await tx.em.query('select id, number from guard.override_numbers($1)', [ids]);
    return new Map(rows.map(({ id, number }) => [id, number]));
  }

  async approve(tx: Tx, id: OverrideId, version: number): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.approve_override($1, $2)', [id, version]);
  }

  async refuse(tx: Tx, id: OverrideId, reason: OverrideRefusal, version: number): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.refuse_override($1, $2, $3)', [id, reason, version]);
  }

  /** A unit that takes referrals, a police section, or for its own order a court's office; null where there is none that works. */
  async findRecipient(tx: Tx, id: UnitId, ground: OverrideGround): Promise<{ readonly id: UnitId } | null> {
    const rows = await tx.em.query<{ id: UnitId }[]>(
      `select id from unit where id = $1 and closed_at is null and (refers_in or kind = 'police-section' or kind = 'court' and $2 = 'court-order')`,
      [id, ground],
    );
    return rows[0] ?? null;
  }

  /** What the police had been told under it, and are no longer: grants. */
  async policeUnder(tx: Tx, id: OverrideId): Promise<GrantId[]> {
    const rows = await tx.em.query<{ ids: GrantId[] }[]>('select guard.police_under($1) as ids', [id]);
    return rows[0]!.ids;
  }

  /** The referrals it stopped; null where somebody was quicker. */
  async end(tx: Tx, id: OverrideId, reason: OverrideEnding, version: number): Promise<readonly ReferralId[] | null> {
    const rows: { stopped: ReferralId[] | null }[] = await tx.em.query('select guard.end_override($1, $2, $3) as stopped', [
      id,
      reason,
      version,
    ]);
    return rows[0]!.stopped;
  }
}
