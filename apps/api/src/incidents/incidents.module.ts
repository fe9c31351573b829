import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory';
import { IncidentController } from './incident.controller';
import { IncidentStore } from './incident.store';
import { ListIncidents } from './list-incidents';
import { ReadIncident } from './read-incident';
import { ReportIncident } from './report-incident';
import { TakeIncidentStep } from './take-incident-step';

/** The register of what went wrong: standards.md section 7, "breach". */
@Module({
  imports: [DirectoryModule],
  controllers: [IncidentController],
  providers: [IncidentStore, ReportIncident, ListIncidents, ReadIncident, TakeIncidentStep],
})
export class IncidentsModule {}
