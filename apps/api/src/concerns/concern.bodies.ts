import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsDefined, Matches, MinLength, ValidateIf, ValidateNested } from 'class-validator';
import {
  ageBands,
  concernBoxes,
  concernKinds,
  concernPlaces,
  concernSigns,
  detectionChannels,
  governorates,
  labourDecisions,
  noGroundReasons,
  safeContacts,
  sexes,
  triageOutcomes,
  type AgeBand,
  type ConcernBox,
  type ConcernId,
  type ConcernKind,
  type ConcernPlace,
  type ConcernSign,
  type DetectionChannel,
  type Governorate,
  type LabourDecision,
  type NoGroundReason,
  type PersonSeen,
  type ReportConcernBody,
  type ReturnLabourMatterBody,
  type SafeContact,
  type SettlePersonBody,
  type Sex,
  type TriageBody,
  type TriageOutcome,
  type UnitId,
} from '@himaya/domain';
import { OpenCaseDto } from '../cases';
import { AnId, AnInstant, Code, Codes, Name, PageQuery, Text, Whole } from '../platform/http/fields';

export class PersonSeenDto implements PersonSeen {
  @Code(sexes)
  sex!: Sex;

  @Code(ageBands)
  ageBand!: AgeBand;

  @ValidateIf((_, value) => value !== undefined && value !== null)
  @Matches(/^[a-z]{2,3}$/)
  @ApiPropertyOptional({ type: 'string', nullable: true, description: 'ISO 639' })
  language?: string | null;

  @Name(200, { nullable: true })
  name?: string | null;

  @Name(40, { nullable: true })
  phone?: string | null;
}

export class ReportConcernDto implements ReportConcernBody {
  @Code(concernKinds)
  kind!: ConcernKind;

  @Code(detectionChannels)
  channel!: DetectionChannel;

  @Code(governorates)
  governorate!: Governorate;

  @Code(concernPlaces)
  placeKind!: ConcernPlace;

  @Text(300, { nullable: true })
  place?: string | null;

  @AnInstant()
  seenAt!: string;

  @Whole(1, 500)
  peopleCount!: number;

  @IsDefined()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => PersonSeenDto)
  @ApiProperty({ type: [PersonSeenDto] })
  persons!: PersonSeenDto[];

  @Codes(concernSigns)
  signs!: ConcernSign[];

  @Codes(concernSigns, { optional: true })
  signsAbsent?: ConcernSign[];

  @IsBoolean()
  @ApiProperty()
  danger!: boolean;

  @Code(safeContacts)
  safeContact!: SafeContact;

  @Text(4000, { nullable: true })
  narrative?: string | null;

  @Text(200, { nullable: true })
  callback?: string | null;

  @Text(300, { nullable: true })
  employer?: string | null;

  @Code(labourDecisions, { optional: true })
  labourDecision?: LabourDecision;
}

export class ConcernsQuery extends PageQuery {
  @Code(concernBoxes, { optional: true })
  box?: ConcernBox;
}

export class BodiesQuery {
  /** For which outcome a body is looked for. */
  @Code(triageOutcomes, { optional: true })
  outcome?: TriageOutcome;
}

export class ReturnLabourMatterDto implements ReturnLabourMatterBody {
  @Codes(concernSigns)
  signs!: ConcernSign[];

  @IsBoolean()
  @ApiProperty()
  danger!: boolean;
}

/** What somebody seen comes to: a case that is opened or named, or why there is none. */
class CaseOrReason {
  @ValidateIf((_, value) => value !== undefined)
  @ValidateNested()
  @Type(() => OpenCaseDto)
  @ApiPropertyOptional({ type: OpenCaseDto })
  case?: OpenCaseDto;

  @Name(40, { optional: true })
  @MinLength(1)
  caseNumber?: string;

  @Code(noGroundReasons, { optional: true })
  reason?: NoGroundReason;
}

export class TriageDto extends CaseOrReason implements TriageBody {
  @Code(triageOutcomes)
  outcome!: TriageOutcome;

  @AnId({ optional: true })
  toUnitId?: UnitId;

  @AnId({ optional: true })
  duplicateOf?: ConcernId;

  @ValidateIf((_, value) => value !== undefined)
  @Whole(0, 499)
  person?: number;
}

export class SettlePersonDto extends CaseOrReason implements SettlePersonBody {
  @Whole(0, 499)
  person!: number;
}
