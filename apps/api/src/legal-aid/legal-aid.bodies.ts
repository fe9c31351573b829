import { IsBoolean, IsDefined, Matches } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import {
  governorates,
  lawyerConflicts,
  lawyerReasons,
  legalAidKinds,
  legalAuthorities,
  legalMatterMoves,
  legalMatterStatuses,
  legalOutcomes,
  type ChangeLawyerBody,
  type EndLegalMatterBody,
  type Governorate,
  type LawyerBody,
  type LawyerConflict,
  type LawyerId,
  type LawyerReason,
  type LegalAidId,
  type LegalAidKind,
  type LegalAuthority,
  type LegalMatterMove,
  type LegalMatterStatus,
  type LegalOutcome,
  type MoveLegalMatterBody,
  type OpenLegalMatterBody,
  type RecordLegalAidBody,
  type ReferralId,
  type UserId,
} from '@himaya/domain';
import { ADate, AnId, Code, Codes, Languages, Name, PageQuery, Text } from '../platform/http/fields';

export class LegalMatterQueryDto extends PageQuery {
  @Code(legalMatterStatuses)
  status!: LegalMatterStatus;
}

export class LawyerDto implements LawyerBody {
  @Name(100)
  name!: string;

  @Name(40)
  barNumber!: string;

  @Codes(governorates)
  governorates!: Governorate[];

  @Languages()
  languages!: string[];

  @IsDefined()
  @IsBoolean()
  @ApiProperty()
  trainedForChildren!: boolean;

  @AnId({ nullable: true })
  userId?: UserId | null;
}

export class ChangeLawyerDto implements ChangeLawyerBody {
  @Codes(governorates)
  governorates!: Governorate[];

  @Languages()
  languages!: string[];

  @IsDefined()
  @IsBoolean()
  @ApiProperty()
  trainedForChildren!: boolean;

  @IsDefined()
  @IsBoolean()
  @ApiProperty()
  active!: boolean;
}

export class OpenLegalMatterDto implements OpenLegalMatterBody {
  @AnId({ nullable: true })
  referralId?: ReferralId | null;
}

export class MoveLegalMatterDto implements MoveLegalMatterBody {
  @Code(legalMatterMoves)
  move!: LegalMatterMove;

  @AnId({ nullable: true })
  lawyerId?: LawyerId | null;

  @Code(lawyerReasons, { nullable: true })
  reason?: LawyerReason | null;

  @Code(lawyerConflicts, { nullable: true })
  conflict?: LawyerConflict | null;
}

export class RecordLegalAidDto implements RecordLegalAidBody {
  @Code(legalAidKinds)
  kind!: LegalAidKind;

  @ADate()
  deliveredOn!: string;

  @AnId({ nullable: true })
  lawyerId?: LawyerId | null;

  @Name(3, { nullable: true })
  @Matches(/^[a-z]{2,3}$/)
  language?: string | null;

  @IsDefined()
  @IsBoolean()
  @ApiProperty()
  interpreter!: boolean;

  @Code(legalAuthorities, { nullable: true })
  authority?: LegalAuthority | null;

  @Text(4000, { nullable: true })
  words?: string | null;

  @AnId({ nullable: true })
  corrects?: LegalAidId | null;
}

export class EndLegalMatterDto implements EndLegalMatterBody {
  @Code(legalOutcomes)
  outcome!: LegalOutcome;
}
