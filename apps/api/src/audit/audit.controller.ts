import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { ChangeAnomalyRule } from './change-anomaly-rule';
import { AnomaliesQuery, AuditEventsQuery, ChangeAnomalyRuleDto, ExportQuery, ReviewAnomalyDto } from './audit.bodies';
import { ExportTrail } from './export-trail';
import { ListAnomalies } from './list-anomalies';
import { ListAnomalyRules } from './list-anomaly-rules';
import { ListAuditEvents } from './list-audit-events';
import { ReviewAnomaly } from './review-anomaly';

@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(
    private readonly listAuditEvents: ListAuditEvents,
    private readonly listAnomalies: ListAnomalies,
    private readonly reviewAnomaly: ReviewAnomaly,
    private readonly listAnomalyRules: ListAnomalyRules,
    private readonly changeAnomalyRule: ChangeAnomalyRule,
    private readonly exportTrail: ExportTrail,
  ) {}

  @Get('events')
  @Requires('list', 'AuditEvent')
  events(@Me() me: Actor, @Query() query: AuditEventsQuery) {
    return this.listAuditEvents.run(me, query);
  }

  @Get('anomalies')
  @Requires('list', 'Anomaly')
  anomalies(@Me() me: Actor, @Query() query: AnomaliesQuery) {
    return this.listAnomalies.run(me, query);
  }

  @Post('anomalies/:id/review')
  @HttpCode(200)
  @Requires('change', 'Anomaly')
  review(@Me() me: Actor, @Param('id', IdParam) id: string, @IfMatch() version: number, @Body() body: ReviewAnomalyDto) {
    return this.reviewAnomaly.run(me, id, version, body);
  }

  @Get('anomaly-rules')
  @Requires('list', 'Anomaly')
  rules(@Me() me: Actor) {
    return this.listAnomalyRules.run(me);
  }

  @Patch('anomaly-rules')
  @Requires('change', 'Anomaly')
  changeRule(@Me() me: Actor, @IfMatch() version: number, @Body() body: ChangeAnomalyRuleDto) {
    return this.changeAnomalyRule.run(me, version, body);
  }

  @Get('export')
  @Requires('export', 'AuditEvent')
  async export(@Me() me: Actor, @Query() query: ExportQuery) {
    const outcome = await this.exportTrail.run(me, new Date(query.from), new Date(query.to));
    if (!outcome.ok) return outcome;
    return new StreamableFile(Readable.from(outcome.value), {
      type: 'application/x-ndjson',
      disposition: `attachment; filename="audit-${query.from.slice(0, 10)}-${query.to.slice(0, 10)}.jsonl"`,
    });
  }
}
