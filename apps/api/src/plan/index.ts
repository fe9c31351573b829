export { activityMonthsStatement, planActivitiesStatement, planReportListStatement, reportedActivitiesStatement } from './plan.statements';
export { PlanModule } from './plan.module';
export { ReadPlanUntil } from './read-plan-until';
export { ReadPublicPlan, type PublicPlan } from './read-public-plan';
export { planWork } from './remind-members';
