export { accountabilityStatements } from './account.statements';
export { AccountabilityModule } from './accountability.module';
export { ReadEvaluations } from './read-evaluations';
export { accountabilityWork } from './tell-of-accounts';
