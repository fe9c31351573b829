import { Injectable } from '@nestjs/common';
import type {
  CaseId,
  Governorate,
  GuardianState,
  LawyerAssignmentStatus,
  LawyerConflict,
  LawyerId,
  LawyerReason,
  LegalAidId,
  LegalAidKind,
  LegalAuthority,
  LegalMatterId,
  LegalMatterStatus,
  LegalOutcome,
  MoveLegalMatterBody,
  Outcome,
  OwedMatter,
  RecordLegalAidBody,
  ReferralId,
  Urgency,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import type { WrappedKey } from '../platform/vault/key-provider';
import {
  aidStatement,
  assignmentsStatement,
  conflictsStatement,
  matterListStatement,
  oneMatterStatement,
  type MatterListFilter,
} from './legal.statements';

/** What a row of a list and the page have in common. */
export interface MatterBase {
  readonly id: LegalMatterId;
  readonly version: number;
  readonly caseId: CaseId;
  readonly referralId: ReferralId | null;
  readonly calledCt: Buffer | null;
  readonly urgency: Urgency;
  readonly status: LegalMatterStatus;
  readonly statusSince: Date;
  readonly openedAt: Date;
  readonly sharingEndedAt: Date | null;
  readonly keyWrapped: Buffer | null;
  readonly keyId: string | null;
  readonly standing: LawyerAssignmentStatus | null;
  readonly lawyerId: LawyerId | null;
  readonly lawyerNameCt: Buffer | null;
  readonly lawyerWrapped: Buffer | null;
  readonly lawyerKeyId: string | null;
}

export interface MatterListRow extends MatterBase {
  readonly priority: number;
  /** PostgreSQL's text of the instants, to the microsecond: the cursor's parts. */
  readonly openedKey: string;
  readonly endedKey: string | null;
}

export interface MatterRow extends MatterBase {
  readonly endedAt: Date | null;
  readonly outcome: LegalOutcome | null;
  readonly facts: {
    readonly child: boolean;
    readonly guardian: GuardianState | null;
    readonly governorate: Governorate;
    readonly languages: readonly string[];
  };
  /** False where the case is not the reader's any more. */
  readonly caseOpen: boolean;
}

/** A row that names a lawyer, whose name lies under the lawyer's own key. */
export interface NamedRow {
  readonly lawyerId: LawyerId | null;
  readonly nameCt: Buffer | null;
  readonly keyWrapped: Buffer | null;
  readonly keyId: string | null;
}

export interface AssignmentRow extends NamedRow {
  readonly id: string;
  readonly lawyerId: LawyerId;
  readonly status: LawyerAssignmentStatus;
  readonly offeredAt: Date;
  readonly decidedAt: Date | null;
  readonly reason: LawyerReason | null;
}

export interface ConflictRow extends NamedRow {
  readonly conflict: LawyerConflict;
  readonly declaredAt: Date;
}

export interface AidRow extends NamedRow {
  readonly id: LegalAidId;
  readonly kind: LegalAidKind;
  readonly deliveredOn: string;
  readonly language: string | null;
  readonly interpreter: boolean;
  readonly authority: LegalAuthority | null;
  readonly wordsCt: Buffer | null;
  readonly recordedAt: Date;
  readonly recordedBy: string | null;
  readonly version: number;
  readonly corrected: boolean;
}

export interface OwedMatterRow extends Omit<OwedMatter, 'acceptedAt'> {
  readonly acceptedAt: Date;
}

/** The only SQL over matters; what changes them, the guard's functions decide. */
@Injectable()
export class LegalMatterStore {
  list(tx: Tx, filter: MatterListFilter): Promise<MatterListRow[]> {
    const { sql, values } = matterListStatement(tx.actor.unitId, filter);
    return tx.em.query(sql, values);
  }

  /** May miss: another unit's, one of a hidden case, and none are one. */
  async find(tx: Tx, id: LegalMatterId): Promise<MatterRow | null> {
    const [row] = await tx.em.query<MatterRow[]>(oneMatterStatement, [id]);
    return row ?? null;
  }

  assignments(tx: Tx, id: LegalMatterId): Promise<AssignmentRow[]> {
    return tx.em.query(assignmentsStatement, [id]);
  }

  conflicts(tx: Tx, id: LegalMatterId): Promise<ConflictRow[]> {
    return tx.em.query(conflictsStatement, [id]);
  }

  aid(tx: Tx, id: LegalMatterId): Promise<AidRow[]> {
    return tx.em.query(aidStatement, [id]);
  }

  owed(tx: Tx): Promise<OwedMatterRow[]> {
    return tx.em.query(
      `select referral_id as "referralId", case_id as "caseId", urgency, sex, age_band as "ageBand", accepted_at as "acceptedAt" from guard.owed_matters()`,
    );
  }

  async numbers(tx: Tx): Promise<Readonly<Record<'opened' | 'assigned' | 'running', number>>> {
    const [row] = await tx.em.query<Record<'opened' | 'assigned' | 'running', number>[]>(
      `select count(*) filter (where status = 'opened')::int as opened, count(*) filter (where status = 'assigned')::int as assigned,
              count(*) filter (where status = 'running')::int as running
         from legal_matter where unit_id = $1 and status in ('opened', 'assigned', 'running')`,
      [tx.actor.unitId],
    );
    return { opened: row?.opened ?? 0, assigned: row?.assigned ?? 0, running: row?.running ?? 0 };
  }

  /** Whether the unit has an open matter of this person already. */
  async isOpen(tx: Tx, caseId: CaseId): Promise<boolean> {
    const rows: unknown[] = await tx.em.query(`select 1 from legal_matter where case_id = $1 and unit_id = $2 and status <> 'ended'`, [
      caseId,
      tx.actor.unitId,
    ]);
    return rows.length > 0;
  }

  open(
    tx: Tx,
    one: { id: LegalMatterId; caseId: CaseId; referralId: ReferralId | null; calledCt: Buffer | null; key: WrappedKey },
  ): Promise<Outcome<null>> {
    const { id, caseId, referralId, calledCt, key } = one;
    return askGuard(tx, 'guard.open_legal_matter($1, $2, $3, $4, $5, $6)', [id, caseId, referralId, calledCt, key.wrapped, key.keyId]);
  }

  /** @param entryId of the assignment or conflict that the move writes, where it writes one */
  move(tx: Tx, id: LegalMatterId, version: number, entryId: string, body: MoveLegalMatterBody): Promise<Outcome<null>> {
    const { move, lawyerId, reason, conflict } = body;
    return askGuard(tx, 'guard.move_legal_matter($1, $2, $3, $4, $5, $6, $7)', [
      id,
      version,
      move,
      entryId,
      lawyerId ?? null,
      reason ?? null,
      conflict ?? null,
    ]);
  }

  recordAid(
    tx: Tx,
    id: LegalMatterId,
    aidId: LegalAidId,
    lawyerId: LawyerId | null,
    body: RecordLegalAidBody,
    wordsCt: Buffer | null,
  ): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.record_legal_aid($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [
      aidId,
      id,
      lawyerId,
      body.kind,
      body.deliveredOn,
      body.language ?? null,
      body.interpreter,
      body.authority ?? null,
      wordsCt,
      body.corrects ?? null,
    ]);
  }

  end(tx: Tx, id: LegalMatterId, version: number, outcome: LegalOutcome): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.end_legal_matter($1, $2, $3)', [id, version, outcome]);
  }
}
