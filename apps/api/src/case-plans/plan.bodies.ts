import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDefined, IsOptional, Matches, MinLength, ValidateNested } from 'class-validator';
import {
  consentMethods,
  planAgreements,
  planStepStates,
  services,
  type ConsentMethod,
  type PlanAgreement,
  type PlanGoal,
  type PlanStep,
  type PlanStepId,
  type PlanStepState,
  type SavePlanBody,
  type Service,
  type UnitId,
} from '@himaya/domain';
import { ADate, AnId, Code, Name, Text, Whole } from '../platform/http/fields';

export class PlanStepDto implements PlanStep {
  @AnId({ optional: true })
  id?: PlanStepId;

  @Text(400)
  @MinLength(2)
  step!: string;

  @AnId()
  ownerUnitId!: UnitId;

  @Name(100, { nullable: true })
  ownerName: string | null = null;

  @ADate({ nullable: true })
  dueOn: string | null = null;

  @Code(planStepStates)
  state!: PlanStepState;
}

export class PlanGoalDto implements PlanGoal {
  @Text(400)
  @MinLength(2)
  goal!: string;

  @Code(services, { nullable: true })
  service: Service | null = null;

  @IsDefined()
  @IsArray()
  @ArrayMaxSize(12)
  @ValidateNested({ each: true })
  @Type(() => PlanStepDto)
  @ApiProperty({ type: PlanStepDto, isArray: true })
  steps!: PlanStepDto[];
}

export class SavePlanDto implements SavePlanBody {
  @IsDefined()
  @IsArray()
  @ArrayMaxSize(12)
  @ValidateNested({ each: true })
  @Type(() => PlanGoalDto)
  @ApiProperty({ type: PlanGoalDto, isArray: true })
  goals!: PlanGoalDto[];

  @Code(planAgreements)
  agreement!: PlanAgreement;

  @ADate({ nullable: true })
  agreedOn: string | null = null;

  @Code(consentMethods, { nullable: true })
  agreedBy: ConsentMethod | null = null;

  @IsOptional()
  @Matches(/^[a-z]{2,3}$/)
  @ApiPropertyOptional({ type: String, nullable: true, description: 'ISO 639' })
  agreedIn: string | null = null;

  @Whole(1, 10_000, { nullable: true })
  reviewDay: number | null = null;

  @Whole(1, 1_000_000, { nullable: true })
  basedOn: number | null = null;
}
