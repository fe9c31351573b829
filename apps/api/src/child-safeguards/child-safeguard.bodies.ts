import { ApiProperty, OmitType } from '@nestjs/swagger';
import { IsBoolean, IsDefined, MinLength } from 'class-validator';
import {
  bestInterestsPurposes,
  guardianAppointers,
  guardianRelations,
  guardianshipEndings,
  type AppointGuardianBody,
  type BestInterestsPurpose,
  type DetermineBestInterestsBody,
  type EndGuardianshipBody,
  type GuardianAppointer,
  type GuardianRelation,
  type GuardianshipEnding,
  type SuspectGuardianBody,
} from '@himaya/domain';
import { BestInterestsDto } from '../overrides';
import { ADate, Code, Name, Text } from '../platform/http/fields';

/** The questions of an override's determination, but for what only an override weighs. */
export class DetermineBestInterestsDto extends OmitType(BestInterestsDto, ['exploitation'] as const) implements DetermineBestInterestsBody {
  @Code(bestInterestsPurposes)
  purpose!: BestInterestsPurpose;

  @IsDefined()
  @IsBoolean()
  @ApiProperty()
  childHeard!: boolean;

  @ADate({ optional: true })
  reviewOn?: string;
}

export class AppointGuardianDto implements AppointGuardianBody {
  @Name(200)
  @MinLength(2)
  name!: string;

  @Text(400, { optional: true })
  contact?: string;

  @Code(guardianRelations)
  relation!: GuardianRelation;

  @Code(guardianAppointers)
  appointedBy!: GuardianAppointer;

  @ADate()
  appointedOn!: string;

  @IsDefined()
  @IsBoolean()
  @ApiProperty()
  independent!: boolean;
}

export class SuspectGuardianDto implements SuspectGuardianBody {
  @Text(4000)
  @MinLength(10)
  reason!: string;
}

export class EndGuardianshipDto implements EndGuardianshipBody {
  @Code(guardianshipEndings)
  reason!: GuardianshipEnding;
}
