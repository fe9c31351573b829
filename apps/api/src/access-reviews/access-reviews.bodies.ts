import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { reviewDecisions, type AccessReviewId, type DecideReviewsBody, type ReviewDecision } from '@himaya/domain';
import { AnId, Code, PageQuery, Whole } from '../platform/http/fields';

class DecisionDto {
  @AnId()
  id!: AccessReviewId;

  @Whole(1, 1_000_000)
  version!: number;

  @Code(reviewDecisions)
  decision!: ReviewDecision;
}

export class DecideReviewsDto implements DecideReviewsBody {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique((decided: DecisionDto) => decided.id)
  @ValidateNested({ each: true })
  @Type(() => DecisionDto)
  @ApiProperty({ type: [DecisionDto] })
  decisions!: DecisionDto[];
}

export class AccessReviewsQuery extends PageQuery {
  /** `decided` lists what the asker has decided; otherwise what is still to do. */
  @IsOptional()
  @IsIn(['open', 'decided'])
  @ApiPropertyOptional({ enum: ['open', 'decided'] })
  state?: 'open' | 'decided';
}
