import { ApiProperty } from '@nestjs/swagger';
import {
  repatriationStatuses,
  returnAlternatives,
  returnDecisions,
  returnReasons,
  returnRiskFactors,
  returnSteps,
  riskLevels,
  type AssessReturnBody,
  type ConsentId,
  type DecideReturnBody,
  type DecideReturnRiskBody,
  type OpenRepatriationBody,
  type ReferralId,
  type RepatriationStatus,
  type ReturnAlternative,
  type ReturnDecision,
  type ReturnReason,
  type ReturnRiskFactor,
  type ReturnStep,
  type RiskLevel,
  type StepRepatriationBody,
} from '@himaya/domain';
import { IsBoolean, IsDefined, Matches } from 'class-validator';
import { ADate, AnId, Code, Codes, Name, PageQuery, Text } from '../platform/http/fields';

export class RepatriationQueryDto extends PageQuery {
  @Code(repatriationStatuses)
  status!: RepatriationStatus;
}

export class OpenRepatriationDto implements OpenRepatriationBody {
  @AnId({ nullable: true })
  referralId?: ReferralId | null;
}

export class DecideReturnDto implements DecideReturnBody {
  @Code(returnDecisions)
  decision!: ReturnDecision;

  @ADate()
  decidedOn!: string;

  @Name(3)
  @Matches(/^[a-z]{2,3}$/)
  language!: string;

  @IsDefined()
  @IsBoolean()
  @ApiProperty()
  interpreter!: boolean;

  @AnId({ nullable: true })
  consentId?: ConsentId | null;

  @Code(returnAlternatives, { nullable: true })
  alternative?: ReturnAlternative | null;

  @Text(2000, { nullable: true })
  words?: string | null;
}

export class AssessReturnDto implements AssessReturnBody {
  @Codes(returnRiskFactors)
  present!: ReturnRiskFactor[];

  @Codes(returnRiskFactors)
  unknown!: ReturnRiskFactor[];

  @Code(riskLevels)
  level!: RiskLevel;

  @ADate()
  assessedOn!: string;

  @Text(2000)
  reasons!: string;
}

export class DecideReturnRiskDto implements DecideReturnRiskBody {
  @IsDefined()
  @IsBoolean()
  @ApiProperty()
  approve!: boolean;
}

export class StepRepatriationDto implements StepRepatriationBody {
  @Code(returnSteps)
  step!: ReturnStep;

  @Code(returnReasons, { nullable: true })
  reason?: ReturnReason | null;
}
