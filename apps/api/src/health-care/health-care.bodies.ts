import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsDefined, IsIn, IsOptional } from 'class-validator';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  appointmentKinds,
  appointmentMoves,
  visitReasons,
  appointmentRules,
  careEnds,
  careKinds,
  careServices,
  careStatuses,
  chargeReasons,
  correctionReasons,
  mostCharged,
  travelFitness,
  type AppointmentKind,
  type AppointmentMove,
  type VisitReason,
  type BookAppointmentBody,
  type CareEnd,
  type CareKind,
  type CareService,
  type CareStatus,
  type ChargeReason,
  type CorrectEncounterBody,
  type CorrectionReason,
  type EncounterBody,
  type EndCareBody,
  type IsoDate,
  type IsoInstant,
  type MoveAppointmentBody,
  type OpenCareBody,
  type ReferralId,
  type StateTravelFitnessBody,
  type TravelFitness,
  type UserId,
} from '@himaya/domain';
import { ADate, AnId, AnInstant, Code, Codes, PageQuery, Text, Whole } from '../platform/http/fields';

export class StateTravelFitnessDto implements StateTravelFitnessBody {
  @Code(travelFitness)
  fitness!: TravelFitness;

  @ADate()
  validUntil!: IsoDate;
}

export class CareQueryDto extends PageQuery {
  @Code(careStatuses)
  status!: CareStatus;
}

export class AppointmentQueryDto extends PageQuery {
  @AnInstant()
  from!: IsoInstant;

  @AnInstant()
  to!: IsoInstant;

  @IsOptional()
  @IsIn(['true', 'false'])
  @ApiPropertyOptional({ enum: ['true', 'false'] })
  mine?: 'true' | 'false';
}

export class OpenCareDto implements OpenCareBody {
  @IsDefined()
  @IsIn(careServices)
  @ApiProperty({ enum: [...careServices] })
  service!: CareService;

  @AnId({ nullable: true })
  referralId?: ReferralId | null;
}

export class EndCareDto implements EndCareBody {
  @Code(careEnds)
  end!: CareEnd;
}

export class BookAppointmentDto implements BookAppointmentBody {
  @Code(appointmentKinds)
  kind!: AppointmentKind;

  @AnInstant()
  startsAt!: IsoInstant;

  @Whole(appointmentRules.leastMinutes, appointmentRules.mostMinutes)
  minutes!: number;

  @AnId({ nullable: true })
  clinicianId?: UserId | null;
}

export class MoveAppointmentDto implements MoveAppointmentBody {
  @Code(appointmentMoves)
  move!: AppointmentMove;

  @Code(visitReasons, { nullable: true })
  reason?: VisitReason | null;

  @AnInstant({ nullable: true })
  startsAt?: IsoInstant | null;

  @Whole(appointmentRules.leastMinutes, appointmentRules.mostMinutes, { nullable: true })
  minutes?: number | null;

  @AnId({ nullable: true })
  clinicianId?: UserId | null;
}

export class EncounterDto implements EncounterBody {
  @ADate()
  occurredOn!: IsoDate;

  @Codes(careKinds)
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  care!: CareKind[];

  @Text(4000, { nullable: true })
  words?: string | null;

  @IsDefined()
  @IsBoolean()
  @ApiProperty()
  free!: boolean;

  @Code(chargeReasons, { nullable: true })
  chargeReason?: ChargeReason | null;

  @Whole(1, mostCharged, { nullable: true })
  chargeAmount?: number | null;

  @IsDefined()
  @IsBoolean()
  @ApiProperty()
  trainedStaff!: boolean;
}

export class CorrectEncounterDto extends EncounterDto implements CorrectEncounterBody {
  @Code(correctionReasons)
  correction!: CorrectionReason;
}
