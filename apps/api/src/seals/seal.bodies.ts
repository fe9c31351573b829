import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, Matches } from 'class-validator';
import {
  mostNames,
  sealReasons,
  unsealReasons,
  type AskUnsealBody,
  type NameOnSealBody,
  type SealCaseBody,
  type SealReason,
  type UnsealReason,
  type UserId,
} from '@himaya/domain';
import { AnId, Code } from '../platform/http/fields';

export class SealCaseDto implements SealCaseBody {
  @Code(sealReasons)
  reason!: SealReason;

  @ApiProperty({ type: 'string', format: 'uuid', isArray: true })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(mostNames)
  @Matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, { each: true })
  userIds!: UserId[];
}

export class NameOnSealDto implements NameOnSealBody {
  @AnId()
  userId!: UserId;
}

export class AskUnsealDto implements AskUnsealBody {
  @Code(unsealReasons)
  reason!: UnsealReason;
}

/** A body that says nothing: the deed is in the path. */
export class NoWordsDto {}
