export { RightsModule } from './rights.module';
export { escalateRights, rightsWork } from './rights-work';
export { rightsOfCaseStatement, rightsOwedStatement } from './rights.statements';
export { RightsExplanationSchema } from './rights.schema';
