import { Type } from 'class-transformer';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsDefined, IsIn, IsOptional, Matches, MinLength, ValidateNested } from 'class-validator';
import {
  decisionFindings,
  meetingAttendances,
  meetingKinds,
  meetingLimits,
  type AgencyId,
  type AnswerDecisionBody,
  type AttendanceEntry,
  type DecisionFields,
  type DecisionFinding,
  type FollowUpDecisionBody,
  type MeetingAttendance,
  type MeetingFields,
  type MeetingKind,
  type RecordMeetingBody,
} from '@himaya/domain';
import { ADate, Code, Name, Names, PageQuery, Text, Whole } from '../platform/http/fields';

const agency = /^[a-z0-9][a-z0-9-]{0,79}$/;
const mostBodies = 100;

export class MeetingQueryDto extends PageQuery {
  @Code(meetingKinds, { optional: true })
  kind?: MeetingKind;

  @Whole(2000, 2100, { optional: true })
  year?: number;

  @IsOptional()
  @IsIn(['true', 'false'])
  @ApiPropertyOptional({ enum: ['true', 'false'], description: 'Only with a decision that is overdue' })
  overdue?: 'true' | 'false';
}

export class RecordMeetingDto implements RecordMeetingBody {
  @Code(meetingKinds)
  kind!: MeetingKind;

  @Whole(1, meetingLimits.number)
  number!: number;

  @ADate()
  heldOn!: string;

  @Name(meetingLimits.place)
  @MinLength(1)
  place!: string;
}

export class AttendanceEntryDto implements AttendanceEntry {
  @Name(80)
  @Matches(agency)
  agencyId!: AgencyId;

  @Code(meetingAttendances)
  attendance!: MeetingAttendance;
}

class MeetingDecisionDto implements DecisionFields {
  @Text(meetingLimits.text)
  @MinLength(1)
  textAr!: string;

  @Text(meetingLimits.text, { nullable: true })
  @MinLength(1)
  textCkb: string | null = null;

  @Text(meetingLimits.text, { nullable: true })
  @MinLength(1)
  textEn: string | null = null;

  @Name(80, { nullable: true })
  @Matches(agency)
  agencyId: AgencyId | null = null;

  @ADate({ nullable: true })
  dueOn: string | null = null;
}

export class WriteMeetingDto extends RecordMeetingDto implements MeetingFields {
  @Names(meetingLimits.agenda, meetingLimits.point)
  agenda!: string[];

  @IsDefined()
  @IsArray()
  @ArrayMaxSize(mostBodies)
  @ValidateNested({ each: true })
  @Type(() => AttendanceEntryDto)
  @ApiProperty({ type: AttendanceEntryDto, isArray: true })
  attendance!: AttendanceEntryDto[];

  @IsDefined()
  @IsArray()
  @ArrayMaxSize(meetingLimits.decisions)
  @ValidateNested({ each: true })
  @Type(() => MeetingDecisionDto)
  @ApiProperty({ type: MeetingDecisionDto, isArray: true })
  decisions!: MeetingDecisionDto[];
}

export class EmptyMeetingStep {}

export class FollowUpDecisionDto implements FollowUpDecisionBody {
  @Code(decisionFindings)
  finding!: DecisionFinding;

  @Text(meetingLimits.text)
  @MinLength(1)
  note!: string;
}

export class AnswerDecisionDto implements AnswerDecisionBody {
  @Text(meetingLimits.text)
  @MinLength(1)
  note!: string;
}
