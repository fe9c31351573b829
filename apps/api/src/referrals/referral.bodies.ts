import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMinSize, IsArray, IsBoolean, IsIn, IsOptional } from 'class-validator';
import {
  cancellationReasons,
  categories,
  failureReasons,
  needCodes,
  referralBoxes,
  referralStatuses,
  rejectionReasons,
  serviceOutcomes,
  services,
  urgencies,
  type CancelReferralBody,
  type CancellationReason,
  type Category,
  type CompleteReferralBody,
  type ConsentId,
  type FailReferralBody,
  type FailureReason,
  type NeedCode,
  type NoteBody,
  type OverrideId,
  type PacketPreviewBody,
  type ReferralBox,
  type ReferralStatus,
  type RejectionReason,
  type RejectReferralBody,
  type SendReferralBody,
  type Service,
  type ServiceOutcome,
  type UnitId,
  type Urgency,
} from '@himaya/domain';
import { ADate, AnId, AnInstant, Code, Codes, Name, PageQuery, Text } from '../platform/http/fields';

export class SendReferralDto implements SendReferralBody {
  @AnId()
  toUnitId!: UnitId;

  @Code(services)
  service!: Service;

  @Code(urgencies)
  urgency!: Urgency;

  @Code(needCodes)
  needCode!: NeedCode;

  @Text(4000, { optional: true })
  need?: string;

  @Codes(categories)
  @ArrayMinSize(1)
  categories!: Category[];

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
}

export class NoteDto implements NoteBody {
  @Text(4000, { optional: true })
  note?: string;
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
}

/** A body that says nothing: the deed is in the path. */
export class EmptyDto {}
