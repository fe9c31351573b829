export { concernPlaceOf } from './concern.presenter';
export { concernStatements } from './concern.statements';
export { concernWork, escalateConcern, escalateConcernPersons } from './concern-work';
export { ConcernsModule } from './concerns.module';
export { ReportPublicly } from './report-publicly';
