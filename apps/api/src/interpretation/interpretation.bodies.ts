import { ArrayMinSize, IsBoolean, IsDefined, MinLength, ValidateIf } from 'class-validator';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  governorates,
  interpretationAbsentees,
  interpretationModes,
  interpretationMoves,
  interpretationOccasions,
  interpretationPlaces,
  interpretationReasons,
  interpretationStatuses,
  interpreterSexes,
  interpreterStatuses,
  interpreterWishes,
  undertakingTexts,
  unsuitedReasons,
  type ChangeInterpreterBody,
  type EnrolInterpreterBody,
  type Governorate,
  type InterpretationAbsentee,
  type InterpretationMode,
  type InterpretationMove,
  type InterpretationOccasion,
  type InterpretationPlace,
  type InterpretationReason,
  type InterpretationStatus,
  type InterpreterId,
  type InterpreterSex,
  type InterpreterStatus,
  type InterpreterWish,
  type MarkUnsuitedBody,
  type MoveInterpretationBody,
  type PlanInterpretationBody,
  type SessionWish,
  type SignUndertakingBody,
  type UndertakingText,
  type UnsuitedReason,
} from '@himaya/domain';
import { ADate, ALanguage, AnId, AnInstant, Code, Codes, Languages, Name, PageQuery, Whole } from '../platform/http/fields';

export class InterpreterQueryDto extends PageQuery {
  @Code(interpreterStatuses, { optional: true })
  status?: InterpreterStatus;

  @ALanguage({ optional: true })
  language?: string;

  @Code(governorates, { optional: true })
  governorate?: Governorate;

  @Code(interpreterSexes, { optional: true })
  sex?: InterpreterSex;

  /** Free from then on; with `to`. */
  @AnInstant({ optional: true })
  from?: string;

  @AnInstant({ optional: true })
  to?: string;
}

export class EnrolInterpreterDto implements EnrolInterpreterBody {
  @Name(100)
  @MinLength(1)
  name!: string;

  @Code(interpreterSexes)
  sex!: InterpreterSex;

  @Languages()
  @ArrayMinSize(1)
  languages!: string[];

  @Codes(governorates)
  governorates!: Governorate[];

  @IsDefined()
  @IsBoolean()
  @ApiProperty()
  remote!: boolean;

  @IsDefined()
  @IsBoolean()
  @ApiProperty()
  childTrained!: boolean;
}

export class ChangeInterpreterDto implements ChangeInterpreterBody {
  @Name(100, { optional: true })
  @MinLength(1)
  name?: string;

  @Languages({ optional: true })
  @ArrayMinSize(1)
  languages?: string[];

  @Codes(governorates, { optional: true })
  governorates?: Governorate[];

  @ValidateIf((_, value) => value !== undefined)
  @IsBoolean()
  @ApiPropertyOptional()
  remote?: boolean;

  @ValidateIf((_, value) => value !== undefined)
  @IsBoolean()
  @ApiPropertyOptional()
  childTrained?: boolean;

  @Code(interpreterStatuses, { optional: true })
  status?: InterpreterStatus;
}

export class SignUndertakingDto implements SignUndertakingBody {
  @Code(undertakingTexts)
  text!: UndertakingText;

  @ADate()
  signedOn!: string;

  @ADate()
  validUntil!: string;
}

export class SessionListQueryDto extends PageQuery {
  @Code(interpretationStatuses)
  status!: InterpretationStatus;
}

export class DayQueryDto {
  @ADate()
  date!: string;
}

export class SessionWishDto implements SessionWish {
  @AnInstant()
  from!: string;

  @AnInstant()
  to!: string;

  @Code(interpretationModes)
  mode!: InterpretationMode;

  @ALanguage()
  language!: string;

  @Code(interpreterWishes)
  wish!: InterpreterWish;

  @Code(governorates, { nullable: true })
  governorate?: Governorate | null;
}

export class PlanInterpretationDto extends SessionWishDto implements PlanInterpretationBody {
  @AnId()
  interpreterId!: InterpreterId;

  @Code(interpretationOccasions)
  occasion!: InterpretationOccasion;

  @Code(interpretationPlaces, { nullable: true })
  place?: InterpretationPlace | null;

  @Whole(1, 720, { nullable: true })
  minutes?: number | null;
}

export class MoveInterpretationDto implements MoveInterpretationBody {
  @Code(interpretationMoves)
  move!: InterpretationMove;

  @Whole(1, 720, { nullable: true })
  minutes?: number | null;

  @Code(interpretationAbsentees, { nullable: true })
  absentee?: InterpretationAbsentee | null;

  @Code(interpretationReasons, { nullable: true })
  reason?: InterpretationReason | null;

  @AnInstant({ nullable: true })
  from?: string | null;

  @AnInstant({ nullable: true })
  to?: string | null;

  @AnId({ nullable: true })
  interpreterId?: InterpreterId | null;
}

export class MarkUnsuitedDto implements MarkUnsuitedBody {
  @AnId()
  interpreterId!: InterpreterId;

  @Code(unsuitedReasons)
  reason!: UnsuitedReason;
}

/** Nothing but the id is asked: a body with keys is a mistake. */
export class NothingAskedDto {}
