export { committeeReportStatements } from './report.statements';
export { ReportStore, type PublicReport, type PublicReportItem } from './report.store';
export { CommitteeReportsModule } from './reports.module';
export { committeeReportWork } from './tell-chair';
