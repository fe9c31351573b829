import { Injectable } from '@nestjs/common';
import type {
  CaseId,
  FamilyRole,
  FamilySafety,
  IsoDate,
  MoveStrandBody,
  Outcome,
  OwedProgramme,
  PlanStrandBody,
  ProgrammeId,
  ProgrammeOutcome,
  ProgrammeStatus,
  ProgrammeStrandId,
  ReferralId,
  SchoolLevel,
  StrandKind,
  StrandMove,
  StrandReason,
  StrandStatus,
  TrainingField,
  Urgency,
  WorkCheck,
  WorkKind,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import type { WrappedKey } from '../platform/vault/key-provider';
import {
  oneProgrammeStatement,
  oneStrandStatement,
  programmeListStatement,
  strandEventsStatement,
  strandsStatement,
  type ProgrammeListFilter,
} from './reintegration.statements';

/** What a row of a list and the page have in common. */
export interface ProgrammeBase {
  readonly id: ProgrammeId;
  readonly version: number;
  readonly caseId: CaseId;
  readonly referralId: ReferralId | null;
  readonly calledCt: Buffer | null;
  readonly urgency: Urgency;
  readonly status: ProgrammeStatus;
  readonly statusSince: Date;
  readonly openedAt: Date;
  readonly sharingEndedAt: Date | null;
  readonly keyWrapped: Buffer | null;
  readonly keyId: string | null;
}

export interface ProgrammeListRow extends ProgrammeBase {
  readonly priority: number;
  /** PostgreSQL's text of the instants, to the microsecond: the cursor's parts. */
  readonly openedKey: string;
  readonly endedKey: string | null;
}

export interface ProgrammeRow extends ProgrammeBase {
  readonly endedAt: Date | null;
  readonly outcome: ProgrammeOutcome | null;
  readonly facts: {
    readonly afterCare: boolean;
    readonly child: boolean;
    readonly contactFamily: boolean;
    readonly bestInterests: boolean;
  };
  /** False where the case is not the reader's any more. */
  readonly caseOpen: boolean;
}

export interface StrandRow {
  readonly id: ProgrammeStrandId;
  readonly version: number;
  readonly programmeId: ProgrammeId;
  readonly caseId: CaseId;
  readonly kind: StrandKind;
  readonly status: StrandStatus;
  readonly schoolLevel: SchoolLevel | null;
  readonly trainingField: TrainingField | null;
  readonly workKind: WorkKind | null;
  readonly familySafety: FamilySafety | null;
  readonly familyRole: FamilyRole | null;
  readonly checks: readonly WorkCheck[];
  readonly begunOn: IsoDate | null;
  readonly endedOn: IsoDate | null;
  readonly reason: StrandReason | null;
}

export interface StrandEventRow {
  readonly strandId: ProgrammeStrandId;
  readonly move: StrandMove;
  readonly on: IsoDate;
  readonly codes: readonly string[];
  readonly wordsCt: Buffer | null;
  readonly recordedAt: Date;
  readonly recordedBy: string | null;
}

export interface OwedProgrammeRow extends Omit<OwedProgramme, 'acceptedAt'> {
  readonly acceptedAt: Date;
}

/** The only SQL over programmes and their strands; what changes them, the guard's functions decide. */
@Injectable()
export class ProgrammeStore {
  list(tx: Tx, filter: ProgrammeListFilter): Promise<ProgrammeListRow[]> {
    const { sql, values } = programmeListStatement(tx.actor.unitId, filter);
    return tx.em.query(sql, values);
  }

  /** May miss: another unit's, one of a hidden case, and none are one. */
  async find(tx: Tx, id: ProgrammeId): Promise<ProgrammeRow | null> {
    const [row] = await tx.em.query<ProgrammeRow[]>(oneProgrammeStatement, [id]);
    return row ?? null;
  }

  strands(tx: Tx, id: ProgrammeId): Promise<StrandRow[]> {
    return tx.em.query(strandsStatement, [id]);
  }

  /** May miss, as `find`. */
  async findStrand(tx: Tx, id: ProgrammeStrandId): Promise<StrandRow | null> {
    const [row] = await tx.em.query<StrandRow[]>(oneStrandStatement, [id]);
    return row ?? null;
  }

  events(tx: Tx, id: ProgrammeId): Promise<StrandEventRow[]> {
    return tx.em.query(strandEventsStatement, [id]);
  }

  owed(tx: Tx): Promise<OwedProgrammeRow[]> {
    return tx.em.query(
      `select referral_id as "referralId", case_id as "caseId", service, urgency, sex, age_band as "ageBand", accepted_at as "acceptedAt"
         from guard.owed_programmes()`,
    );
  }

  async numbers(tx: Tx): Promise<Readonly<Record<'planned' | 'running', number>>> {
    const [row] = await tx.em.query<Record<'planned' | 'running', number>[]>(
      `select count(*) filter (where status = 'planned')::int as planned, count(*) filter (where status = 'running')::int as running
         from programme where unit_id = $1 and status in ('planned', 'running')`,
      [tx.actor.unitId],
    );
    return { planned: row?.planned ?? 0, running: row?.running ?? 0 };
  }

  /** Whether the unit has an open programme of this person for this referral, or for none, already. */
  async isOpen(tx: Tx, caseId: CaseId, referralId: ReferralId | null): Promise<boolean> {
    const rows: unknown[] = await tx.em.query(
      `select 1 from programme where case_id = $1 and unit_id = $2 and referral_id is not distinct from $3 and status in ('planned', 'running')`,
      [caseId, tx.actor.unitId, referralId],
    );
    return rows.length > 0;
  }

  open(
    tx: Tx,
    one: { id: ProgrammeId; caseId: CaseId; referralId: ReferralId | null; calledCt: Buffer | null; key: WrappedKey },
  ): Promise<Outcome<null>> {
    const { id, caseId, referralId, calledCt, key } = one;
    return askGuard(tx, 'guard.open_programme($1, $2, $3, $4, $5, $6)', [id, caseId, referralId, calledCt, key.wrapped, key.keyId]);
  }

  plan(tx: Tx, id: ProgrammeStrandId, programmeId: ProgrammeId, body: PlanStrandBody): Promise<Outcome<null>> {
    const { kind, schoolLevel, trainingField, workKind } = body;
    return askGuard(tx, 'guard.plan_strand($1, $2, $3, $4, $5, $6)', [
      id,
      programmeId,
      kind,
      schoolLevel ?? null,
      trainingField ?? null,
      workKind ?? null,
    ]);
  }

  /** @param entryId of the line of history that the move writes */
  move(
    tx: Tx,
    id: ProgrammeStrandId,
    version: number,
    entryId: string,
    body: MoveStrandBody,
    wordsCt: Buffer | null,
  ): Promise<Outcome<null>> {
    const { move, on, reason, familySafety, familyRole, checks } = body;
    return askGuard(tx, 'guard.move_strand($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [
      id,
      version,
      entryId,
      move,
      on,
      reason ?? null,
      familySafety ?? null,
      familyRole ?? null,
      checks ?? null,
      wordsCt,
    ]);
  }

  end(tx: Tx, id: ProgrammeId, version: number, outcome: ProgrammeOutcome): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.end_programme($1, $2, $3)', [id, version, outcome]);
  }
}
