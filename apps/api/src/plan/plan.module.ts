import { Module } from '@nestjs/common';
import { ListPlanActivities } from './list-plan-activities';
import { ListPlanReports } from './list-plan-reports';
import { OpenPlanReport } from './open-plan-report';
import { PlanController } from './plan.controller';
import { PlanStore } from './plan.store';
import { ReadPublicPlan } from './read-public-plan';
import { ReadPlanReport } from './read-plan-report';
import { PlanReportStore } from './report.store';
import { ReviewPlanReport } from './review-plan-report';
import { SavePlanReport } from './save-plan-report';
import { ShowPlanReport } from './show-plan-report';
import { SubmitPlanReport } from './submit-plan-report';

@Module({
  controllers: [PlanController],
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
  ],
  exports: [ReadPublicPlan],
})
export class PlanModule {}
