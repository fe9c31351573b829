import { Type } from 'class-transformer';
import { ApiProperty } from '@nestjs/swagger';
import { IsDefined, ValidateNested } from 'class-validator';
import {
  portalKinds,
  portalLimits,
  portalPlaces,
  portalSteps,
  type OpenPortalItemBody,
  type PortalKind,
  type PortalPlace,
  type PortalStep,
  type PortalText,
  type PortalTexts,
  type SavePortalItemBody,
  type StepPortalItemBody,
} from '@himaya/domain';
import { ADate, Code, Name, PageQuery, Text } from '../platform/http/fields';

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

export class SavePortalItemDto implements SavePortalItemBody {
  @ADate()
  day!: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => PortalTextsDto)
  @ApiProperty({ type: PortalTextsDto })
  texts!: PortalTextsDto;
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
}

export class PortalQueryDto extends PageQuery {
  @Code(portalKinds, { optional: true })
  kind?: PortalKind;
}
