export { DirectoryModule } from './directory.module';
export { directoryUnitView, type OfferingUnit } from './unit.presenter';
export { UnitStore, unitsForStatement } from './unit.store';
export { UnitSchema } from './unit.schema';
