import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsDefined, Matches, MinLength } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import {
  planCorrectionDecisions,
  planDecisions,
  planDraftReasons,
  planFeeds,
  planRules,
  yearPlanRules,
  type AddPlanActivityBody,
  type AgencyId,
  type ChangePlanActivityBody,
  type DecidePlanBody,
  type DecidePlanCorrectionBody,
  type DraftPlanBody,
  type PlanActivityFields,
  type PlanCorrectionDecision,
  type PlanDecision,
  type PlanDraftReason,
  type PlanFeed,
  type SetPlanTargetBody,
} from '@himaya/domain';
import { ADate, Code, Name, Whole } from '../platform/http/fields';

const code = /^[a-z0-9][a-z0-9.-]{0,79}$/;

/** Several words of a list that is not a code list, each once. */
const Words = (most: number): PropertyDecorator => (target, key) => {
  for (const decorate of [
    ApiProperty({ type: String, isArray: true, maxItems: most }),
    IsDefined(),
    IsArray(),
    ArrayMaxSize(most),
    ArrayUnique(),
    Matches(code, { each: true }),
  ]) decorate(target, key);
}; // prettier-ignore

export class DraftPlanDto implements DraftPlanBody {
  @Name(40)
  @Matches(code)
  from!: string;

  @Whole(2000, 2100)
  year!: number;
}

class PlanActivityDto implements PlanActivityFields {
  @Name(300)
  @MinLength(1)
  titleAr!: string;

  @Name(300)
  @MinLength(1)
  titleEn!: string;

  @Name(300, { nullable: true })
  @MinLength(1)
  titleCkb: string | null = null;

  @ADate()
  startsOn!: string;

  @ADate({ nullable: true })
  endsOn: string | null = null;

  @Words(yearPlanRules.implementers)
  implementers!: AgencyId[];

  @Name(300, { nullable: true })
  @MinLength(1)
  indicatorAr: string | null = null;

  @Name(300, { nullable: true })
  @MinLength(1)
  indicatorEn: string | null = null;

  @Name(300, { nullable: true })
  @MinLength(1)
  indicatorCkb: string | null = null;

  @Code(planFeeds)
  feed!: PlanFeed;

  @Words(yearPlanRules.measures)
  measures!: string[];
}

export class AddPlanActivityDto extends PlanActivityDto implements AddPlanActivityBody {
  @Name(40)
  @Matches(code)
  plan!: string;

  @Whole(1, 20)
  axis!: number;
}

export class ChangePlanActivityDto extends PlanActivityDto implements ChangePlanActivityBody {
  @IsBoolean()
  @ApiProperty()
  retired!: boolean;
}

export class SetPlanTargetDto implements SetPlanTargetBody {
  @Whole(0, planRules.most, { nullable: true })
  target: number | null = null;
}

export class EmptyStep {}

export class DecidePlanDto implements DecidePlanBody {
  @Code(planDecisions)
  decision!: PlanDecision;

  @Code(planDraftReasons, { nullable: true })
  reason: PlanDraftReason | null = null;
}

export class DecidePlanCorrectionDto implements DecidePlanCorrectionBody {
  @Code(planCorrectionDecisions)
  decision!: PlanCorrectionDecision;
}
