import { personCategories, services, type KeepCapacityBody, type PersonCategory, type Service } from '@himaya/domain';
import { Code, Whole } from '../platform/http/fields';

export class KeepCapacityDto implements KeepCapacityBody {
  @Code(services)
  service!: Service;

  @Code(personCategories)
  personCategory!: PersonCategory;

  @Whole(0, 9999)
  total!: number;

  @Whole(0, 9999)
  free!: number;
}
