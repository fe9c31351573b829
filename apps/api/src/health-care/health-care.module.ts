import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { ReferralsModule } from '../referrals';
import { AddMedication } from './add-medication';
import { BookAppointment } from './book-appointment';
import { CareController } from './care.controller';
import { CareStore } from './care.store';
import { ChangeMedication } from './change-medication';
import { ClinicalStore } from './clinical.store';
import { CorrectEncounter } from './correct-encounter';
import { EndCare } from './end-care';
import { HealthCareController } from './health-care.controller';
import { ListAppointments } from './list-appointments';
import { ListCare } from './list-care';
import { ListCharges } from './list-charges';
import { MoveAppointment } from './move-appointment';
import { OpenCare } from './open-care';
import { ReadCare } from './read-care';
import { ReadCareBoard } from './read-care-board';
import { RecordEncounter } from './record-encounter';
import { RecordTrauma } from './record-trauma';
import { ShowCare } from './show-care';
import { StateTravelFitness } from './state-travel-fitness';
import { TravelFitnessStore } from './travel-fitness.store';

@Module({
  imports: [CasesModule, ReferralsModule],
  controllers: [HealthCareController, CareController],
  providers: [
    TravelFitnessStore,
    StateTravelFitness,
    CareStore,
    ShowCare,
    ReadCareBoard,
    ListCare,
    ListAppointments,
    ListCharges,
    OpenCare,
    ReadCare,
    EndCare,
    BookAppointment,
    MoveAppointment,
    RecordEncounter,
    CorrectEncounter,
    ClinicalStore,
    RecordTrauma,
    AddMedication,
    ChangeMedication,
  ],
})
export class HealthCareModule {}
