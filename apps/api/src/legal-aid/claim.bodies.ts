import { IsBoolean, IsDefined, IsIn, Matches } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import {
  claimMoves,
  claimVenues,
  compensationPayers,
  mostDinars,
  residenceKinds,
  residenceStatuses,
  type AskResidenceBody,
  type ClaimMove,
  type ClaimVenue,
  type CompensationPayer,
  type DecideResidenceBody,
  type FileClaimBody,
  type FundBody,
  type MoveClaimBody,
  type PayCompensationBody,
  type ResidenceKind,
} from '@himaya/domain';
import { ADate, Code, Name, Whole } from '../platform/http/fields';

export class AskResidenceDto implements AskResidenceBody {
  @Code(residenceKinds)
  kind!: ResidenceKind;

  @ADate()
  askedOn!: string;
}

export class DecideResidenceDto implements DecideResidenceBody {
  @Code(residenceStatuses)
  @IsIn(['granted', 'refused', 'withdrawn'])
  status!: DecideResidenceBody['status'];

  @ADate()
  decidedOn!: string;

  @ADate({ nullable: true })
  until?: string | null;
}

export class FileClaimDto implements FileClaimBody {
  @Code(claimVenues)
  venue!: ClaimVenue;

  @Whole(1, mostDinars)
  amount!: number;

  @ADate()
  filedOn!: string;
}

export class MoveClaimDto implements MoveClaimBody {
  @Code(claimMoves)
  move!: ClaimMove;

  @ADate()
  on!: string;

  @Whole(1, mostDinars, { nullable: true })
  award?: number | null;
}

export class PayCompensationDto implements PayCompensationBody {
  @Code(compensationPayers)
  payer!: CompensationPayer;

  @Whole(1, mostDinars)
  amount!: number;

  @ADate()
  paidOn!: string;

  @Name(30)
  @Matches(/^[A-Z0-9][A-Z0-9/-]*$/)
  voucher!: string;
}

export class ReversePaymentDto {}

export class FundDto implements FundBody {
  @IsDefined()
  @IsBoolean()
  @ApiProperty()
  active!: boolean;

  @ADate()
  from!: string;
}
