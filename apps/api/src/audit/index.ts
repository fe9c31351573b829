export { AuditModule } from './audit.module';
export { findAnomalies } from './find-anomalies';
