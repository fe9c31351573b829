import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsOptional,
  Matches,
  ValidateNested,
} from 'class-validator';
import {
  identificationStatuses,
  type IdentificationStatus,
  type ImportRow,
  type ImportRowsBody,
  type StartImportBody,
} from '@himaya/domain';
import { OpenCaseDto } from '../cases';
import { Code, Whole } from '../platform/http/fields';

const formats = ['uk-nrm-csv', 'htcds-workbook'] as const;

export class StartImportDto implements StartImportBody {
  @Matches(/^[0-9a-f]{64}$/)
  @ApiProperty({ description: 'SHA-256 of the file, hexadecimal' })
  fileHash!: string;

  @IsIn(formats)
  @ApiProperty({ enum: formats })
  format!: StartImportBody['format'];

  @Whole(0, 1_000_000)
  rows!: number;
}

class ImportRowDto implements ImportRow {
  @Whole(1, 1_000_000)
  row!: number;

  @IsDefined()
  @ValidateNested()
  @Type(() => OpenCaseDto)
  @ApiProperty({ type: OpenCaseDto })
  case!: OpenCaseDto;

  @Code(identificationStatuses)
  identificationStatus!: IdentificationStatus;
}

export class ImportRowsDto implements ImportRowsBody {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique((row: ImportRow) => row.row)
  @ValidateNested({ each: true })
  @Type(() => ImportRowDto)
  @ApiProperty({ type: [ImportRowDto], maxItems: 200 })
  rows!: ImportRowDto[];

  @IsOptional()
  @IsBoolean()
  @ApiPropertyOptional()
  dryRun?: boolean;
}
