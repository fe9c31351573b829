export { casePlanStatement, planReviewsStatement } from './plan.store';
export { CasePlanSchema } from './plan.schema';
export { CasePlansModule } from './case-plans.module';
