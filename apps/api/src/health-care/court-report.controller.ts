import { Body, Controller, Get, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { MedicalReportId, ReportDisclosureId } from '@himaya/domain';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { PageQuery } from '../platform/http/fields';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { DiscloseReport } from './disclose-report';
import { ListCourtReports } from './list-court-reports';
import { ReadDisclosures } from './read-disclosures';
import { DiscloseReportDto } from './report.bodies';
import { ViewCourtReport } from './view-court-report';

@ApiTags('health care')
@Controller()
export class CourtReportController {
  constructor(
    private readonly readDisclosures: ReadDisclosures,
    private readonly discloseReport: DiscloseReport,
    private readonly listCourtReports: ListCourtReports,
    private readonly viewCourtReport: ViewCourtReport,
  ) {}

  @Get('care/reports/:id/disclosures')
  @Requires('send', 'MedicalReport')
  bases(@Me() me: Actor, @Param('id', IdParam) id: MedicalReportId) {
    return this.readDisclosures.run(me, id);
  }

  @Post('care/reports/:id/disclosures')
  @Requires('send', 'MedicalReport')
  disclose(
    @Me() me: Actor,
    @Param('id', IdParam) id: MedicalReportId,
    @Body() body: DiscloseReportDto,
    @IdempotencyKey() key: string | null,
  ) {
    return this.discloseReport.run(me, id, body, key);
  }

  @Get('court-reports')
  @Requires('list', 'CourtReport')
  list(@Me() me: Actor, @Query() query: PageQuery) {
    return this.listCourtReports.run(me, query);
  }

  /** Shown, and not handed out: a browser opens it in its place. */
  @Get('court-reports/:id/view')
  @Requires('read', 'CourtReport')
  async view(@Me() me: Actor, @Param('id', IdParam) id: ReportDisclosureId, @Res({ passthrough: true }) reply: FastifyReply) {
    const viewed = await this.viewCourtReport.run(me, id);
    if (!viewed.ok) return viewed;
    void reply
      .header('content-security-policy', "default-src 'none'; object-src 'self'; plugin-types application/pdf; frame-ancestors 'none'")
      .header('x-content-type-options', 'nosniff');
    return new StreamableFile(viewed.value, { type: 'application/pdf', disposition: 'inline', length: viewed.value.length });
  }
}
