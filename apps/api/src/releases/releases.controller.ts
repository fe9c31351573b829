import { createHash } from 'node:crypto';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { refuse, type ReleaseId } from '@himaya/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../platform/auth/actor';
import { Me, Public, Requires } from '../platform/auth/requires';
import { PageQuery } from '../platform/http/fields';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { RequestLimits } from '../platform/http/request-limits';
import { ExportRelease } from './export-release';
import type { ReleaseFile } from './files/release-file';
import { ListReleases } from './list-releases';
import { ReadPublished } from './read-published';
import { ReadRelease } from './read-release';
import { ReleaseFileDto, ReleaseQueryDto, RequestReleaseDto, StepReleaseDto } from './releases.bodies';
import { RequestRelease } from './request-release';
import { StepRelease } from './step-release';

@ApiTags('releases')
@Controller()
export class ReleasesController {
  constructor(
    private readonly requestRelease: RequestRelease,
    private readonly listReleases: ListReleases,
    private readonly readRelease: ReadRelease,
    private readonly exportRelease: ExportRelease,
    private readonly stepRelease: StepRelease,
    private readonly readPublished: ReadPublished,
    private readonly limits: RequestLimits,
  ) {}

  @Post('statistics/releases')
  @Requires('open', 'Release')
  async request(@Me() me: Actor, @Body() body: RequestReleaseDto, @IdempotencyKey() key: string | null, @Req() request: FastifyRequest) {
    return this.requestRelease.run(me, body, key, await this.limits.countFigures(request));
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

  @Get('statistics/releases/:id/export')
  @Requires('read', 'Release')
  async export(
    @Me() me: Actor,
    @Param('id', IdParam) id: ReleaseId,
    @Query() query: ReleaseFileDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const made = await this.exportRelease.run(me, id, query);
    return made.ok ? sent(reply, made.value) : made;
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

  /** Anybody may keep it for a few minutes: what is withdrawn is soon gone everywhere. */
  @Get('public/v1/releases/:id/file')
  @Public()
  async file(
    @Param('id', IdParam) id: ReleaseId,
    @Query() query: ReleaseFileDto,
    @Headers('if-none-match') known: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const wait = await this.limits.countPublicFile(request);
    if (wait !== null) {
      void reply.header('retry-after', String(wait));
      return refuse('rate.limited');
    }
    const made = await this.readPublished.file(id, query);
    if (!made.ok) return made;
    const etag = `"${createHash('sha256').update(made.value.bytes).digest('hex')}"`;
    void reply.header('etag', etag).header('cache-control', `public, max-age=${keptSeconds}`);
    if (known === etag) return void reply.status(304);
    return sent(reply, made.value);
  }
}

const keptSeconds = 300;

/** Nothing in a file may run, load or be guessed to be something else, should a browser open it. */
function sent(reply: FastifyReply, { bytes, mediaType, name }: ReleaseFile): StreamableFile {
  void reply.header('content-security-policy', "default-src 'none'; sandbox").header('x-content-type-options', 'nosniff');
  return new StreamableFile(bytes, { type: mediaType, disposition: `attachment; filename="${name}"`, length: bytes.length });
}
