import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { PageQuery } from '../platform/http/fields';
import { IdParam } from '../platform/http/id-param';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IfMatch } from '../platform/http/if-match';
import { AccessLogQuery, CaseListQueryDto, ChangeCaseDto, OpenCaseDto, SearchCasesDto } from './case.bodies';
import { ChangeCase } from './change-case';
import { ListCases } from './list-cases';
import { OpenCase } from './open-case';
import { ReadAccessLog } from './read-access-log';
import { ReadCase } from './read-case';
import { ReadTimeline } from './read-timeline';
import { SearchCases } from './search-cases';

@ApiTags('cases')
@Controller('cases')
export class CaseController {
  constructor(
    private readonly openCase: OpenCase,
    private readonly listCases: ListCases,
    private readonly searchCases: SearchCases,
    private readonly readCase: ReadCase,
    private readonly changeCase: ChangeCase,
    private readonly readTimeline: ReadTimeline,
    private readonly readAccessLog: ReadAccessLog,
  ) {}

  @Post()
  @Requires('open', 'Case')
  open(@Me() me: Actor, @Body() body: OpenCaseDto, @IdempotencyKey() key: string | null) {
    return this.openCase.run(me, body, key);
  }

  @Get()
  @Requires('list', 'Case')
  list(@Me() me: Actor, @Query() query: CaseListQueryDto) {
    return this.listCases.run(me, query);
  }

  @Post('search')
  @HttpCode(200)
  @Requires('search', 'Case')
  search(@Me() me: Actor, @Body() body: SearchCasesDto) {
    return this.searchCases.run(me, body);
  }

  @Get(':id')
  @Requires('read', 'Case')
  read(@Me() me: Actor, @Param('id', IdParam) id: CaseId) {
    return this.readCase.run(me, id);
  }

  @Patch(':id')
  @Requires('change', 'Case')
  change(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @IfMatch() version: number, @Body() body: ChangeCaseDto) {
    return this.changeCase.run(me, id, version, body);
  }

  @Get(':id/timeline')
  @Requires('read', 'Timeline')
  timeline(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Query() query: PageQuery) {
    return this.readTimeline.run(me, id, query);
  }

  @Get(':id/access-log')
  @Requires('read', 'AccessLog')
  accessLog(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Query() query: AccessLogQuery) {
    return this.readAccessLog.run(me, id, query);
  }
}
