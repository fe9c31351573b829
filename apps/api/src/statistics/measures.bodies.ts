import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { Whole } from '../platform/http/fields';

/** What is asked of a measure; what the words mean, and whether it may be asked, decides the domain. */
export class FiguresQuery {
  /** Dimensions with commas between them. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  @ApiPropertyOptional()
  by?: string;

  @IsOptional()
  @IsString()
  @MaxLength(20)
  @ApiPropertyOptional()
  from?: string;

  @IsOptional()
  @IsString()
  @MaxLength(20)
  @ApiPropertyOptional()
  to?: string;

  @Whole(1, 99, { optional: true })
  version?: number;
}
