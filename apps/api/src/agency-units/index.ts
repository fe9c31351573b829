export { AgencyUnitsModule } from './agency-units.module';
