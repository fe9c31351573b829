export { StatisticsModule } from './statistics.module';
export { placeOf, within } from './fact-columns';
