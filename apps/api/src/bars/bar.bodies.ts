import { barReasons, type BarByNumberBody, type BarReason, type BarUserBody, type UserId } from '@himaya/domain';
import { AnId, Code, Text } from '../platform/http/fields';

export class BarUserDto implements BarUserBody {
  @AnId()
  userId!: UserId;

  @Code(barReasons)
  reason!: BarReason;
}

export class BarByNumberDto implements BarByNumberBody {
  @Text(40)
  caseNumber!: string;

  @Text(64)
  username!: string;

  @Code(barReasons)
  reason!: BarReason;
}

/** A body that says nothing: the deed is in the path. */
export class LiftBarDto {}
