import {
  governorates,
  personCategories,
  services,
  type DirectoryQuery,
  type Governorate,
  type PersonCategory,
  type Service,
} from '@himaya/domain';
import { IsOptional, Matches } from 'class-validator';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Code } from '../platform/http/fields';

export class DirectoryQueryBody implements DirectoryQuery {
  @Code(services, { optional: true })
  service?: Service;

  @Code(governorates, { optional: true })
  governorate?: Governorate;

  @Code(personCategories, { optional: true })
  personCategory?: PersonCategory;

  @IsOptional()
  @Matches(/^[a-z]{2,3}$/)
  @ApiPropertyOptional({ type: 'string', description: 'ISO 639' })
  language?: string;
}
