import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { ReferralsModule } from '../referrals';
import { AddPlaces } from './add-places';
import { BelongingStore } from './belonging.store';
import { ChangePlace } from './change-place';
import { ExitPlacement } from './exit-placement';
import { HouseStore } from './house.store';
import { ListPlacements } from './list-placements';
import { MovePlacement } from './move-placement';
import { OpenPlacement } from './open-placement';
import { OpenShelter } from './open-shelter';
import { PlacementController } from './placement.controller';
import { PlacementStore } from './placement.store';
import { ReadBoard } from './read-board';
import { ReadPlacement } from './read-placement';
import { ReadShelter } from './read-shelter';
import { RecordShelterIncident } from './record-shelter-incident';
import { ReturnBelonging } from './return-belonging';
import { ShelterController } from './shelter.controller';
import { ShowHouse } from './show-house';
import { ShowPlacement } from './show-placement';
import { TakeBelongings } from './take-belongings';

@Module({
  imports: [CasesModule, ReferralsModule],
  controllers: [ShelterController, PlacementController],
  providers: [
    HouseStore,
    PlacementStore,
    BelongingStore,
    ShowHouse,
    ShowPlacement,
    ReadBoard,
    OpenShelter,
    ReadShelter,
    AddPlaces,
    ChangePlace,
    ListPlacements,
    OpenPlacement,
    ReadPlacement,
    MovePlacement,
    ExitPlacement,
    TakeBelongings,
    ReturnBelonging,
    RecordShelterIncident,
  ],
  exports: [ShowPlacement],
})
export class PlacementsModule {}
