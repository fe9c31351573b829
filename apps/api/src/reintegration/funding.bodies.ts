import { Matches } from 'class-validator';
import {
  fundingDecisions,
  fundingPurposes,
  fundingRefusals,
  mostFunding,
  mostInstalments,
  type ApplyFundingBody,
  type DecideFundingBody,
  type FundingDecision,
  type FundingPurpose,
  type FundingRefusal,
  type PayFundingBody,
} from '@himaya/domain';
import { ADate, Code, Name, Whole } from '../platform/http/fields';

export class ApplyFundingDto implements ApplyFundingBody {
  @Whole(1, mostFunding)
  amount!: number;

  @Code(fundingPurposes)
  purpose!: FundingPurpose;

  @ADate()
  appliedOn!: string;
}

export class DecideFundingDto implements DecideFundingBody {
  @Code(fundingDecisions)
  decision!: FundingDecision;

  @ADate()
  on!: string;

  @Whole(1, mostFunding, { nullable: true })
  amount?: number | null;

  @Code(fundingRefusals, { nullable: true })
  refusal?: FundingRefusal | null;

  @Whole(1, mostInstalments, { nullable: true })
  instalments?: number | null;

  @ADate({ nullable: true })
  firstDueOn?: string | null;
}

export class PayFundingDto implements PayFundingBody {
  @Whole(1, mostFunding)
  amount!: number;

  @ADate()
  paidOn!: string;

  @Name(30)
  @Matches(/^[A-Z0-9][A-Z0-9/-]*$/)
  voucher!: string;
}

export class ReverseFundingDto {}
