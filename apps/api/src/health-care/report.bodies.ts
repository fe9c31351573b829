import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, ValidateNested } from 'class-validator';
import {
  interfaceLanguages,
  reportKinds,
  reportMoves,
  reportWithdrawals,
  type DraftReportBody,
  type InterfaceLanguage,
  type IsoDate,
  type MedicalReportId,
  type MoveReportBody,
  type ReportBody,
  type ReportKind,
  type ReportMove,
  type ReportPartBody,
  type ReportWithdrawal,
} from '@himaya/domain';
import { ADate, AnId, Code, Name, Text } from '../platform/http/fields';

export class ReportPartDto implements ReportPartBody {
  @Text(4000, { nullable: true })
  examined?: string | null;

  @Text(4000)
  findings!: string;

  @Text(4000, { nullable: true })
  treatment?: string | null;

  @Text(4000, { nullable: true })
  recommendations?: string | null;
}

export class ReportDto implements ReportBody {
  @Code(reportKinds)
  kind!: ReportKind;

  @ApiProperty({ enum: interfaceLanguages })
  @IsIn([...interfaceLanguages])
  language!: InterfaceLanguage;

  @ADate()
  examinedOn!: IsoDate;

  @IsOptional()
  @ValidateNested()
  @Type(() => ReportPartDto)
  physical?: ReportPartDto | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => ReportPartDto)
  psychological?: ReportPartDto | null;
}

export class DraftReportDto extends ReportDto implements DraftReportBody {
  @AnId({ nullable: true })
  replacesId?: MedicalReportId | null;
}

export class MoveReportDto implements MoveReportBody {
  @Code(reportMoves)
  move!: ReportMove;

  @Name(120, { nullable: true })
  signedAs?: string | null;

  @Code(reportWithdrawals, { nullable: true })
  reason?: ReportWithdrawal | null;
}
