import { Injectable } from '@nestjs/common';
import type {
  CaseId,
  FollowUpMonth,
  FollowUpStatus,
  FundingApplicationId,
  FundingInstalmentId,
  FundingRepaymentId,
  InstalmentEvent,
  InstalmentReason,
  InstalmentStatus,
  IsoDate,
  LivelihoodVisitId,
  MoveInstalmentBody,
  Outcome,
  ProgrammeId,
  ProgrammeStrandId,
  RecordVisitBody,
  RepayInstalmentBody,
  UserId,
  VisitAnswer,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import {
  instalmentEventsStatement,
  instalmentsStatement,
  oneInstalmentEventStatement,
  oneInstalmentStatement,
  oneVisitStatement,
  visitsStatement,
} from './repayment.statements';

interface OfProgramme {
  readonly programmeId: ProgrammeId;
  readonly caseId: CaseId;
}

/** Amounts are the driver's text of a bigint. */
export interface InstalmentRow extends OfProgramme {
  readonly id: FundingInstalmentId;
  readonly version: number;
  readonly applicationId: FundingApplicationId;
  readonly number: number;
  readonly status: InstalmentStatus;
  readonly plannedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly amount: string;
  readonly repaid: string;
  readonly forgiven: string;
  readonly reason: InstalmentReason | null;
  readonly askedById: UserId | null;
}

export interface InstalmentEventRow extends OfProgramme {
  readonly id: FundingRepaymentId;
  readonly instalmentId: FundingInstalmentId;
  readonly event: InstalmentEvent;
  readonly on: IsoDate;
  readonly amount: string | null;
  readonly receipt: string | null;
  readonly reason: InstalmentReason | null;
  readonly dueOn: IsoDate | null;
  readonly reversed: boolean;
  readonly recordedAt: Date;
  readonly recordedBy: string | null;
}

export interface VisitRow extends OfProgramme {
  readonly id: LivelihoodVisitId;
  readonly version: number;
  readonly strandId: ProgrammeStrandId;
  readonly month: FollowUpMonth;
  readonly status: FollowUpStatus;
  readonly dueOn: IsoDate;
  readonly triedOn: IsoDate | null;
  readonly triedCt: Buffer | null;
  readonly visitedOn: IsoDate | null;
  readonly answer: VisitAnswer | null;
  readonly wordsCt: Buffer | null;
  readonly recordedBy: string | null;
}

/** The only SQL over what comes back of a loan and over looks at a livelihood; the guard's functions and constraints decide. */
@Injectable()
export class RepaymentStore {
  instalments(tx: Tx, id: ProgrammeId): Promise<InstalmentRow[]> {
    return tx.em.query(instalmentsStatement, [id]);
  }

  events(tx: Tx, id: ProgrammeId): Promise<InstalmentEventRow[]> {
    return tx.em.query(instalmentEventsStatement, [id]);
  }

  visits(tx: Tx, id: ProgrammeId): Promise<VisitRow[]> {
    return tx.em.query(visitsStatement, [id]);
  }

  /** May miss: another unit's, one of a hidden case, and none are one. */
  async findInstalment(tx: Tx, id: FundingInstalmentId): Promise<InstalmentRow | null> {
    const [row] = await tx.em.query<InstalmentRow[]>(oneInstalmentStatement, [id]);
    return row ?? null;
  }

  /** May miss, as an instalment. */
  async findEvent(tx: Tx, id: FundingRepaymentId): Promise<InstalmentEventRow | null> {
    const [row] = await tx.em.query<InstalmentEventRow[]>(oneInstalmentEventStatement, [id]);
    return row ?? null;
  }

  /** May miss, as an instalment. */
  async findVisit(tx: Tx, id: LivelihoodVisitId): Promise<VisitRow | null> {
    const [row] = await tx.em.query<VisitRow[]>(oneVisitStatement, [id]);
    return row ?? null;
  }

  repay(tx: Tx, id: FundingRepaymentId, instalmentId: FundingInstalmentId, body: RepayInstalmentBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.repay_instalment($1, $2, $3, $4, $5)', [id, instalmentId, body.amount, body.repaidOn, body.receipt]);
  }

  reverse(tx: Tx, id: FundingRepaymentId, eventId: FundingRepaymentId, on: IsoDate): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.reverse_repayment($1, $2, $3)', [id, eventId, on]);
  }

  /** @param eventId of the line of history that the move writes */
  move(
    tx: Tx,
    id: FundingInstalmentId,
    version: number,
    eventId: FundingRepaymentId,
    { move, on, reason, dueOn }: MoveInstalmentBody,
  ): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.move_instalment($1, $2, $3, $4, $5, $6, $7)', [
      id,
      version,
      eventId,
      move,
      on,
      reason ?? null,
      dueOn ?? null,
    ]);
  }

  recordVisit(
    tx: Tx,
    id: LivelihoodVisitId,
    version: number,
    { on, answer }: RecordVisitBody,
    wordsCt: Buffer | null,
  ): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.record_visit($1, $2, $3, $4, $5)', [id, version, on, answer, wordsCt]);
  }
}
