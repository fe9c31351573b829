import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, ValidateNested } from 'class-validator';
import {
  interfaceLanguages,
  reportKinds,
  reportMoves,
  reportWithdrawals,
  type ConsentId,
  type DiscloseReportBody,
  type DraftReportBody,
  type InterfaceLanguage,
  type IsoDate,
  type MedicalReportId,
  type MoveReportBody,
  type OverrideId,
  type ReportBody,
  type ReportKind,
  type ReportMove,
  type ReportPartBody,
  type ReportWithdrawal,
  type UnitId,
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

/** A report is printed as it stands: nothing is asked. */
export class PrintReportDto {}

export class DiscloseReportDto implements DiscloseReportBody {
  @AnId()
  toUnitId!: UnitId;

  @AnId({ nullable: true })
  consentId?: ConsentId | null;

  @AnId({ nullable: true })
  overrideId?: OverrideId | null;
}
