import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsOptional, ValidateNested } from 'class-validator';
import {
  cancellationReasons,
  categories,
  holdReasons,
  messageCodes,
  failureReasons,
  mostNamedRecords,
  needCodes,
  outsideSteps,
  packetFields,
  referralBoxes,
  referralStatuses,
  rejectionReasons,
  serviceOutcomes,
  services,
  urgencies,
  type AgainBody,
  type CancelReferralBody,
  type CancellationReason,
  type Category,
  type CompleteReferralBody,
  type ConsentId,
  type DocumentId,
  type FailReferralBody,
  type CaseId,
  type FailureReason,
  type GroupMember,
  type HoldReason,
  type HoldReferralBody,
  type MessageCode,
  type NeedCode,
  type NeedId,
  type NoteBody,
  type OutsideStep,
  type OverrideId,
  type PacketField,
  type PacketPreviewBody,
  type ReferralBox,
  type ReferralId,
  type ReferralStatus,
  type RejectionReason,
  type RejectReferralBody,
  type ReportOutsideBody,
  type SendGroupBody,
  type SendReferralBody,
  type Service,
  type ServiceOutcome,
  type TogetherBody,
  type UnitId,
  type Urgency,
  type WriteMessageBody,
} from '@himaya/domain';
import { ADate, AnId, AnInstant, Code, Codes, Ids, Name, PageQuery, Text, Whole } from '../platform/http/fields';

export class SendReferralDto implements SendReferralBody {
  @AnId()
  toUnitId!: UnitId;

  @Code(services)
  service!: Service;

  @Code(urgencies)
  urgency!: Urgency;

  @Code(needCodes)
  needCode!: NeedCode;

  @AnId({ optional: true })
  needId?: NeedId;

  @Text(4000, { optional: true })
  need?: string;

  @Codes(categories)
  @ArrayMinSize(1)
  categories!: Category[];

  @Codes(packetFields, { optional: true })
  fields?: PacketField[];

  @Ids(mostNamedRecords, { optional: true })
  documentIds?: DocumentId[];

  @AnId({ optional: true })
  recordConsentId?: ConsentId;

  @AnId({ optional: true })
  consentId?: ConsentId;

  @AnId({ optional: true })
  overrideId?: OverrideId;

  @ADate({ nullable: true })
  wantedDate?: string | null;

  @AnInstant({ nullable: true })
  phonedAt?: string | null;

  @Name(200, { nullable: true })
  spokeTo?: string | null;

  @IsOptional()
  @IsBoolean()
  @ApiPropertyOptional()
  draft?: boolean;
}

export class PacketPreviewDto implements PacketPreviewBody {
  @Codes(categories)
  @ArrayMinSize(1)
  categories!: Category[];

  @Code(services)
  service!: Service;

  @Codes(packetFields, { optional: true })
  fields?: PacketField[];

  @AnId({ optional: true })
  toUnitId?: UnitId;
}

export class NoteDto implements NoteBody {
  @Text(4000, { optional: true })
  note?: string;
}

export class OtherDto {
  @AnId()
  id!: ReferralId;

  @Whole(1, 999_999_999)
  version!: number;
}

export class TogetherDto extends NoteDto implements TogetherBody {
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => OtherDto)
  @ApiPropertyOptional({ type: () => [OtherDto] })
  with?: OtherDto[];
}

export class HoldReferralDto extends NoteDto implements HoldReferralBody {
  @Code(holdReasons, { optional: true })
  reason?: HoldReason;

  @ADate({ optional: true })
  until?: string;
}

export class AgainDto implements AgainBody {
  @AnId()
  toUnitId!: UnitId;

  @Ids(mostNamedRecords, { optional: true })
  documentIds?: DocumentId[];

  @AnId({ optional: true })
  recordConsentId?: ConsentId;

  @AnId({ optional: true })
  consentId?: ConsentId;

  @AnId({ optional: true })
  overrideId?: OverrideId;

  @AnInstant({ nullable: true })
  phonedAt?: string | null;

  @Name(200, { nullable: true })
  spokeTo?: string | null;
}

export class GroupMemberDto implements GroupMember {
  @AnId()
  caseId!: CaseId;

  @AnId({ optional: true })
  consentId?: ConsentId;

  @AnId({ optional: true })
  overrideId?: OverrideId;

  @AnId({ optional: true })
  toUnitId?: UnitId;

  @Codes(categories, { optional: true })
  categories?: Category[];

  @Codes(packetFields, { optional: true })
  fields?: PacketField[];

  @AnInstant({ optional: true })
  phonedAt?: string;

  @Name(120, { optional: true })
  spokeTo?: string;
}

export class SendGroupDto
  extends OmitType(SendReferralDto, ['consentId', 'overrideId', 'draft', 'documentIds', 'recordConsentId'] as const)
  implements SendGroupBody
{
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => GroupMemberDto)
  @ApiProperty({ type: () => [GroupMemberDto] })
  members!: GroupMemberDto[];
}

export class ProposalQueryDto {
  @Code(services)
  service!: Service;

  @Code(urgencies)
  urgency!: Urgency;

  @AnId({ optional: true })
  after?: ReferralId;
}

export class WriteMessageDto implements WriteMessageBody {
  @Code(messageCodes, { optional: true })
  code?: MessageCode;

  @Text(4000, { optional: true })
  text?: string;
}

export class RejectReferralDto extends NoteDto implements RejectReferralBody {
  @Code(rejectionReasons)
  reason!: RejectionReason;
}

export class CompleteReferralDto extends NoteDto implements CompleteReferralBody {
  @Code(serviceOutcomes)
  outcome!: ServiceOutcome;
}

export class FailReferralDto extends NoteDto implements FailReferralBody {
  @Code(failureReasons)
  reason!: FailureReason;
}

export class ReportOutsideDto extends NoteDto implements ReportOutsideBody {
  @Code(outsideSteps)
  step!: OutsideStep;

  @Code(serviceOutcomes, { optional: true })
  outcome?: ServiceOutcome;

  @Code(failureReasons, { optional: true })
  reason?: FailureReason;
}

export class CancelReferralDto extends NoteDto implements CancelReferralBody {
  @Code(cancellationReasons)
  reason!: CancellationReason;
}

export class ReferralListQueryDto extends PageQuery {
  @Code(referralBoxes)
  box!: ReferralBox;

  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsArray()
  @IsIn([...referralStatuses.codes], { each: true })
  @ApiPropertyOptional({ type: 'string', description: 'One or several, comma-separated' })
  status?: ReferralStatus[];

  @IsOptional()
  @IsIn(['me'])
  @ApiPropertyOptional({ enum: ['me'] })
  taken?: 'me';
}

/** A body that says nothing: the deed is in the path. */
export class EmptyDto {}
