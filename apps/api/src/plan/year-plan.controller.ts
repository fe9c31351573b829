import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IfMatch } from '../platform/http/if-match';
import { AddPlanActivity } from './add-plan-activity';
import { ChangePlanActivity } from './change-plan-activity';
import { CodeParam } from './code-param';
import { DecidePlan } from './decide-plan';
import { DecidePlanCorrection } from './decide-plan-correction';
import { DiscardPlan } from './discard-plan';
import { DraftPlan } from './draft-plan';
import { ProposePlan } from './propose-plan';
import { ReadPlanMenu } from './read-plan-menu';
import { ResumePlan } from './resume-plan';
import { SetPlanTarget } from './set-plan-target';
import {
  AddPlanActivityDto,
  ChangePlanActivityDto,
  DecidePlanCorrectionDto,
  DecidePlanDto,
  DraftPlanDto,
  EmptyStep,
  SetPlanTargetDto,
} from './year-plan.bodies';

@ApiTags('plan')
@Controller('plan')
export class YearPlanController {
  constructor(
    private readonly readMenu: ReadPlanMenu,
    private readonly draftPlan: DraftPlan,
    private readonly addActivity: AddPlanActivity,
    private readonly changeActivity: ChangePlanActivity,
    private readonly setTarget: SetPlanTarget,
    private readonly decideCorrection: DecidePlanCorrection,
    private readonly proposePlan: ProposePlan,
    private readonly decidePlan: DecidePlan,
    private readonly discardPlan: DiscardPlan,
    private readonly resumePlan: ResumePlan,
  ) {}

  @Get('menu')
  @Requires('change', 'NationalPlan')
  menu(@Me() me: Actor) {
    return this.readMenu.run(me);
  }

  @Post('drafts')
  @Requires('open', 'NationalPlan')
  draft(@Me() me: Actor, @Body() body: DraftPlanDto) {
    return this.draftPlan.run(me, body);
  }

  @Post('drafts/:id/proposal')
  @HttpCode(200)
  @Requires('send', 'NationalPlan')
  propose(@Me() me: Actor, @Param('id', CodeParam) id: string, @IfMatch() version: number, @Body() _body: EmptyStep) {
    return this.proposePlan.run(me, id, version);
  }

  @Post('drafts/:id/decision')
  @HttpCode(200)
  @Requires('decide', 'NationalPlan')
  decide(@Me() me: Actor, @Param('id', CodeParam) id: string, @IfMatch() version: number, @Body() body: DecidePlanDto) {
    return this.decidePlan.run(me, id, version, body);
  }

  @Post('drafts/:id/discarding')
  @HttpCode(200)
  @Requires('change', 'NationalPlan')
  discard(@Me() me: Actor, @Param('id', CodeParam) id: string, @IfMatch() version: number, @Body() _body: EmptyStep) {
    return this.discardPlan.run(me, id, version);
  }

  @Post('drafts/:id/resumption')
  @HttpCode(200)
  @Requires('change', 'NationalPlan')
  resume(@Me() me: Actor, @Param('id', CodeParam) id: string, @IfMatch() version: number, @Body() _body: EmptyStep) {
    return this.resumePlan.run(me, id, version);
  }

  @Post('activities')
  @Requires('change', 'NationalPlan')
  add(@Me() me: Actor, @IfMatch() version: number, @Body() body: AddPlanActivityDto) {
    return this.addActivity.run(me, version, body);
  }

  @Post('activities/:id/versions')
  @HttpCode(200)
  @Requires('change', 'NationalPlan')
  change(@Me() me: Actor, @Param('id', CodeParam) id: string, @IfMatch() version: number, @Body() body: ChangePlanActivityDto) {
    return this.changeActivity.run(me, id, version, body);
  }

  @Post('activities/:id/target')
  @HttpCode(200)
  @Requires('change', 'NationalPlan')
  target(@Me() me: Actor, @Param('id', CodeParam) id: string, @IfMatch() version: number, @Body() body: SetPlanTargetDto) {
    return this.setTarget.run(me, id, version, body);
  }

  @Post('activities/:id/decision')
  @HttpCode(200)
  @Requires('decide', 'NationalPlan')
  correction(@Me() me: Actor, @Param('id', CodeParam) id: string, @IfMatch() version: number, @Body() body: DecidePlanCorrectionDto) {
    return this.decideCorrection.run(me, id, version, body);
  }
}
