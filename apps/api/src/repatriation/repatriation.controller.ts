import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseId, RepatriationId, ReturnRiskId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { ApproveReturnRisk } from './approve-return-risk';
import { AssessReturn } from './assess-return';
import { DecideReturn } from './decide-return';
import { ListRepatriations } from './list-repatriations';
import { OpenRepatriation } from './open-repatriation';
import { ReadRepatriation } from './read-repatriation';
import { ReadRepatriationBoard } from './read-repatriation-board';
import {
  AssessReturnDto,
  DecideReturnDto,
  DecideReturnRiskDto,
  OpenRepatriationDto,
  RepatriationQueryDto,
  StepRepatriationDto,
} from './repatriation.bodies';
import { StepRepatriation } from './step-repatriation';

@ApiTags('repatriation')
@Controller()
export class RepatriationController {
  constructor(
    private readonly readBoard: ReadRepatriationBoard,
    private readonly listRepatriations: ListRepatriations,
    private readonly openRepatriation: OpenRepatriation,
    private readonly readRepatriation: ReadRepatriation,
    private readonly decideReturn: DecideReturn,
    private readonly assessReturn: AssessReturn,
    private readonly approveReturnRisk: ApproveReturnRisk,
    private readonly stepRepatriation: StepRepatriation,
  ) {}

  @Get('repatriations/board')
  @Requires('list', 'Repatriation')
  board(@Me() me: Actor) {
    return this.readBoard.run(me);
  }

  @Get('repatriations')
  @Requires('list', 'Repatriation')
  list(@Me() me: Actor, @Query() query: RepatriationQueryDto) {
    return this.listRepatriations.run(me, query);
  }

  @Post('cases/:id/repatriations')
  @Requires('open', 'Repatriation')
  open(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: OpenRepatriationDto, @IdempotencyKey() key: string | null) {
    return this.openRepatriation.run(me, id, body, key);
  }

  @Get('repatriations/:id')
  @Requires('read', 'Repatriation')
  read(@Me() me: Actor, @Param('id', IdParam) id: RepatriationId) {
    return this.readRepatriation.run(me, id);
  }

  @Post('repatriations/:id/decisions')
  @HttpCode(200)
  @Requires('record', 'Repatriation')
  decide(@Me() me: Actor, @Param('id', IdParam) id: RepatriationId, @IfMatch() version: number, @Body() body: DecideReturnDto) {
    return this.decideReturn.run(me, id, version, body);
  }

  @Post('repatriations/:id/risks')
  @HttpCode(200)
  @Requires('record', 'ReturnRisk')
  assess(@Me() me: Actor, @Param('id', IdParam) id: RepatriationId, @IfMatch() version: number, @Body() body: AssessReturnDto) {
    return this.assessReturn.run(me, id, version, body);
  }

  @Post('return-risks/:id/decision')
  @HttpCode(200)
  @Requires('decide', 'ReturnRisk')
  approve(@Me() me: Actor, @Param('id', IdParam) id: ReturnRiskId, @IfMatch() version: number, @Body() { approve }: DecideReturnRiskDto) {
    return this.approveReturnRisk.run(me, id, version, approve);
  }

  @Post('repatriations/:id/steps')
  @HttpCode(200)
  @Requires('change', 'Repatriation')
  step(@Me() me: Actor, @Param('id', IdParam) id: RepatriationId, @IfMatch() version: number, @Body() body: StepRepatriationDto) {
    return this.stepRepatriation.run(me, id, version, body);
  }
}
