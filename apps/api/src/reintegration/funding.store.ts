import { Injectable } from '@nestjs/common';
import type {
  ApplyFundingBody,
  CaseId,
  DecideFundingBody,
  FundingApplicationId,
  FundingEntry,
  FundingPaymentId,
  FundingPurpose,
  FundingRefusal,
  FundingStatus,
  IsoDate,
  Outcome,
  PayFundingBody,
  ProgrammeId,
  ProgrammeStrandId,
  UserId,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import { applicationsStatement, fundingPaymentsStatement, oneApplicationStatement, oneFundingPaymentStatement } from './funding.statements';

/** Amounts are the driver's text of a bigint. */
export interface ApplicationRow {
  readonly id: FundingApplicationId;
  readonly version: number;
  readonly programmeId: ProgrammeId;
  readonly strandId: ProgrammeStrandId;
  readonly caseId: CaseId;
  readonly purpose: FundingPurpose;
  readonly status: FundingStatus;
  readonly asked: string;
  readonly approved: string | null;
  readonly paid: string;
  readonly repaid: string;
  readonly forgiven: string;
  readonly appliedOn: IsoDate;
  readonly appliedById: UserId;
  readonly appliedBy: string | null;
  readonly decidedOn: IsoDate | null;
  readonly decidedBy: string | null;
  readonly refusal: FundingRefusal | null;
  readonly instalments: number | null;
  readonly firstDueOn: IsoDate | null;
}

export interface FundingPaymentRow {
  readonly id: FundingPaymentId;
  readonly applicationId: FundingApplicationId;
  readonly programmeId: ProgrammeId;
  readonly caseId: CaseId;
  readonly entry: FundingEntry;
  readonly amount: string;
  readonly paidOn: IsoDate;
  readonly voucher: string;
  readonly reversed: boolean;
}

/** The only SQL over loans, grants and what was paid of them; the guard's functions and constraints decide. */
@Injectable()
export class FundingStore {
  applications(tx: Tx, id: ProgrammeId): Promise<ApplicationRow[]> {
    return tx.em.query(applicationsStatement, [id]);
  }

  payments(tx: Tx, id: ProgrammeId): Promise<FundingPaymentRow[]> {
    return tx.em.query(fundingPaymentsStatement, [id]);
  }

  /** May miss: another unit's, one of a hidden case, and none are one. */
  async findApplication(tx: Tx, id: FundingApplicationId): Promise<ApplicationRow | null> {
    const [row] = await tx.em.query<ApplicationRow[]>(oneApplicationStatement, [id]);
    return row ?? null;
  }

  /** May miss, as an application. */
  async findPayment(tx: Tx, id: FundingPaymentId): Promise<FundingPaymentRow | null> {
    const [row] = await tx.em.query<FundingPaymentRow[]>(oneFundingPaymentStatement, [id]);
    return row ?? null;
  }

  apply(tx: Tx, id: FundingApplicationId, strandId: ProgrammeStrandId, body: ApplyFundingBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.apply_funding($1, $2, $3, $4, $5)', [id, strandId, body.amount, body.purpose, body.appliedOn]);
  }

  decide(tx: Tx, id: FundingApplicationId, version: number, body: DecideFundingBody): Promise<Outcome<null>> {
    const { decision, on, amount, refusal, instalments, firstDueOn } = body;
    return askGuard(tx, 'guard.decide_funding($1, $2, $3, $4, $5, $6, $7, $8)', [
      id,
      version,
      decision,
      on,
      amount ?? null,
      refusal ?? null,
      instalments ?? null,
      firstDueOn ?? null,
    ]);
  }

  pay(tx: Tx, id: FundingPaymentId, applicationId: FundingApplicationId, body: PayFundingBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.pay_funding($1, $2, $3, $4, $5)', [id, applicationId, body.amount, body.paidOn, body.voucher]);
  }

  reverse(tx: Tx, id: FundingPaymentId, paymentId: FundingPaymentId, on: IsoDate): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.reverse_funding($1, $2, $3)', [id, paymentId, on]);
  }
}
