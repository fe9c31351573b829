export { personsIn } from './protect-figures';
export { emptyCell } from './raw-cells';
export { StatisticsModule } from './statistics.module';
export { placeOf, within } from './fact-columns';
