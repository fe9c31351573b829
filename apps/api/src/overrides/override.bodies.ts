import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMinSize, MinLength, ValidateIf, ValidateNested } from 'class-validator';
import {
  categories,
  overrideBoxes,
  overrideEndings,
  overrideGrounds,
  overrideRefusals,
  type BestInterestsBody,
  type Category,
  type EndOverrideBody,
  type OverrideBox,
  type OverrideEnding,
  type OverrideGround,
  type OverrideRefusal,
  type RefuseOverrideBody,
  type RequestOverrideBody,
  type UnitId,
} from '@himaya/domain';
import { ADate, AnId, Code, Codes, Text } from '../platform/http/fields';

export class BestInterestsDto implements BestInterestsBody {
  @Text(400)
  @MinLength(2)
  determinedBy!: string;

  @ADate()
  determinedOn!: string;

  @Text(4000)
  @MinLength(10)
  considerations!: string;

  @Text(4000)
  @MinLength(10)
  conclusion!: string;

  @Text(4000, { optional: true })
  @MinLength(10)
  exploitation?: string;
}

export class RequestOverrideDto implements RequestOverrideBody {
  @AnId()
  recipientUnitId!: UnitId;

  @Codes(categories)
  @ArrayMinSize(1)
  categories!: Category[];

  @Code(overrideGrounds)
  ground!: OverrideGround;

  @Text(4000)
  @MinLength(10)
  reason!: string;

  @Text(400, { optional: true })
  @MinLength(1)
  courtReference?: string;

  @ADate({ nullable: true })
  courtOrderedOn?: string | null;

  @ValidateIf((_, value) => value !== undefined)
  @ValidateNested()
  @Type(() => BestInterestsDto)
  @ApiPropertyOptional({ type: BestInterestsDto })
  bestInterests?: BestInterestsDto;
}

export class RefuseOverrideDto implements RefuseOverrideBody {
  @Code(overrideRefusals)
  reason!: OverrideRefusal;
}

export class EndOverrideDto implements EndOverrideBody {
  @Code(overrideEndings)
  reason!: OverrideEnding;
}

export class OverrideBoxQuery {
  @Code(overrideBoxes)
  box!: OverrideBox;
}

export class EmptyApproval {}
