import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ReleaseId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Public, Requires } from '../platform/auth/requires';
import { PageQuery } from '../platform/http/fields';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { ListReleases } from './list-releases';
import { ReadPublished } from './read-published';
import { ReadRelease } from './read-release';
import { ReleaseQueryDto, RequestReleaseDto, StepReleaseDto } from './releases.bodies';
import { RequestRelease } from './request-release';
import { StepRelease } from './step-release';

@ApiTags('releases')
@Controller()
export class ReleasesController {
  constructor(
    private readonly requestRelease: RequestRelease,
    private readonly listReleases: ListReleases,
    private readonly readRelease: ReadRelease,
    private readonly stepRelease: StepRelease,
    private readonly readPublished: ReadPublished,
  ) {}

  @Post('statistics/releases')
  @Requires('open', 'Release')
  request(@Me() me: Actor, @Body() body: RequestReleaseDto, @IdempotencyKey() key: string | null) {
    return this.requestRelease.run(me, body, key);
  }

  @Get('statistics/releases')
  @Requires('list', 'Release')
  list(@Me() me: Actor, @Query() query: ReleaseQueryDto) {
    return this.listReleases.run(me, query);
  }

  @Get('statistics/releases/:id')
  @Requires('read', 'Release')
  read(@Me() me: Actor, @Param('id', IdParam) id: ReleaseId) {
    return this.readRelease.run(me, id);
  }

  @Post('statistics/releases/:id/steps')
  @HttpCode(200)
  @Requires('decide', 'Release')
  step(@Me() me: Actor, @Param('id', IdParam) id: ReleaseId, @IfMatch() version: number, @Body() body: StepReleaseDto) {
    return this.stepRelease.run(me, id, version, body);
  }

  @Get('public/v1/releases')
  @Public()
  listPublished(@Query() query: PageQuery) {
    return this.readPublished.list(query);
  }

  @Get('public/v1/releases/:id')
  @Public()
  published(@Param('id', IdParam) id: ReleaseId) {
    return this.readPublished.one(id);
  }
}
