export { screeningStatement } from './sitting.store';
export { SittingSchema } from './sitting.schema';
export { ScreeningModule } from './screening.module';
