import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseId, MissingAlertId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { EndMissing } from './end-missing';
import { ListMissing } from './list-missing';
import { EndMissingDto, RaiseMissingDto, ReviewMissingDto } from './missing.bodies';
import { RaiseMissing } from './raise-missing';
import { ReviewMissing } from './review-missing';

@ApiTags('missing')
@Controller()
export class MissingController {
  constructor(
    private readonly listMissing: ListMissing,
    private readonly raiseMissing: RaiseMissing,
    private readonly reviewMissing: ReviewMissing,
    private readonly endMissing: EndMissing,
  ) {}

  @Get('cases/:id/missing-alerts')
  @Requires('list', 'MissingAlert')
  list(@Me() me: Actor, @Param('id', IdParam) id: CaseId) {
    return this.listMissing.run(me, id);
  }

  @Post('cases/:id/missing-alerts')
  @Requires('record', 'MissingAlert')
  raise(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: RaiseMissingDto, @IdempotencyKey() key: string | null) {
    return this.raiseMissing.run(me, id, body, key);
  }

  @Post('missing-alerts/:id/reviews')
  @HttpCode(200)
  @Requires('change', 'MissingAlert')
  review(@Me() me: Actor, @Param('id', IdParam) id: MissingAlertId, @IfMatch() version: number, @Body() body: ReviewMissingDto) {
    return this.reviewMissing.run(me, id, version, body);
  }

  @Post('missing-alerts/:id/end')
  @HttpCode(200)
  @Requires('change', 'MissingAlert')
  end(@Me() me: Actor, @Param('id', IdParam) id: MissingAlertId, @IfMatch() version: number, @Body() body: EndMissingDto) {
    return this.endMissing.run(me, id, version, body);
  }
}
