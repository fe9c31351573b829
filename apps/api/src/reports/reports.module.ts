import { Module } from '@nestjs/common';
import { AccountabilityModule } from '../accountability';
import { PapersModule } from '../papers';
import { PlanModule } from '../plan';
import { ReleasesModule } from '../releases';
import { AssembleReport } from './assemble-report';
import { ListReports } from './list-reports';
import { OpenReport } from './open-report';
import { PrintReport } from './print-report';
import { ReadPaper } from './read-paper';
import { ReadReport } from './read-report';
import { ReportStore } from './report.store';
import { CommitteeReportsController } from './reports.controller';
import { SaveReport } from './save-report';
import { ShowReport } from './show-report';
import { SignReport } from './sign-report';
import { StepReport } from './step-report';

/** What the committee reports each month, quarter and year. */
@Module({
  imports: [AccountabilityModule, PapersModule, PlanModule, ReleasesModule],
  controllers: [CommitteeReportsController],
  providers: [
    ReportStore,
    AssembleReport,
    ShowReport,
    ListReports,
    OpenReport,
    ReadReport,
    SaveReport,
    StepReport,
    PrintReport,
    SignReport,
    ReadPaper,
  ],
  exports: [ReportStore],
})
export class CommitteeReportsModule {}
