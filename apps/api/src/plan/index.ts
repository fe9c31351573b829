export { activityMonthsStatement, planActivitiesStatement, planReportListStatement } from './plan.statements';
export { planEvidenceStatement } from './evidence';
export { PlanModule } from './plan.module';
export { ReadPlanUntil } from './read-plan-until';
export { ReadScorecards } from './read-scorecards';
export { ReadPublicPlan, type PublicPlan } from './read-public-plan';
export { planWork } from './remind-members';
