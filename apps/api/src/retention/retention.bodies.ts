import { ApiProperty } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import {
  erasureDecisions,
  erasureReasons,
  holdDecisions,
  holdEndings,
  holdGrounds,
  interfaceLanguages,
  type CertificateBody,
  type DecideErasureBody,
  type DecideHoldBody,
  type ErasureDecision,
  type ErasureReason,
  type HoldDecision,
  type HoldEnding,
  type HoldGround,
  type InterfaceLanguage,
  type ProposeErasureBody,
  type SetHoldBody,
} from '@himaya/domain';
import { Code, Name } from '../platform/http/fields';

const caseNumber = /^NRM-\d{4}-[0-9A-HJKMNP-TV-Z]{6}-[0-9A-Z*~$=]$/;

class OfNumber {
  @Name(40)
  @Matches(caseNumber)
  number!: string;
}

export class ProposeErasureDto extends OfNumber implements ProposeErasureBody {
  @Code(erasureReasons)
  reason!: ErasureReason;
}

export class DecideErasureDto implements DecideErasureBody {
  @Code(erasureDecisions)
  decision!: ErasureDecision;
}

export class CertificateDto implements CertificateBody {
  @ApiProperty({ enum: interfaceLanguages })
  @IsIn([...interfaceLanguages])
  language!: InterfaceLanguage;
}

export class SetHoldDto extends OfNumber implements SetHoldBody {
  @Code(holdGrounds)
  ground!: HoldGround;
}

export class DecideHoldDto implements DecideHoldBody {
  @Code(holdDecisions)
  decision!: HoldDecision;

  @Code(holdEndings, { nullable: true })
  ending?: HoldEnding | null;
}
