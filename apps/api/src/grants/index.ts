export { GrantsModule } from './grants.module';
export { GrantSchema } from './grant.schema';
