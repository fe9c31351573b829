export { ActivityEditPage, NewActivityPage } from './activity-edit-page';
export { ActivityPage } from './activity-page';
export { MemberPage } from './member-page';
export { OwnAccountsPage } from './own-accounts-page';
export { PlanPage } from './plan-page';
export { ReportPage } from './report-page';
export { ReportsPage } from './reports-page';
export { ScorecardsPage } from './scorecards-page';
