import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, Matches, ValidateNested } from 'class-validator';
import {
  handOverChannels,
  identityChecks,
  omissionReasons,
  ownCopyAskers,
  ownCopyDecisions,
  ownCopyParts,
  ownCopyRefusals,
  partsWays,
  type DecideOwnCopyBody,
  type HandOverChannel,
  type HandOverCopyBody,
  type IdentityCheck,
  type OmissionBody,
  type OmissionReason,
  type OwnCopyAsker,
  type OwnCopyDecision,
  type OwnCopyPart,
  type OwnCopyRefusal,
  type PartsWay,
  type RequestOwnCopyBody,
} from '@himaya/domain';
import { ADate, Code } from '../platform/http/fields';

export class RequestOwnCopyDto implements RequestOwnCopyBody {
  @Code(ownCopyAskers)
  asker!: OwnCopyAsker;

  @Code(identityChecks)
  identityCheck!: IdentityCheck;

  @ADate()
  requestedOn!: string;

  @Matches(/^[a-z]{2,3}$/)
  @ApiProperty({ type: 'string', description: 'ISO 639' })
  language!: string;

  @Code(partsWays, { nullable: true })
  partsBy?: PartsWay | null;
}

export class OmissionDto implements OmissionBody {
  @Code(ownCopyParts)
  category!: OwnCopyPart;

  @Code(omissionReasons)
  reason!: OmissionReason;
}

export class DecideOwnCopyDto implements DecideOwnCopyBody {
  @Code(ownCopyDecisions)
  decision!: OwnCopyDecision;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(ownCopyParts.codes.length)
  @ValidateNested({ each: true })
  @Type(() => OmissionDto)
  @ApiProperty({ type: [OmissionDto], required: false, nullable: true })
  omissions?: OmissionDto[] | null;

  @Code(handOverChannels, { nullable: true })
  channel?: HandOverChannel | null;

  @Code(ownCopyRefusals, { nullable: true })
  refusal?: OwnCopyRefusal | null;
}

export class HandOverCopyDto implements HandOverCopyBody {
  @ADate()
  handedOverOn!: string;
}

/** Nothing is said with it; what is said all the same is refused. */
export class EmptyBody {}
