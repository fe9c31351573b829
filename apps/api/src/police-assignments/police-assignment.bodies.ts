import { ArrayMinSize } from 'class-validator';
import {
  categories,
  governorates,
  type Category,
  type ConsentId,
  type Governorate,
  type OverrideId,
  type TellPoliceBody,
  type UnitId,
} from '@himaya/domain';
import { AnId, Code, Codes } from '../platform/http/fields';

export class TellPoliceDto implements TellPoliceBody {
  @AnId()
  toUnitId!: UnitId;

  @Codes(categories)
  @ArrayMinSize(1)
  categories!: Category[];

  @AnId({ optional: true })
  consentId?: ConsentId;

  @AnId({ optional: true })
  overrideId?: OverrideId;
}

export class PoliceSectionsQuery {
  @Code(governorates)
  governorate!: Governorate;
}

export class EmptyPoliceEnding {}
