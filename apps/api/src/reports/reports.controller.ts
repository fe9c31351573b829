import { createHash } from 'node:crypto';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CommitteeReportId } from '@himaya/domain';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../platform/auth/actor';
import { Me, Public, Requires } from '../platform/auth/requires';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { ListReports } from './list-reports';
import { OpenReport } from './open-report';
import { ReadPaper } from './read-paper';
import { ReadReport } from './read-report';
import { CommitteeReportQueryDto, OpenCommitteeReportDto, SaveCommitteeReportDto, StepCommitteeReportDto } from './reports.bodies';
import { SaveReport } from './save-report';
import { StepReport } from './step-report';

@ApiTags('committee-reports')
@Controller()
export class CommitteeReportsController {
  constructor(
    private readonly listReports: ListReports,
    private readonly openReport: OpenReport,
    private readonly readReport: ReadReport,
    private readonly saveReport: SaveReport,
    private readonly stepReport: StepReport,
    private readonly readPaper: ReadPaper,
  ) {}

  @Get('committee-reports')
  @Requires('list', 'CommitteeReport')
  list(@Me() me: Actor, @Query() query: CommitteeReportQueryDto) {
    return this.listReports.run(me, query);
  }

  @Post('committee-reports')
  @Requires('open', 'CommitteeReport')
  open(@Me() me: Actor, @Body() body: OpenCommitteeReportDto, @IdempotencyKey() key: string | null) {
    return this.openReport.run(me, body, key);
  }

  @Get('committee-reports/:id')
  @Requires('read', 'CommitteeReport')
  read(@Me() me: Actor, @Param('id', IdParam) id: CommitteeReportId) {
    return this.readReport.run(me, id);
  }

  @Get('committee-reports/:id/file')
  @Requires('read', 'CommitteeReport')
  async file(@Me() me: Actor, @Param('id', IdParam) id: CommitteeReportId, @Res({ passthrough: true }) reply: FastifyReply) {
    const paper = await this.readPaper.run(me, id);
    return paper.ok ? sent(reply, id, paper.value) : paper;
  }

  @Post('committee-reports/:id/texts')
  @HttpCode(200)
  @Requires('change', 'CommitteeReport')
  save(@Me() me: Actor, @Param('id', IdParam) id: CommitteeReportId, @IfMatch() version: number, @Body() body: SaveCommitteeReportDto) {
    return this.saveReport.run(me, id, version, body);
  }

  @Post('committee-reports/:id/steps')
  @HttpCode(200)
  @Requires('decide', 'CommitteeReport')
  step(@Me() me: Actor, @Param('id', IdParam) id: CommitteeReportId, @IfMatch() version: number, @Body() body: StepCommitteeReportDto) {
    return this.stepReport.run(me, id, version, body);
  }

  @Get('public/v1/committee-reports/:id/file')
  @Public()
  async publicFile(
    @Param('id', IdParam) id: CommitteeReportId,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const paper = await this.readPaper.ofPublic(id);
    if (!paper.ok) return paper;
    const etag = `"${createHash('sha256').update(paper.value).digest('hex')}"`;
    void reply.header('etag', etag).header('cache-control', `public, max-age=${keptSeconds}`);
    if (known === etag) return void reply.status(304);
    return sent(reply, id, paper.value);
  }
}

const keptSeconds = 300;

/** Nothing in a file may run, load or be guessed to be something else, should a browser open it. */
function sent(reply: FastifyReply, id: string, bytes: Buffer): StreamableFile {
  void reply.header('content-security-policy', "default-src 'none'; sandbox").header('x-content-type-options', 'nosniff');
  return new StreamableFile(bytes, {
    type: 'application/pdf',
    disposition: `attachment; filename="himaya-report-${id}.pdf"`,
    length: bytes.length,
  });
}
