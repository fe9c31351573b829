export { riskListStatement } from './risk.store';
export { RiskAssessmentSchema } from './risk.schema';
export { RiskModule } from './risk.module';
