import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMinSize, IsOptional, Matches } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import {
  categories,
  consentGivers,
  consentMethods,
  consentPurposes,
  type AgencyId,
  type Category,
  type ConsentGiver,
  type ConsentMethod,
  type ConsentPurpose,
  type RecordConsentBody,
  type UnitId,
  type WithdrawConsentBody,
} from '@himaya/domain';
import { ADate, AnId, Code, Codes, Name, Text } from '../platform/http/fields';

export class RecordConsentDto implements RecordConsentBody {
  @Code(consentPurposes)
  purpose!: ConsentPurpose;

  @AnId({ optional: true })
  recipientUnitId?: UnitId;

  @IsOptional()
  @Matches(/^[a-z0-9-]{2,80}$/)
  @ApiPropertyOptional({ type: 'string' })
  recipientAgencyId?: AgencyId;

  @Codes(categories)
  @ArrayMinSize(1)
  categories!: Category[];

  @Code(consentGivers)
  givenBy!: ConsentGiver;

  @Code(consentMethods)
  method!: ConsentMethod;

  @Matches(/^[a-z]{2,3}$/)
  @ApiProperty({ type: 'string', description: 'ISO 639' })
  language!: string;

  @IsOptional()
  @Matches(/^[0-9]{4}-[0-9]{1,3}$/)
  @ApiPropertyOptional({ type: 'string' })
  textVersion?: string;

  @Name(200, { nullable: true })
  interpreter?: string | null;

  @ADate()
  validUntil!: string;
}

export class WithdrawConsentDto implements WithdrawConsentBody {
  @Code(consentMethods)
  method!: ConsentMethod;

  @Text(2000, { optional: true })
  note?: string;
}
