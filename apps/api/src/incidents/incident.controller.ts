import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { IncidentsQuery, ReportIncidentDto, TakeStepDto } from './incident.bodies';
import { ListIncidents } from './list-incidents';
import { ReadIncident } from './read-incident';
import { ReportIncident } from './report-incident';
import { TakeIncidentStep } from './take-incident-step';

@ApiTags('incidents')
@Controller('incidents')
export class IncidentController {
  constructor(
    private readonly reportIncident: ReportIncident,
    private readonly listIncidents: ListIncidents,
    private readonly readIncident: ReadIncident,
    private readonly takeIncidentStep: TakeIncidentStep,
  ) {}

  @Post()
  @Requires('report', 'Incident')
  report(@Me() me: Actor, @Body() body: ReportIncidentDto) {
    return this.reportIncident.run(me, body);
  }

  @Get()
  @Requires('list', 'Incident')
  list(@Me() me: Actor, @Query() query: IncidentsQuery) {
    return this.listIncidents.run(me, query);
  }

  @Get(':id')
  @Requires('read', 'Incident')
  read(@Me() me: Actor, @Param('id', IdParam) id: string) {
    return this.readIncident.run(me, id);
  }

  @Post(':id/steps')
  @HttpCode(200)
  @Requires('change', 'Incident')
  step(@Me() me: Actor, @Param('id', IdParam) id: string, @IfMatch() version: number, @Body() body: TakeStepDto) {
    return this.takeIncidentStep.run(me, id, version, body);
  }
}
