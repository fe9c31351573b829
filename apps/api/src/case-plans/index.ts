export { casePlanStatement, planReviewsStatement } from './plan.store';
export { CasePlanSchema } from './plan.schema';
export { ReadPlan } from './read-plan';
export { CasePlansModule } from './case-plans.module';
