import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents';
import { ReleasesModule } from '../releases';
import { EvidenceController, evidenceProviders } from './evidence';
import { ListPlanActivities } from './list-plan-activities';
import { ListPlanReports } from './list-plan-reports';
import { OpenPlanReport } from './open-plan-report';
import { PlanController } from './plan.controller';
import { PlanStore } from './plan.store';
import { ReadKnownFigures } from './read-known-figures';
import { ReadPlanUntil } from './read-plan-until';
import { ReadPublicPlan } from './read-public-plan';
import { ReadPlanReport } from './read-plan-report';
import { PlanReportStore } from './report.store';
import { ReviewPlanReport } from './review-plan-report';
import { SavePlanReport } from './save-plan-report';
import { ShowPlanReport } from './show-plan-report';
import { SubmitPlanReport } from './submit-plan-report';
import { AddPlanActivity } from './add-plan-activity';
import { ChangePlanActivity } from './change-plan-activity';
import { DecidePlan } from './decide-plan';
import { DecidePlanCorrection } from './decide-plan-correction';
import { DiscardPlan } from './discard-plan';
import { DraftPlan } from './draft-plan';
import { ProposePlan } from './propose-plan';
import { ReadPlanMenu } from './read-plan-menu';
import { ResumePlan } from './resume-plan';
import { SetPlanTarget } from './set-plan-target';
import { ShowPlan } from './show-plan';
import { YearPlanController } from './year-plan.controller';
import { YearPlanStore } from './year-plan.store';
import { ListOverdueReports } from './list-overdue-reports';
import { ReadScorecards } from './read-scorecards';
import { OverdueController } from './overdue.controller';
import { ScorecardStore } from './scorecard.store';

@Module({
  imports: [DocumentsModule, ReleasesModule],
  controllers: [PlanController, YearPlanController, OverdueController, EvidenceController],
  providers: [
    PlanStore,
    PlanReportStore,
    ShowPlanReport,
    ListPlanActivities,
    ListPlanReports,
    OpenPlanReport,
    ReadPlanReport,
    SavePlanReport,
    SubmitPlanReport,
    ReviewPlanReport,
    ReadPublicPlan,
    ReadPlanUntil,
    ReadKnownFigures,
    ListOverdueReports,
    ReadScorecards,
    ScorecardStore,
    AddPlanActivity,
    ChangePlanActivity,
    DecidePlan,
    DecidePlanCorrection,
    DiscardPlan,
    DraftPlan,
    ProposePlan,
    ReadPlanMenu,
    ResumePlan,
    SetPlanTarget,
    ShowPlan,
    YearPlanStore,
    ...evidenceProviders,
  ],
  exports: [ReadPublicPlan, ReadPlanUntil, ReadScorecards],
})
export class PlanModule {}
