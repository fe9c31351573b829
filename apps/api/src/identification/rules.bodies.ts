import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsDefined, IsInt, Matches, Max, Min, ValidateIf, ValidateNested } from 'class-validator';
import {
  identificationDecisions,
  identificationStatuses,
  legalTests,
  meansNeeds,
  publicHolidays,
  roles,
  standardsOfProof,
  type HolidayBody,
  type IdentificationDecision,
  type IdentificationStatus,
  type LegalTest,
  type LegalTestId,
  type MeansNeed,
  type PublicHoliday,
  type PublishRulesBody,
  type Role,
  type RuleMoveBody,
  type StandardOfProof,
} from '@himaya/domain';
import { ADate, Code, Codes, Whole } from '../platform/http/fields';

class LegalTestDto implements LegalTest {
  @Code(legalTests)
  id!: LegalTestId;

  @Code(meansNeeds)
  meansNeededFor!: MeansNeed;
}

class RuleMoveDto implements RuleMoveBody {
  @Code(identificationDecisions)
  decision!: IdentificationDecision;

  @Code(identificationStatuses)
  from!: IdentificationStatus;

  @ValidateIf((_, value) => value !== null)
  @Code(identificationStatuses)
  reviewing!: IdentificationStatus | null;

  @Codes(roles)
  deciders!: Role[];

  @IsBoolean()
  @ApiProperty()
  anotherDecider!: boolean;

  @Code(standardsOfProof)
  standard!: StandardOfProof;
}

export class PublishRulesDto implements PublishRulesBody {
  @IsDefined()
  @Matches(/^[0-9]{4}-[0-9]{1,3}$/)
  @ApiProperty({ type: 'string', format: 'rules-version' })
  basedOn!: string;

  @ADate()
  inForceFrom!: string;

  @Whole(1, 60)
  workingDays!: number;

  @Whole(1, 240)
  childHours!: number;

  @IsArray()
  @ArrayMaxSize(6)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(7, { each: true })
  @ApiProperty({ type: [Number] })
  weekend!: number[];

  @Whole(30, 365)
  reflectionDays!: number;

  @IsArray()
  @ArrayMaxSize(2)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(364, { each: true })
  @ApiProperty({ type: [Number] })
  remindDays!: number[];

  @IsArray()
  @ArrayMaxSize(legalTests.codes.length)
  @ValidateNested({ each: true })
  @Type(() => LegalTestDto)
  @ApiProperty({ type: [LegalTestDto] })
  tests!: LegalTestDto[];

  @IsArray()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => RuleMoveDto)
  @ApiProperty({ type: [RuleMoveDto] })
  moves!: RuleMoveDto[];
}

export class HolidayDto implements HolidayBody {
  @ADate()
  day!: string;

  @Code(publicHolidays)
  name!: PublicHoliday;
}

export class WithdrawHolidayDto implements Pick<HolidayBody, 'day'> {
  @ADate()
  day!: string;
}
