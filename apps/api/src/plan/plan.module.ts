import { Module } from '@nestjs/common';
import { ListPlanActivities } from './list-plan-activities';
import { ListPlanReports } from './list-plan-reports';
import { OpenPlanReport } from './open-plan-report';
import { PlanController } from './plan.controller';
import { PlanStore } from './plan.store';
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
import { DraftPlan } from './draft-plan';
import { ProposePlan } from './propose-plan';
import { ReadPlanMenu } from './read-plan-menu';
import { SetPlanTarget } from './set-plan-target';
import { ShowPlan } from './show-plan';
import { YearPlanController } from './year-plan.controller';
import { YearPlanStore } from './year-plan.store';
import { ListOverdueReports } from './list-overdue-reports';
import { ListScorecards } from './list-scorecards';
import { ScorecardController } from './scorecard.controller';
import { ScorecardStore } from './scorecard.store';

@Module({
  controllers: [PlanController, YearPlanController, ScorecardController],
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
    ListOverdueReports,
    ListScorecards,
    ScorecardStore,
    AddPlanActivity,
    ChangePlanActivity,
    DecidePlan,
    DecidePlanCorrection,
    DraftPlan,
    ProposePlan,
    ReadPlanMenu,
    SetPlanTarget,
    ShowPlan,
    YearPlanStore,
  ],
  exports: [ReadPublicPlan, ReadPlanUntil],
})
export class PlanModule {}
