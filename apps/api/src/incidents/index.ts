export { descriptionPlace, notePlace } from './incident.presenter';
export { incidentWork } from './incident-work';
export { IncidentsModule } from './incidents.module';
