import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDefined,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
  MinLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  freePlaces,
  governorates,
  personCategories,
  services,
  unitKinds,
  type ChangeAgencyUnitBody,
  type DeskHours,
  type FreePlaces,
  type Governorate,
  type LocalName,
  type OpenAgencyUnitBody,
  type PersonCategory,
  type Service,
  type UnitKind,
  type UnitOffer,
} from '@himaya/domain';
import { Code, Languages, Text, Whole } from '../platform/http/fields';

class LocalNameDto implements LocalName {
  @Text(200)
  @MinLength(1)
  ar!: string;

  @Text(200)
  @MinLength(1)
  ckb!: string;

  @Text(200)
  @MinLength(1)
  en!: string;
}

class UnitOfferDto implements UnitOffer {
  @Code(services)
  service!: Service;

  @Code(personCategories)
  personCategory!: PersonCategory;

  @Code(freePlaces)
  freePlaces!: FreePlaces;
}

class DeskHoursDto implements DeskHours {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(0, { each: true })
  @Max(6, { each: true })
  @ApiProperty({ type: [Number], description: '0 Sunday to 6 Saturday' })
  days!: number[];

  @Whole(0, 1439)
  opensAt!: number;

  @Whole(1, 1440)
  closesAt!: number;
}

export class ChangeAgencyUnitDto implements ChangeAgencyUnitBody {
  @IsDefined()
  @ValidateNested()
  @Type(() => LocalNameDto)
  @ApiProperty({ type: LocalNameDto })
  name!: LocalNameDto;

  @Code(governorates)
  governorate!: Governorate;

  @IsArray()
  @ArrayMaxSize(services.codes.length * personCategories.codes.length)
  @ArrayUnique((offer: UnitOfferDto) => `${offer.service} ${offer.personCategory}`)
  @ValidateNested({ each: true })
  @Type(() => UnitOfferDto)
  @ApiProperty({ type: [UnitOfferDto] })
  offers!: UnitOfferDto[];

  @Languages()
  @ArrayUnique()
  languages!: string[];

  @IsOptional()
  @ValidateNested()
  @Type(() => DeskHoursDto)
  @ApiPropertyOptional({ type: DeskHoursDto, nullable: true })
  deskHours?: DeskHoursDto | null;

  @Text(30, { nullable: true })
  @Matches(/^\+?[0-9 ()-]{3,30}$/)
  onCallPhone?: string | null;

  @ApiPropertyOptional()
  @ValidateIf((_, value) => value !== undefined)
  @IsBoolean()
  outside?: boolean;
}

export class OpenAgencyUnitDto extends ChangeAgencyUnitDto implements OpenAgencyUnitBody {
  @Code(unitKinds)
  kind!: UnitKind;
}

/** A body that says nothing: the deed is in the path. */
export class CloseAgencyUnitBody {}
