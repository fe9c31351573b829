import { Type } from 'class-transformer';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches, ValidateNested } from 'class-validator';
import {
  afterCareAnswers,
  caseOutcomes,
  consentMethods,
  reopeningReasons,
  type AfterCareAnswer,
  type AfterCareBody,
  type CaseOutcome,
  type CloseCaseBody,
  type ConsentId,
  type ConsentMethod,
  type ReopenCaseBody,
  type ReopeningReason,
} from '@himaya/domain';
import { AnId, Code, Name, Text } from '../platform/http/fields';

export class AfterCareDto implements AfterCareBody {
  @Code(afterCareAnswers)
  answer!: AfterCareAnswer;

  @AnId({ nullable: true })
  consentId?: ConsentId | null;

  @Code(consentMethods, { nullable: true })
  method?: ConsentMethod | null;

  @IsOptional()
  @Matches(/^[a-z]{2,3}$/)
  @ApiPropertyOptional({ type: 'string', nullable: true, description: 'ISO 639' })
  language?: string | null;
}

export class CloseCaseDto implements CloseCaseBody {
  @Code(caseOutcomes, { nullable: true })
  outcome?: CaseOutcome | null;

  @Name(30, { nullable: true })
  caseNumber?: string | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => AfterCareDto)
  @ApiPropertyOptional({ type: AfterCareDto, nullable: true })
  afterCare?: AfterCareDto | null;

  @Text(2000, { nullable: true })
  words?: string | null;
}

export class ReopenCaseDto implements ReopenCaseBody {
  @Code(reopeningReasons)
  reason!: ReopeningReason;

  @Text(2000, { nullable: true })
  words?: string | null;
}
