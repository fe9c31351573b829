import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDefined, MinLength, ValidateIf, ValidateNested } from 'class-validator';
import {
  accessLogKinds,
  acts,
  ageBands,
  assigneeFilters,
  caseAlerts,
  caseStatuses,
  datePrecisions,
  detectionChannels,
  exploitationForms,
  governorates,
  journeySteps,
  means,
  safeContacts,
  sexes,
  specialNeeds,
  type AccessLogKind,
  type Act,
  type AgeBand,
  type AssigneeFilter,
  type CaseAlert,
  type CaseStatus,
  type ChangeCaseBody,
  type DatePrecision,
  type DetectionChannel,
  type ExploitationBody,
  type ExploitationForm,
  type Governorate,
  type JourneyStepCode,
  type Means,
  type OpenCaseBody,
  type PersonBody,
  type SafeContact,
  type SaveCaseFilterBody,
  type SearchCasesBody,
  type Sex,
  type SpecialNeed,
  type UserId,
} from '@himaya/domain';
import { ADate, AnId, Code, Codes, Country, Languages, Name, PageQuery, Sought, Whole } from '../platform/http/fields';

/** What may be unknown at first and learnt later. */
class KnownOfPersonDto {
  @Name(200, { nullable: true })
  givenName?: string | null;

  @Name(200, { nullable: true })
  familyName?: string | null;

  @ADate({ nullable: true })
  birthDate?: string | null;

  @Code(datePrecisions, { optional: true })
  birthDatePrecision?: DatePrecision;

  @Whole(0, 120, { nullable: true })
  ageYears?: number | null;

  @Code(ageBands, { optional: true })
  ageBand?: AgeBand;

  @Country({ nullable: true })
  nationality?: string | null;

  @Languages({ optional: true })
  languages?: string[];

  @Name(40, { nullable: true })
  phone?: string | null;
}

class PersonDto extends KnownOfPersonDto implements PersonBody {
  @Name(100)
  @MinLength(1)
  alias!: string;

  @Code(sexes)
  sex!: Sex;
}

class ChangedPersonDto extends KnownOfPersonDto implements Partial<PersonBody> {
  @ValidateIf((_, value) => value !== undefined)
  @MinLength(1)
  @Name(100, { optional: true })
  alias?: string;

  @Code(sexes, { optional: true })
  sex?: Sex;
}

class ExploitationDto implements ExploitationBody {
  @Code(exploitationForms)
  form!: ExploitationForm;

  @Codes(acts)
  acts!: Act[];

  @Codes(means)
  means!: Means[];
}

export class OpenCaseDto implements OpenCaseBody {
  @IsDefined()
  @ValidateNested()
  @Type(() => PersonDto)
  @ApiProperty({ type: PersonDto })
  person!: PersonDto;

  @Code(governorates)
  governorate!: Governorate;

  @ADate()
  foundAt!: string;

  @Code(datePrecisions, { optional: true })
  foundAtPrecision?: DatePrecision;

  @Code(detectionChannels)
  foundBy!: DetectionChannel;

  @IsDefined()
  @IsArray()
  @ArrayMaxSize(exploitationForms.codes.length)
  @ValidateNested({ each: true })
  @Type(() => ExploitationDto)
  @ApiProperty({ type: [ExploitationDto] })
  exploitation!: ExploitationDto[];

  @Codes(specialNeeds)
  specialNeeds!: SpecialNeed[];

  @Code(safeContacts, { optional: true })
  safeContact?: SafeContact;
}

export class ChangeCaseDto implements ChangeCaseBody {
  @ValidateIf((_, value) => value !== undefined)
  @ValidateNested()
  @Type(() => ChangedPersonDto)
  @ApiPropertyOptional({ type: ChangedPersonDto })
  person?: ChangedPersonDto;

  @Code(governorates, { optional: true })
  governorate?: Governorate;

  @Codes(specialNeeds, { optional: true })
  specialNeeds?: SpecialNeed[];

  @Code(safeContacts, { optional: true })
  safeContact?: SafeContact;
}

export class SearchCasesDto implements SearchCasesBody {
  @Sought()
  q!: string;

  @Whole(1900, 2200, { optional: true })
  birthYear?: number;

  @Country({ optional: true })
  nationality?: string;
}

export class CaseListQueryDto extends PageQuery {
  @Code(caseStatuses, { optional: true })
  status?: CaseStatus;

  @Code(governorates, { optional: true })
  governorate?: Governorate;

  @Code(journeySteps, { optional: true })
  step?: JourneyStepCode;

  /** Whose they are inside the unit. */
  @Code(assigneeFilters, { optional: true })
  assignee?: AssigneeFilter;

  /** One colleague's, by id; beside `assignee` nothing. */
  @AnId({ optional: true })
  assigneeId?: UserId;

  @Code(caseAlerts, { optional: true })
  alert?: CaseAlert;
}

export class SaveCaseFilterDto implements SaveCaseFilterBody {
  @Code(caseStatuses, { nullable: true })
  status?: CaseStatus | null;

  @Code(governorates, { nullable: true })
  governorate?: Governorate | null;

  @Code(journeySteps, { nullable: true })
  step?: JourneyStepCode | null;

  @Code(assigneeFilters, { nullable: true })
  assignee?: AssigneeFilter | null;

  @Code(caseAlerts, { nullable: true })
  alert?: CaseAlert | null;
}

/** A body that says nothing: the deed is in the path. */
export class RemoveCaseFilterBody {}

export class AccessLogQuery extends PageQuery {
  /** What was done with the case (`all`, the default), what of it changed it or was refused, or the lists that showed it. */
  @Code(accessLogKinds, { optional: true })
  kind?: AccessLogKind;
}
