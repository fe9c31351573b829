export { AnomaliesPage } from './anomalies-page';
export { AuditPage } from './audit-page';
