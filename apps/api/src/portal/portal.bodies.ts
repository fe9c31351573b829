import { Type } from 'class-transformer';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsDefined, IsIn, IsOptional, Matches, MaxLength, ValidateNested } from 'class-validator';
import {
  governorates,
  helpAudiences,
  helpDays,
  helpLimits,
  portalKinds,
  portalLanguages,
  portalLimits,
  portalPlaces,
  portalSteps,
  type Governorate,
  type HelpAudience,
  type HelpDays,
  type HelpFacts,
  type OpenPortalItemBody,
  type PortalKind,
  type PortalLanguage,
  type PortalPlace,
  type PortalStep,
  type PortalText,
  type PortalTexts,
  type SavePortalItemBody,
  type StepPortalItemBody,
} from '@himaya/domain';
import { ADate, Code, Codes, Name, PageQuery, Text } from '../platform/http/fields';

class PortalTextDto implements PortalText {
  @Name(portalLimits.title)
  title!: string;

  @Text(portalLimits.body)
  body!: string;
}

class PortalTextsDto implements PortalTexts {
  @IsDefined()
  @ValidateNested()
  @Type(() => PortalTextDto)
  @ApiProperty({ type: PortalTextDto })
  ar!: PortalTextDto;

  @IsDefined()
  @ValidateNested()
  @Type(() => PortalTextDto)
  @ApiProperty({ type: PortalTextDto })
  ckb!: PortalTextDto;

  @IsDefined()
  @ValidateNested()
  @Type(() => PortalTextDto)
  @ApiProperty({ type: PortalTextDto })
  en!: PortalTextDto;
}

class HelpDto implements HelpFacts {
  @IsArray()
  @ArrayMaxSize(helpLimits.phones)
  @MaxLength(20, { each: true })
  @ApiProperty({ type: String, isArray: true })
  phones!: string[];

  @Codes(governorates)
  governorates!: Governorate[];

  @Code(helpDays)
  days!: HelpDays;

  @IsOptional()
  @Matches(/^\d\d:\d\d$/)
  @ApiPropertyOptional({ type: String, nullable: true, description: 'HH:MM in Iraq' })
  opens: string | null = null;

  @IsOptional()
  @Matches(/^\d\d:\d\d$/)
  @ApiPropertyOptional({ type: String, nullable: true, description: 'HH:MM in Iraq' })
  closes: string | null = null;

  @IsArray()
  @ArrayMaxSize(portalLanguages.length)
  @IsIn([...portalLanguages], { each: true })
  @ApiProperty({ enum: portalLanguages, isArray: true })
  languages!: PortalLanguage[];

  @IsBoolean()
  @ApiProperty()
  free!: boolean;

  @Codes(helpAudiences)
  audiences!: HelpAudience[];
}

export class SavePortalItemDto implements SavePortalItemBody {
  @ADate()
  day!: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => PortalTextsDto)
  @ApiProperty({ type: PortalTextsDto })
  texts!: PortalTextsDto;

  @IsOptional()
  @ValidateNested()
  @Type(() => HelpDto)
  @ApiPropertyOptional({ type: HelpDto, nullable: true })
  help?: HelpDto | null;
}

export class OpenPortalItemDto extends SavePortalItemDto implements OpenPortalItemBody {
  @Code(portalKinds)
  kind!: PortalKind;

  @Code(portalPlaces, { nullable: true })
  place?: PortalPlace | null;
}

export class StepPortalItemDto implements StepPortalItemBody {
  @Code(portalSteps)
  step!: PortalStep;

  @Text(portalLimits.note, { optional: true })
  note?: string | null;
}

export class PortalQueryDto extends PageQuery {
  @Code(portalKinds, { optional: true })
  kind?: PortalKind;

  @IsOptional()
  @IsIn(['proposed'])
  @ApiPropertyOptional({ enum: ['proposed'], description: 'only what waits to be let out' })
  status?: 'proposed';
}
