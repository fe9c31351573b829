export { bestInterestsListStatement, guardianshipListStatement } from './safeguard.store';
export { DeterminationSchema, GuardianshipSchema } from './safeguard.schema';
export { SafeguardsModule } from './safeguards.module';
