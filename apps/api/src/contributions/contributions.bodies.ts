import type { RequestContributionBody } from '@himaya/domain';
import { Whole } from '../platform/http/fields';

export class RequestContributionDto implements RequestContributionBody {
  @Whole(2000, 2099)
  from!: number;

  @Whole(2000, 2099)
  to!: number;
}
