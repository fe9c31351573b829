import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, MinLength } from 'class-validator';
import {
  breakGlassGrounds,
  breakGlassOutcomes,
  type BreakGlassBody,
  type BreakGlassByNumberBody,
  type BreakGlassGround,
  type BreakGlassOutcome,
  type ReviewBreakGlassBody,
} from '@himaya/domain';
import { Code, PageQuery, Text } from '../platform/http/fields';

export class BreakGlassDto implements BreakGlassBody {
  @Code(breakGlassGrounds)
  ground!: BreakGlassGround;

  @Text(2000)
  @MinLength(10)
  reason!: string;
}

export class BreakGlassByNumberDto extends BreakGlassDto implements BreakGlassByNumberBody {
  @Text(60)
  number!: string;
}

export class ReviewBreakGlassDto implements ReviewBreakGlassBody {
  @Code(breakGlassOutcomes)
  outcome!: BreakGlassOutcome;

  @Text(2000)
  @MinLength(1)
  note!: string;
}

export class ReviewQuery extends PageQuery {
  @IsOptional()
  @IsIn(['true', 'false'])
  @ApiPropertyOptional({ enum: ['true', 'false'] })
  done?: 'true' | 'false';
}

export class EmptyBody {}
