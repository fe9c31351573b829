import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, MinLength, ValidateIf, ValidateNested } from 'class-validator';
import {
  courtKinds,
  governorates,
  identificationDecisions,
  identificationGrounds,
  legalTests,
  reflectionChanges,
  reflectionReasons,
  testFindings,
  type AssessmentBody,
  type ChangeReflectionBody,
  type CourtKind,
  type DecideIdentificationBody,
  type DocumentId,
  type Governorate,
  type IdentificationDecision,
  type IdentificationGround,
  type JudgeBody,
  type LegalTestId,
  type ReflectionDeed,
  type ReflectionReason,
  type TestFinding,
  type UndecidedQuery,
} from '@himaya/domain';
import { ADate, AnId, Code, Name, PageQuery, Text, Whole } from '../platform/http/fields';

export class AssessmentDto implements AssessmentBody {
  @Code(legalTests)
  test!: LegalTestId;

  @Code(testFindings)
  act!: TestFinding;

  @Code(testFindings)
  means!: TestFinding;

  @Code(testFindings)
  purpose!: TestFinding;
}

export class JudgeDto implements JudgeBody {
  @Code(courtKinds)
  courtKind!: CourtKind;

  @Code(governorates)
  courtGovernorate!: Governorate;

  @Name(200)
  @MinLength(2)
  name!: string;

  @Name(100, { nullable: true })
  reference?: string | null;
}

export class DecideIdentificationDto implements DecideIdentificationBody {
  @Code(identificationDecisions)
  decision!: IdentificationDecision;

  @Code(identificationGrounds)
  ground!: IdentificationGround;

  @Text(4000)
  @MinLength(10)
  reasons!: string;

  @ADate()
  decidedOn!: string;

  @ValidateIf((_, value) => value !== undefined)
  @IsArray()
  @ArrayMaxSize(4)
  @ValidateNested({ each: true })
  @Type(() => AssessmentDto)
  @ApiPropertyOptional({ type: [AssessmentDto] })
  tests?: AssessmentDto[];

  @ValidateIf((_, value) => value !== undefined)
  @ValidateNested()
  @Type(() => JudgeDto)
  @ApiPropertyOptional({ type: JudgeDto })
  judge?: JudgeDto;

  @ValidateIf((_, value) => value !== undefined)
  @IsBoolean()
  @ApiPropertyOptional({ type: Boolean })
  stay?: boolean;

  @AnId({ nullable: true })
  documentId?: DocumentId | null;
}

/** The deeds only: opening and ending happen by themselves. */
const reflectionDeeds = { ...reflectionChanges, codes: reflectionChanges.codes.filter((code) => code !== 'open' && code !== 'end') };

export class ChangeReflectionDto implements ChangeReflectionBody {
  @Code(reflectionDeeds)
  change!: ReflectionDeed;

  @Code(reflectionReasons)
  reason!: ReflectionReason;

  @Whole(1, 365, { optional: true })
  days?: number;

  @Text(2000, { nullable: true })
  words?: string | null;
}

export class UndecidedQueryDto extends PageQuery implements UndecidedQuery {
  @Code(governorates, { optional: true })
  governorate?: Governorate;
}
