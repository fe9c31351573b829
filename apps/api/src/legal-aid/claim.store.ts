import { Injectable } from '@nestjs/common';
import type {
  AskResidenceBody,
  CaseId,
  ClaimStatus,
  ClaimVenue,
  CompensationClaimId,
  CompensationPaymentId,
  CompensationPayer,
  DecideResidenceBody,
  FileClaimBody,
  FundBody,
  FundView,
  IsoDate,
  LegalMatterId,
  MoveClaimBody,
  Outcome,
  PayCompensationBody,
  PaymentEntry,
  ResidenceApplicationId,
  ResidenceKind,
  ResidenceStatus,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import {
  claimsStatement,
  oneClaimStatement,
  onePaymentStatement,
  oneResidenceStatement,
  paymentsStatement,
  residencesStatement,
} from './claim.statements';

interface OfMatter {
  readonly matterId: LegalMatterId;
  readonly caseId: CaseId;
}

export interface ResidenceRow extends OfMatter {
  readonly id: ResidenceApplicationId;
  readonly version: number;
  readonly kind: ResidenceKind;
  readonly status: ResidenceStatus;
  readonly askedOn: IsoDate;
  readonly decidedOn: IsoDate | null;
  readonly until: IsoDate | null;
}

/** Amounts are the driver's text of a bigint. */
export interface ClaimRow extends OfMatter {
  readonly id: CompensationClaimId;
  readonly version: number;
  readonly venue: ClaimVenue;
  readonly status: ClaimStatus;
  readonly amount: string;
  readonly award: string | null;
  readonly paid: string;
  readonly filedOn: IsoDate;
  readonly decidedOn: IsoDate | null;
  readonly finalOn: IsoDate | null;
}

export interface PaymentRow extends OfMatter {
  readonly id: CompensationPaymentId;
  readonly claimId: CompensationClaimId;
  readonly entry: PaymentEntry;
  readonly payer: CompensationPayer;
  readonly amount: string;
  readonly paidOn: IsoDate;
  readonly voucher: string;
  readonly reversed: boolean;
}

/** The only SQL over applications, claims, payments and the fund; the guard's functions and constraints decide. */
@Injectable()
export class ClaimStore {
  residences(tx: Tx, id: LegalMatterId): Promise<ResidenceRow[]> {
    return tx.em.query(residencesStatement, [id]);
  }

  claims(tx: Tx, id: LegalMatterId): Promise<ClaimRow[]> {
    return tx.em.query(claimsStatement, [id]);
  }

  payments(tx: Tx, id: LegalMatterId): Promise<PaymentRow[]> {
    return tx.em.query(paymentsStatement, [id]);
  }

  async findResidence(tx: Tx, id: ResidenceApplicationId): Promise<ResidenceRow | null> {
    const [row] = await tx.em.query<ResidenceRow[]>(oneResidenceStatement, [id]);
    return row ?? null;
  }

  async findClaim(tx: Tx, id: CompensationClaimId): Promise<ClaimRow | null> {
    const [row] = await tx.em.query<ClaimRow[]>(oneClaimStatement, [id]);
    return row ?? null;
  }

  async findPayment(tx: Tx, id: CompensationPaymentId): Promise<PaymentRow | null> {
    const [row] = await tx.em.query<PaymentRow[]>(onePaymentStatement, [id]);
    return row ?? null;
  }

  async fund(tx: Tx): Promise<FundView> {
    const [row] = await tx.em.query<FundView[]>('select version, active, from_day::text as "from" from guard.fund()');
    return { version: row?.version ?? 0, active: row?.active ?? false, from: row?.from ?? null };
  }

  setFund(tx: Tx, version: number, { active, from }: FundBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.set_fund($1, $2, $3)', [active, from, version]);
  }

  ask(tx: Tx, id: ResidenceApplicationId, matterId: LegalMatterId, { kind, askedOn }: AskResidenceBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.ask_residence($1, $2, $3, $4)', [id, matterId, kind, askedOn]);
  }

  decide(tx: Tx, id: ResidenceApplicationId, version: number, body: DecideResidenceBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.decide_residence($1, $2, $3, $4, $5)', [id, version, body.status, body.decidedOn, body.until ?? null]);
  }

  file(tx: Tx, id: CompensationClaimId, matterId: LegalMatterId, { venue, amount, filedOn }: FileClaimBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.file_claim($1, $2, $3, $4, $5)', [id, matterId, venue, amount, filedOn]);
  }

  move(tx: Tx, id: CompensationClaimId, version: number, { move, on, award }: MoveClaimBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.move_claim($1, $2, $3, $4, $5)', [id, version, move, on, award ?? null]);
  }

  pay(tx: Tx, id: CompensationPaymentId, claimId: CompensationClaimId, body: PayCompensationBody): Promise<Outcome<null>> {
    const { payer, amount, paidOn, voucher } = body;
    return askGuard(tx, 'guard.pay_compensation($1, $2, $3, $4, $5, $6)', [id, claimId, payer, amount, paidOn, voucher]);
  }

  reverse(tx: Tx, id: CompensationPaymentId, paymentId: CompensationPaymentId, on: IsoDate): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.reverse_payment($1, $2, $3)', [id, paymentId, on]);
  }
}
