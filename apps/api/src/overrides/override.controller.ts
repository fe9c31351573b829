import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseId, OverrideId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { ApproveOverride } from './approve-override';
import { EndOverride } from './end-override';
import { ListOverrides } from './list-overrides';
import { EmptyApproval, EndOverrideDto, OverrideBoxQuery, RefuseOverrideDto, RequestOverrideDto } from './override.bodies';
import { RefuseOverride } from './refuse-override';
import { RequestOverride } from './request-override';

@ApiTags('overrides')
@Controller()
export class OverrideController {
  constructor(
    private readonly requestOverride: RequestOverride,
    private readonly listOverrides: ListOverrides,
    private readonly approveOverride: ApproveOverride,
    private readonly refuseOverride: RefuseOverride,
    private readonly endOverride: EndOverride,
  ) {}

  @Post('cases/:id/overrides')
  @Requires('record', 'Override')
  request(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: RequestOverrideDto, @IdempotencyKey() key: string | null) {
    return this.requestOverride.run(me, id, body, key);
  }

  @Get('cases/:id/overrides')
  @Requires('list', 'Override')
  ofCase(@Me() me: Actor, @Param('id', IdParam) id: CaseId) {
    return this.listOverrides.ofCase(me, id);
  }

  @Get('overrides')
  @Requires('decide', 'Override')
  box(@Me() me: Actor, @Query() { box }: OverrideBoxQuery) {
    return this.listOverrides.box(me, box);
  }

  @Post('overrides/:id/approval')
  @HttpCode(200)
  @Requires('decide', 'Override')
  approve(@Me() me: Actor, @Param('id', IdParam) id: OverrideId, @IfMatch() version: number, @Body() _body: EmptyApproval) {
    return this.approveOverride.run(me, id, version);
  }

  @Post('overrides/:id/refusal')
  @HttpCode(200)
  @Requires('decide', 'Override')
  refuse(@Me() me: Actor, @Param('id', IdParam) id: OverrideId, @IfMatch() version: number, @Body() body: RefuseOverrideDto) {
    return this.refuseOverride.run(me, id, version, body);
  }

  @Post('overrides/:id/end')
  @HttpCode(200)
  @Requires('withdraw', 'Override')
  end(@Me() me: Actor, @Param('id', IdParam) id: OverrideId, @IfMatch() version: number, @Body() body: EndOverrideDto) {
    return this.endOverride.run(me, id, version, body);
  }
}
