import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { CaseId, ConcernId, ConcernPhotoId } from '@himaya/domain';
import type { FastifyReply } from 'fastify';
import { receiveFile } from '../documents';
import type { Actor, ActorRequest } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdParam } from '../platform/http/id-param';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IfMatch } from '../platform/http/if-match';
import { AddConcernPhoto } from './add-concern-photo';
import { BodiesQuery, ConcernsQuery, ReportConcernDto, SettlePersonDto, TriageDto } from './concern.bodies';
import { ListConcerns } from './list-concerns';
import { ListDutyPhones } from './list-duty-phones';
import { ReadConcern } from './read-concern';
import { ReadConcernPhoto } from './read-concern-photo';
import { ReportConcern } from './report-concern';
import { SettlePerson } from './settle-person';
import { TriageConcern } from './triage-concern';

@ApiTags('concerns')
@Controller()
export class ConcernController {
  constructor(
    private readonly reportConcern: ReportConcern,
    private readonly addPhoto: AddConcernPhoto,
    private readonly listConcerns: ListConcerns,
    private readonly listDutyPhones: ListDutyPhones,
    private readonly readConcern: ReadConcern,
    private readonly readPhoto: ReadConcernPhoto,
    private readonly triageConcern: TriageConcern,
    private readonly settlePerson: SettlePerson,
  ) {}

  @Post('concerns')
  @Requires('report', 'Concern')
  report(@Me() me: Actor, @Body() body: ReportConcernDto, @IdempotencyKey() key: string | null) {
    return this.reportConcern.run(me, body, key);
  }

  @Get('concerns')
  @Requires('list', 'Concern')
  list(@Me() me: Actor, @Query() query: ConcernsQuery) {
    return this.listConcerns.run(me, query);
  }

  @Get('concerns/bodies')
  @Requires('triage', 'Concern')
  bodies(@Me() me: Actor, @Query() query: BodiesQuery) {
    return this.listConcerns.bodies(me, query);
  }

  @Get('concerns/duty-phones')
  @Requires('report', 'Concern')
  dutyPhones(@Me() me: Actor) {
    return this.listDutyPhones.run(me);
  }

  @Get('concerns/labour-counts')
  @Requires('count', 'Concern')
  labourCounts(@Me() me: Actor) {
    return this.listConcerns.labourCounts(me);
  }

  @Get('concerns/:id')
  @Requires('read', 'Concern')
  read(@Me() me: Actor, @Param('id', IdParam) id: ConcernId) {
    return this.readConcern.run(me, id);
  }

  @Post('concerns/:id/triage')
  @HttpCode(200)
  @Requires('triage', 'Concern')
  triage(@Me() me: Actor, @Param('id', IdParam) id: ConcernId, @IfMatch() version: number, @Body() body: TriageDto) {
    return this.triageConcern.run(me, id, version, body);
  }

  @Post('concerns/:id/cases')
  @Requires('triage', 'Concern')
  settle(@Me() me: Actor, @Param('id', IdParam) id: ConcernId, @Body() body: SettlePersonDto, @IdempotencyKey() key: string | null) {
    return this.settlePerson.run(me, id, body, key);
  }

  @Post('concerns/:id/photos')
  @Requires('report', 'Concern')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['type', 'file'],
      properties: { type: { type: 'string', enum: ['photo'] }, file: { type: 'string', format: 'binary' } },
    },
  })
  async photo(@Me() me: Actor, @Param('id', IdParam) id: ConcernId, @Req() request: ActorRequest, @IdempotencyKey() key: string | null) {
    return this.addPhoto.run(me, id, await receiveFile(request), key);
  }

  /** Nothing in it may run, load or be guessed to be something else, should a browser open it after all. */
  @Get('concern-photos/:id/content')
  @Requires('read', 'Concern')
  async photoContent(@Me() me: Actor, @Param('id', IdParam) id: ConcernPhotoId, @Res({ passthrough: true }) reply: FastifyReply) {
    const opened = await this.readPhoto.run(me, id);
    if (!opened.ok) return opened;
    const { content, mediaType, name, sizeBytes } = opened.value;
    void reply.header('content-security-policy', "default-src 'none'; sandbox").header('x-content-type-options', 'nosniff');
    return new StreamableFile(content, { type: mediaType, disposition: `attachment; filename="${name}"`, length: sizeBytes });
  }

  @Get('cases/:id/concerns')
  @Requires('read', 'Concern')
  ofCase(@Me() me: Actor, @Param('id', IdParam) id: CaseId) {
    return this.readConcern.ofCase(me, id);
  }
}
