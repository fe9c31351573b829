import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { AssessRisk } from './assess-risk';
import { ListRiskAssessments } from './list-risk-assessments';
import { AssessRiskDto } from './risk.bodies';

@ApiTags('risk')
@Controller('cases/:id/risk-assessments')
export class RiskController {
  constructor(
    private readonly assessRisk: AssessRisk,
    private readonly listRiskAssessments: ListRiskAssessments,
  ) {}

  @Post()
  @Requires('record', 'RiskAssessment')
  assess(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: AssessRiskDto, @IdempotencyKey() key: string | null) {
    return this.assessRisk.run(me, id, body, key);
  }

  @Get()
  @Requires('list', 'RiskAssessment')
  list(@Me() me: Actor, @Param('id', IdParam) id: CaseId) {
    return this.listRiskAssessments.run(me, id);
  }
}
