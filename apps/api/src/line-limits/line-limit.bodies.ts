import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { categories, lineSides, type Category, type ChangeLineLimitBody, type LineSide } from '@himaya/domain';
import { Code, Codes } from '../platform/http/fields';

export class ChangeLineLimitDto implements ChangeLineLimitBody {
  @Code(lineSides)
  side!: LineSide;

  @Codes(categories)
  give!: Category[];

  @Codes(categories)
  take!: Category[];

  @IsBoolean()
  @ApiProperty()
  transfers!: boolean;
}
