export { activityMonthsStatement, planActivitiesStatement, planReportListStatement, reportedActivitiesStatement } from './plan.statements';
export { PlanModule } from './plan.module';
export { planWork } from './remind-members';
