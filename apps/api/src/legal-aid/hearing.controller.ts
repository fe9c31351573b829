import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { LegalHearingId, LegalMatterId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { HearingQueryDto, MoveHearingDto, PlanHearingDto } from './hearing.bodies';
import { ListHearings } from './list-hearings';
import { MoveHearing } from './move-hearing';
import { PlanHearing } from './plan-hearing';

@ApiTags('legal-aid')
@Controller()
export class HearingController {
  constructor(
    private readonly listHearings: ListHearings,
    private readonly planHearing: PlanHearing,
    private readonly moveHearing: MoveHearing,
  ) {}

  @Get('legal-hearings')
  @Requires('list', 'LegalHearing')
  list(@Me() me: Actor, @Query() query: HearingQueryDto) {
    return this.listHearings.run(me, query);
  }

  @Post('legal-matters/:id/hearings')
  @Requires('record', 'LegalHearing')
  plan(@Me() me: Actor, @Param('id', IdParam) id: LegalMatterId, @Body() body: PlanHearingDto, @IdempotencyKey() key: string | null) {
    return this.planHearing.run(me, id, body, key);
  }

  @Post('legal-hearings/:id/moves')
  @HttpCode(200)
  @Requires('change', 'LegalHearing')
  move(@Me() me: Actor, @Param('id', IdParam) id: LegalHearingId, @IfMatch() version: number, @Body() body: MoveHearingDto) {
    return this.moveHearing.run(me, id, version, body);
  }
}
