import { IsBoolean, IsDefined } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import {
  governorates,
  hearingAttendants,
  hearingCourts,
  hearingMoves,
  hearingProtections,
  hearingPurposes,
  hearingReasons,
  type Governorate,
  type HearingAttendant,
  type HearingCourt,
  type HearingMove,
  type HearingProtection,
  type HearingPurpose,
  type HearingReason,
  type LawyerId,
  type MoveHearingBody,
  type PlanHearingBody,
} from '@himaya/domain';
import { ADate, AnId, AnInstant, Code, Codes, PageQuery, Whole } from '../platform/http/fields';

export class HearingQueryDto extends PageQuery {
  @ADate()
  from!: string;

  @Whole(1, 92)
  days!: number;
}

export class PlanHearingDto implements PlanHearingBody {
  @Code(hearingCourts)
  court!: HearingCourt;

  @Code(governorates)
  governorate!: Governorate;

  @Code(hearingPurposes)
  purpose!: HearingPurpose;

  @AnInstant()
  startsAt!: string;

  @AnInstant()
  endsAt!: string;

  @AnId({ nullable: true })
  lawyerId?: LawyerId | null;

  @Codes(hearingProtections)
  protections!: HearingProtection[];

  @IsDefined()
  @IsBoolean()
  @ApiProperty()
  interpreterAsked!: boolean;
}

export class MoveHearingDto implements MoveHearingBody {
  @Code(hearingMoves)
  move!: HearingMove;

  @Codes(hearingAttendants, { nullable: true })
  attended?: HearingAttendant[] | null;

  @Codes(hearingProtections, { nullable: true })
  given?: HearingProtection[] | null;

  @Code(hearingReasons, { nullable: true })
  reason?: HearingReason | null;

  @AnInstant({ nullable: true })
  startsAt?: string | null;

  @AnInstant({ nullable: true })
  endsAt?: string | null;

  @AnId({ nullable: true })
  lawyerId?: LawyerId | null;
}
