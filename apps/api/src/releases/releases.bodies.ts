import { IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  askedRoundings,
  dimensionIds,
  interfaceLanguages,
  releaseFormats,
  releaseReasons,
  releaseStatuses,
  releaseSteps,
  type AskedRounding,
  type DimensionId,
  type InterfaceLanguage,
  type ReleaseFileQuery,
  type ReleaseFormat,
  type ReleaseId,
  type ReleaseReason,
  type ReleaseStatus,
  type ReleaseStep,
  type RequestReleaseBody,
  type StepReleaseBody,
} from '@himaya/domain';
import { AnId, Code, Codes, PageQuery, Whole } from '../platform/http/fields';

export class ReleaseQueryDto extends PageQuery {
  @Code(releaseStatuses)
  status!: ReleaseStatus;
}

export class ReleaseFileDto implements ReleaseFileQuery {
  @Code(releaseFormats)
  format!: ReleaseFormat;

  @ApiPropertyOptional({ enum: interfaceLanguages })
  @IsIn([...interfaceLanguages, undefined])
  language?: InterfaceLanguage;
}

export class RequestReleaseDto implements RequestReleaseBody {
  @IsString()
  @MaxLength(80)
  @Matches(/^[a-z]+(-[a-z]+)*$/)
  @ApiProperty()
  measure!: string;

  @Whole(1, 99, { optional: true })
  version?: number;

  @Codes(dimensionIds)
  by!: DimensionId[];

  /** A year, a quarter `2024-Q3`, or the first year of a block of three. */
  @IsString()
  @Matches(/^20\d\d(-Q[1-4])?$/)
  @ApiProperty()
  period!: string;

  @AnId({ nullable: true })
  corrects?: ReleaseId | null;

  @Code(releaseReasons, { nullable: true })
  reason?: ReleaseReason | null;

  @Code(askedRoundings, { nullable: true })
  rounding?: AskedRounding | null;
}

export class StepReleaseDto implements StepReleaseBody {
  @Code(releaseSteps)
  step!: ReleaseStep;

  @Code(releaseReasons, { nullable: true })
  reason?: ReleaseReason | null;
}
