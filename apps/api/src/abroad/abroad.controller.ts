import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { AbroadTransferId, CaseId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdParam } from '../platform/http/id-param';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IfMatch } from '../platform/http/if-match';
import { PlanAbroadDto, StepAbroadDto } from './abroad.bodies';
import { ListAbroad } from './list-abroad';
import { PlanAbroad } from './plan-abroad';
import { StepAbroad } from './step-abroad';

@ApiTags('abroad')
@Controller()
export class AbroadController {
  constructor(
    private readonly listAbroad: ListAbroad,
    private readonly planAbroad: PlanAbroad,
    private readonly stepAbroad: StepAbroad,
  ) {}

  @Get('cases/:id/abroad-transfers')
  @Requires('list', 'AbroadTransfer')
  list(@Me() me: Actor, @Param('id', IdParam) id: CaseId) {
    return this.listAbroad.run(me, id);
  }

  @Post('cases/:id/abroad-transfers')
  @Requires('record', 'AbroadTransfer')
  plan(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: PlanAbroadDto, @IdempotencyKey() key: string | null) {
    return this.planAbroad.run(me, id, body, key);
  }

  @Post('abroad-transfers/:id/steps')
  @HttpCode(200)
  @Requires('change', 'AbroadTransfer')
  step(@Me() me: Actor, @Param('id', IdParam) id: AbroadTransferId, @IfMatch() version: number, @Body() body: StepAbroadDto) {
    return this.stepAbroad.run(me, id, version, body);
  }
}
