import { Type } from 'class-transformer';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsDefined, IsOptional, Matches, MinLength, ValidateBy, ValidateNested } from 'class-validator';
import {
  codeList,
  figurePartsMost,
  planObstacles,
  planProgress,
  planReportStatuses,
  planReturnReasons,
  planReviews,
  planRules,
  reportCategories,
  reportDimensions,
  type FigurePart,
  type OpenPlanReportBody,
  type PlanDutyFigure,
  type PlanFigurePart,
  type PlanObstacle,
  type PlanProgress,
  type PlanReportEntry,
  type PlanReportStatus,
  type PlanReturnReason,
  type PlanReview,
  type ReportDimension,
  type ReviewPlanReportBody,
  type SavePlanReportBody,
} from '@himaya/domain';
import { ADate, Code, Codes, Name, PageQuery, Text, Whole } from '../platform/http/fields';

const code = /^[a-z0-9][a-z0-9.-]{0,79}$/;

/** A rule for each figure that is known; one that is not yet is null. @param name class-validator's own, by which the refusal has its code */
const Figure = (name: string, fits: (figure: unknown) => boolean): PropertyDecorator =>
  ValidateBy({ name, validator: { validate: (figure) => figure === null || fits(figure) } }, { each: true });

export class PlanQueryDto {
  @IsOptional()
  @Matches(code)
  @ApiPropertyOptional()
  plan?: string;

  @Whole(1, 20, { optional: true })
  axis?: number;

  @IsOptional()
  @Matches(code)
  @ApiPropertyOptional()
  agency?: string;

  @IsOptional()
  @Matches(code)
  @ApiPropertyOptional()
  activity?: string;
}

export class PlanReportQueryDto extends PageQuery {
  @Code(planReportStatuses, { optional: true })
  status?: PlanReportStatus;
}

export class OpenPlanReportDto implements OpenPlanReportBody {
  @ADate()
  month!: string;
}

export class FigurePartDto implements PlanFigurePart {
  @Code(codeList('dimension', reportDimensions))
  dimension!: ReportDimension;

  @Code(codeList('category', reportCategories))
  category!: string;

  @Whole(0, planRules.most)
  figure!: number;
}

export class MeasurePartDto extends FigurePartDto implements FigurePart {
  @Name(80)
  @Matches(code)
  measure!: string;
}

export class PlanDutyFigureDto implements PlanDutyFigure {
  @Name(80)
  @Matches(code)
  measure!: string;

  @Whole(0, planRules.most, { nullable: true })
  figure: number | null = null;

  @IsArray()
  @ArrayMaxSize(figurePartsMost)
  @ValidateNested({ each: true })
  @Type(() => FigurePartDto)
  @ApiPropertyOptional({ type: FigurePartDto, isArray: true })
  parts: FigurePartDto[] = [];
}

export class PlanReportEntryDto implements PlanReportEntry {
  @Name(40)
  @Matches(code)
  activityId!: string;

  @Code(planProgress)
  progress!: PlanProgress;

  @IsArray()
  @ArrayMaxSize(5)
  @Figure('isInt', Number.isInteger)
  @Figure('min', (figure) => typeof figure !== 'number' || figure >= 0)
  @Figure('max', (figure) => typeof figure !== 'number' || figure <= planRules.most)
  @ApiProperty({ type: 'array', items: { type: 'integer', nullable: true, minimum: 0 }, maxItems: 5 })
  figures!: (number | null)[];

  @Name(120, { nullable: true })
  @MinLength(1)
  evidence: string | null = null;

  @Codes(planObstacles)
  obstacles!: PlanObstacle[];

  @IsArray()
  @ArrayMaxSize(figurePartsMost)
  @ValidateNested({ each: true })
  @Type(() => MeasurePartDto)
  @ApiPropertyOptional({ type: MeasurePartDto, isArray: true })
  parts: MeasurePartDto[] = [];
}

export class SavePlanReportDto implements SavePlanReportBody {
  @IsDefined()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => PlanReportEntryDto)
  @ApiProperty({ type: PlanReportEntryDto, isArray: true })
  entries!: PlanReportEntryDto[];

  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => PlanDutyFigureDto)
  @ApiPropertyOptional({ type: PlanDutyFigureDto, isArray: true })
  duties: PlanDutyFigureDto[] = [];

  @IsOptional()
  @Text(planRules.achievements, { nullable: true })
  @MinLength(1)
  achievements?: string | null;
}

export class EmptySubmission {}

export class ReviewPlanReportDto implements ReviewPlanReportBody {
  @Code(planReviews)
  review!: PlanReview;

  @Code(planReturnReasons, { nullable: true })
  reason: PlanReturnReason | null = null;
}
