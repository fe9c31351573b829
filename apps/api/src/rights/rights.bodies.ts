import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, Matches } from 'class-validator';
import type { ExplainRightsBody } from '@himaya/domain';
import { ADate, Name } from '../platform/http/fields';

export class ExplainRightsDto implements ExplainRightsBody {
  @ADate()
  explainedOn!: string;

  @Matches(/^[a-z]{2,3}$/)
  @ApiProperty({ type: 'string', description: 'ISO 639' })
  language!: string;

  @Name(200, { nullable: true })
  interpreter?: string | null;

  @IsBoolean()
  @ApiProperty()
  copyGiven!: boolean;
}
