import {
  needCodes,
  needIdentifiers,
  needMoves,
  services,
  urgencies,
  type MoveNeedBody,
  type NeedCode,
  type NeedIdentifier,
  type NeedLevel,
  type NeedMove,
  type RecordNeedBody,
  type Service,
} from '@himaya/domain';
import { Code, Text } from '../platform/http/fields';

export class RecordNeedDto implements RecordNeedBody {
  @Code(services)
  service!: Service;

  @Code(needCodes)
  needCode!: NeedCode;

  @Code(urgencies)
  level!: NeedLevel;

  @Code(needIdentifiers)
  identifiedBy!: NeedIdentifier;

  @Text(2000, { optional: true })
  note?: string;
}

export class MoveNeedDto implements MoveNeedBody {
  @Code(needMoves)
  move!: NeedMove;
}
