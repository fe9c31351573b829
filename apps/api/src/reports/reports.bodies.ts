import { Type } from 'class-transformer';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsDefined, Matches, ValidateNested } from 'class-validator';
import {
  committeeReportChapters,
  committeeReportKinds,
  committeeReportLimits,
  committeeReportReasons,
  committeeReportSteps,
  type CommitteeReportChapter,
  type CommitteeReportKind,
  type CommitteeReportReason,
  type CommitteeReportStep,
  type CommitteeReportText,
  type OpenCommitteeReportBody,
  type ReleaseId,
  type SaveCommitteeReportBody,
  type StepCommitteeReportBody,
} from '@himaya/domain';
import { ADate, Code, Ids, Name, PageQuery, Text } from '../platform/http/fields';

export class OpenCommitteeReportDto implements OpenCommitteeReportBody {
  @Code(committeeReportKinds)
  kind!: CommitteeReportKind;

  @Name(7)
  @Matches(/^20\d\d(-(0[1-9]|1[0-2]|Q[1-4]))?$/)
  period!: string;

  @Code(committeeReportReasons, { nullable: true })
  reason?: CommitteeReportReason | null;
}

class CommitteeReportTextDto implements CommitteeReportText {
  @Code(committeeReportChapters)
  chapter!: CommitteeReportChapter;

  @Text(committeeReportLimits.text)
  ar!: string;

  @Text(committeeReportLimits.text)
  ckb!: string;

  @Text(committeeReportLimits.text)
  en!: string;
}

export class SaveCommitteeReportDto implements SaveCommitteeReportBody {
  @IsDefined()
  @IsArray()
  @ArrayMaxSize(committeeReportChapters.codes.length)
  @ValidateNested({ each: true })
  @Type(() => CommitteeReportTextDto)
  @ApiProperty({ type: CommitteeReportTextDto, isArray: true })
  texts!: CommitteeReportTextDto[];

  @Name(committeeReportLimits.letter, { nullable: true })
  letterNumber: string | null = null;

  @ADate({ nullable: true })
  letterDate: string | null = null;

  @Ids(committeeReportLimits.releases)
  releases!: ReleaseId[];
}

export class StepCommitteeReportDto implements StepCommitteeReportBody {
  @Code(committeeReportSteps)
  step!: CommitteeReportStep;

  @Code(committeeReportReasons, { nullable: true })
  reason?: CommitteeReportReason | null;

  @Text(committeeReportLimits.note, { nullable: true })
  note?: string | null;
}

export class CommitteeReportQueryDto extends PageQuery {
  @Code(committeeReportKinds, { optional: true })
  kind?: CommitteeReportKind;
}
