export { retentionStatements } from './retention.statements';
export { retentionWork } from './retention-work';
export { RetentionModule } from './retention.module';
