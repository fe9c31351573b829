export { DirectoryModule } from './directory.module';
export { directoryUnitView } from './unit.presenter';
export { UnitStore, unitsForStatement } from './unit.store';
export { UnitSchema } from './unit.schema';
