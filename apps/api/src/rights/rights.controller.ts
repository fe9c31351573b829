import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { PageQuery } from '../platform/http/fields';
import { IdParam } from '../platform/http/id-param';
import { IdempotencyKey } from '../platform/http/idempotency';
import { ExplainRights } from './explain-rights';
import { ListRightsExplanations } from './list-rights-explanations';
import { ListRightsOwed } from './list-rights-owed';
import { ExplainRightsDto } from './rights.bodies';

@ApiTags('rights')
@Controller()
export class RightsController {
  constructor(
    private readonly explainRights: ExplainRights,
    private readonly listRightsExplanations: ListRightsExplanations,
    private readonly listRightsOwed: ListRightsOwed,
  ) {}

  @Post('cases/:id/rights-explanations')
  @Requires('record', 'RightsExplanation')
  explain(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: ExplainRightsDto, @IdempotencyKey() key: string | null) {
    return this.explainRights.run(me, id, body, key);
  }

  @Get('cases/:id/rights-explanations')
  @Requires('list', 'RightsExplanation')
  list(@Me() me: Actor, @Param('id', IdParam) id: CaseId) {
    return this.listRightsExplanations.run(me, id);
  }

  @Get('rights/owed')
  @Requires('list', 'RightsExplanation')
  listOwed(@Me() me: Actor, @Query() query: PageQuery) {
    return this.listRightsOwed.run(me, query);
  }
}
