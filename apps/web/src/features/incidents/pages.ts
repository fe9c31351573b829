export { IncidentPage } from './incident-page';
export { IncidentsPage } from './incidents-page';
export { ReportIncidentPage } from './report-incident-page';
