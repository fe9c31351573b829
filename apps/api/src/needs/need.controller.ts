import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseId, NeedId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { ListNeeds } from './list-needs';
import { MoveNeed } from './move-need';
import { MoveNeedDto, RecordNeedDto } from './need.bodies';
import { RecordNeed } from './record-need';

@ApiTags('needs')
@Controller()
export class NeedController {
  constructor(
    private readonly recordNeed: RecordNeed,
    private readonly listNeeds: ListNeeds,
    private readonly moveNeed: MoveNeed,
  ) {}

  @Post('cases/:id/needs')
  @Requires('record', 'Need')
  record(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: RecordNeedDto, @IdempotencyKey() key: string | null) {
    return this.recordNeed.run(me, id, body, key);
  }

  @Get('cases/:id/needs')
  @Requires('list', 'Need')
  list(@Me() me: Actor, @Param('id', IdParam) id: CaseId) {
    return this.listNeeds.run(me, id);
  }

  @Post('needs/:id/moves')
  @HttpCode(200)
  @Requires('change', 'Need')
  move(@Me() me: Actor, @Param('id', IdParam) id: NeedId, @IfMatch() version: number, @Body() body: MoveNeedDto) {
    return this.moveNeed.run(me, id, version, body);
  }
}
