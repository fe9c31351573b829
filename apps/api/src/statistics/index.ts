export { StatisticsModule } from './statistics.module';
export { placeOf, within } from './figure-statement';
