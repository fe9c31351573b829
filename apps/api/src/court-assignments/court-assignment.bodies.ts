import { governorates, type AssignCourtBody, type Governorate, type UnitId } from '@himaya/domain';
import { AnId, Code } from '../platform/http/fields';

export class AssignCourtDto implements AssignCourtBody {
  @AnId()
  toUnitId!: UnitId;
}

export class CourtsQuery {
  @Code(governorates)
  governorate!: Governorate;
}

export class EmptyEnding {}
