import { IsBoolean, IsDefined, IsOptional, Matches } from 'class-validator';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  accompaniments,
  indicatorIds,
  interpreterKinds,
  interpreterTies,
  ownSexWishes,
  type Accompaniment,
  type IndicatorId,
  type InterpreterKind,
  type InterpreterTie,
  type OwnSexWish,
  type RecordSittingBody,
} from '@himaya/domain';
import { ADate, Code, Codes, Text } from '../platform/http/fields';

const indicators = indicatorIds();

export class RecordSittingDto implements RecordSittingBody {
  @ADate()
  heldOn!: string;

  @IsDefined()
  @Matches(/^[a-z]{2,3}$/)
  @ApiProperty({ description: 'ISO 639' })
  language!: string;

  @Code(interpreterKinds)
  interpreter!: InterpreterKind;

  @IsOptional()
  @IsBoolean()
  @ApiPropertyOptional({ type: Boolean, nullable: true })
  interpreterBound: boolean | null = null;

  @Code(interpreterTies, { nullable: true })
  interpreterTie: InterpreterTie | null = null;

  @IsDefined()
  @IsBoolean()
  @ApiProperty()
  trainedInterviewer!: boolean;

  @Code(ownSexWishes)
  ownSexWish!: OwnSexWish;

  @Code(accompaniments, { nullable: true })
  accompaniment: Accompaniment | null = null;

  @Codes(indicators)
  yes!: IndicatorId[];

  @Codes(indicators)
  no!: IndicatorId[];

  @Codes(indicators)
  unknown!: IndicatorId[];

  @Text(8000, { optional: true })
  note?: string;
}
