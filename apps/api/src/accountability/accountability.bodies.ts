import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches, MinLength } from 'class-validator';
import {
  accountFindings,
  accountTextLimit,
  type AccountFinding,
  type AgencyId,
  type AskMemberBody,
  type FindOnAccountBody,
  type RecordEvaluationBody,
  type ReplyToQuestionsBody,
} from '@himaya/domain';
import { Code, Name, Text, Whole } from '../platform/http/fields';

const agencyCode = /^[a-z0-9][a-z0-9.-]{0,79}$/;
const halfYear = /^20\d\d-H[12]$/;

export class ScorecardQueryDto {
  @IsOptional()
  @Matches(halfYear)
  @ApiPropertyOptional({ description: 'A half-year, 2026-H2' })
  half?: string;
}

export class AccountQueryDto extends ScorecardQueryDto {
  @IsOptional()
  @Matches(agencyCode)
  @ApiPropertyOptional()
  agency?: string;
}

export class AskMemberDto implements AskMemberBody {
  @Name(7)
  @Matches(halfYear)
  @ApiProperty({ description: 'A half-year, 2026-H1' })
  half!: string;

  @Name(80)
  @Matches(agencyCode)
  agencyId!: AgencyId;

  @Text(accountTextLimit)
  @MinLength(1)
  questions!: string;
}

export class ReplyToQuestionsDto implements ReplyToQuestionsBody {
  @Text(accountTextLimit)
  @MinLength(1)
  reply!: string;
}

export class FindOnAccountDto implements FindOnAccountBody {
  @Code(accountFindings)
  finding!: AccountFinding;

  @Text(accountTextLimit)
  @MinLength(1)
  text!: string;
}

export class RecordEvaluationDto implements RecordEvaluationBody {
  @Name(7)
  @Matches(halfYear)
  @ApiProperty({ description: 'A half-year, 2026-H1' })
  half!: string;

  @Name(80)
  @Matches(agencyCode)
  agencyId!: AgencyId;

  @Whole(0, 999)
  after!: number;

  @Code(accountFindings)
  result!: AccountFinding;

  @Text(accountTextLimit)
  @MinLength(1)
  text!: string;
}
