export { bestInterestsListStatement, guardianshipListStatement } from './child-safeguard.store';
export { DeterminationSchema, GuardianshipSchema } from './child-safeguard.schema';
export { ChildSafeguardsModule } from './child-safeguards.module';
