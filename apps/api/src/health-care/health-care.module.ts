import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { DirectoryModule } from '../directory';
import { PapersModule } from '../papers';
import { ReferralsModule } from '../referrals';
import { AddMedication } from './add-medication';
import { BookAppointment } from './book-appointment';
import { CareController } from './care.controller';
import { CareStore } from './care.store';
import { ChangeMedication } from './change-medication';
import { ChangeReport } from './change-report';
import { ClinicalStore } from './clinical.store';
import { CorrectEncounter } from './correct-encounter';
import { CourtReportController } from './court-report.controller';
import { DiscloseReport } from './disclose-report';
import { DisclosureStore } from './disclosure.store';
import { DraftReport } from './draft-report';
import { EndCare } from './end-care';
import { HealthCareController } from './health-care.controller';
import { ListAppointments } from './list-appointments';
import { ListCare } from './list-care';
import { ListCharges } from './list-charges';
import { ListCourtReports } from './list-court-reports';
import { MoveAppointment } from './move-appointment';
import { MoveReport } from './move-report';
import { OpenCare } from './open-care';
import { PrintReport } from './print-report';
import { ReadCare } from './read-care';
import { ReadCareBoard } from './read-care-board';
import { ReadDisclosures } from './read-disclosures';
import { RecordEncounter } from './record-encounter';
import { RecordTrauma } from './record-trauma';
import { ReportController } from './report.controller';
import { ReportStore } from './report.store';
import { ShowCare } from './show-care';
import { ShowDisclosures } from './show-disclosures';
import { StateTravelFitness } from './state-travel-fitness';
import { TravelFitnessStore } from './travel-fitness.store';
import { ViewCourtReport } from './view-court-report';

@Module({
  imports: [CasesModule, DirectoryModule, PapersModule, ReferralsModule],
  controllers: [HealthCareController, CareController, ReportController, CourtReportController],
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
    ReportStore,
    DraftReport,
    ChangeReport,
    MoveReport,
    PrintReport,
    DisclosureStore,
    ShowDisclosures,
    ReadDisclosures,
    DiscloseReport,
    ListCourtReports,
    ViewCourtReport,
  ],
  exports: [ShowCare],
})
export class HealthCareModule {}
