import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { PageQuery } from '../platform/http/fields';
import { IdParam } from '../platform/http/id-param';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IfMatch } from '../platform/http/if-match';
import { CloseCase } from './close-case';
import { CloseCaseDto, ReopenCaseDto } from './closure.bodies';
import { ListAfterCare } from './list-after-care';
import { ReadClosing } from './read-closing';
import { ReopenCase } from './reopen-case';

@ApiTags('closures')
@Controller()
export class ClosureController {
  constructor(
    private readonly readClosing: ReadClosing,
    private readonly closeCase: CloseCase,
    private readonly reopenCase: ReopenCase,
    private readonly listAfterCare: ListAfterCare,
  ) {}

  @Get('cases/:id/closing')
  @Requires('read', 'Closure')
  read(@Me() me: Actor, @Param('id', IdParam) id: CaseId) {
    return this.readClosing.run(me, id);
  }

  @Post('cases/:id/closure')
  @Requires('record', 'Closure')
  close(
    @Me() me: Actor,
    @Param('id', IdParam) id: CaseId,
    @IfMatch() version: number,
    @Body() body: CloseCaseDto,
    @IdempotencyKey() key: string | null,
  ) {
    return this.closeCase.run(me, id, version, body, key);
  }

  @Post('cases/:id/reopening')
  @Requires('change', 'Closure')
  reopen(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @IfMatch() version: number, @Body() body: ReopenCaseDto) {
    return this.reopenCase.run(me, id, version, body);
  }

  @Get('after-care')
  @Requires('list', 'AfterCare')
  afterCare(@Me() me: Actor, @Query() query: PageQuery) {
    return this.listAfterCare.run(me, query);
  }
}
