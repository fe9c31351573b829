import { Type } from 'class-transformer';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, ValidateNested } from 'class-validator';
import {
  custodyCategories,
  custodyDimensions,
  custodyKinds,
  custodyMost,
  custodyPartsMost,
  type CustodyCategory,
  type CustodyDimension,
  type CustodyKind,
  type CustodyPart,
  type CustodyReturnBody,
} from '@himaya/domain';
import { ADate, Code, PageQuery, Whole } from '../platform/http/fields';

export class CustodyPartDto implements CustodyPart {
  @Code(custodyDimensions)
  dimension!: CustodyDimension;

  @Code(custodyCategories)
  category!: CustodyCategory;

  @Whole(0, custodyMost)
  males!: number;

  @Whole(0, custodyMost)
  females!: number;
}

export class CustodyQueryDto extends PageQuery {
  @Code(custodyKinds, { optional: true })
  kind?: CustodyKind;

  /** The first day of the month whose days are wanted. */
  @ADate({ optional: true })
  month?: string;
}

export class CustodyReturnDto implements CustodyReturnBody {
  @Code(custodyKinds)
  kind!: CustodyKind;

  @ADate()
  asOf!: string;

  @Whole(0, custodyMost)
  males!: number;

  @Whole(0, custodyMost)
  females!: number;

  @IsArray()
  @ArrayMaxSize(custodyPartsMost)
  @ValidateNested({ each: true })
  @Type(() => CustodyPartDto)
  @ApiProperty({ type: CustodyPartDto, isArray: true, required: false })
  parts: CustodyPartDto[] = [];
}
