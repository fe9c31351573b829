import { Module } from '@nestjs/common';
import { AgencyUnitStore } from './agency-unit.store';
import { AgencyUnitsController } from './agency-units.controller';
import { ChangeAgencyUnit } from './change-agency-unit';
import { CloseAgencyUnit } from './close-agency-unit';
import { ListAgencyUnits } from './list-agency-units';
import { OpenAgencyUnit } from './open-agency-unit';
import { ReadAgencyUnit } from './read-agency-unit';

@Module({
  controllers: [AgencyUnitsController],
  providers: [AgencyUnitStore, ListAgencyUnits, ReadAgencyUnit, OpenAgencyUnit, ChangeAgencyUnit, CloseAgencyUnit],
})
export class AgencyUnitsModule {}
