import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { SavePlanDto } from './plan.bodies';
import { ReadPlan } from './read-plan';
import { SavePlan } from './save-plan';

@ApiTags('case-plans')
@Controller('cases/:id/plan')
export class PlanController {
  constructor(
    private readonly savePlan: SavePlan,
    private readonly readPlan: ReadPlan,
  ) {}

  @Post()
  @Requires('record', 'CasePlan')
  save(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: SavePlanDto, @IdempotencyKey() key: string | null) {
    return this.savePlan.run(me, id, body, key);
  }

  @Get()
  @Requires('read', 'CasePlan')
  read(@Me() me: Actor, @Param('id', IdParam) id: CaseId) {
    return this.readPlan.run(me, id);
  }
}
