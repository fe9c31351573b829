export { LineLimitsModule } from './line-limits.module';
export { LineLimitStore, passingFrom } from './line-limit.store';
