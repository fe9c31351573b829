import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { PlanReportId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { ListPlanActivities } from './list-plan-activities';
import { ListPlanReports } from './list-plan-reports';
import { OpenPlanReport } from './open-plan-report';
import {
  EmptySubmission,
  OpenPlanReportDto,
  PlanQueryDto,
  PlanReportQueryDto,
  ReviewPlanReportDto,
  SavePlanReportDto,
} from './plan.bodies';
import { ReadPlanReport } from './read-plan-report';
import { ReviewPlanReport } from './review-plan-report';
import { SavePlanReport } from './save-plan-report';
import { SubmitPlanReport } from './submit-plan-report';

@ApiTags('plan')
@Controller('plan')
export class PlanController {
  constructor(
    private readonly listActivities: ListPlanActivities,
    private readonly listReports: ListPlanReports,
    private readonly openReport: OpenPlanReport,
    private readonly readReport: ReadPlanReport,
    private readonly saveReport: SavePlanReport,
    private readonly submitReport: SubmitPlanReport,
    private readonly reviewReport: ReviewPlanReport,
  ) {}

  @Get('activities')
  @Requires('list', 'NationalPlan')
  activities(@Me() me: Actor, @Query() query: PlanQueryDto) {
    return this.listActivities.run(me, query);
  }

  @Get('reports')
  @Requires('list', 'PlanReport')
  list(@Me() me: Actor, @Query() query: PlanReportQueryDto) {
    return this.listReports.run(me, query);
  }

  @Post('reports')
  @Requires('open', 'PlanReport')
  open(@Me() me: Actor, @Body() body: OpenPlanReportDto, @IdempotencyKey() key: string | null) {
    return this.openReport.run(me, body, key);
  }

  @Get('reports/:id')
  @Requires('read', 'PlanReport')
  read(@Me() me: Actor, @Param('id', IdParam) id: PlanReportId) {
    return this.readReport.run(me, id);
  }

  @Post('reports/:id/entries')
  @HttpCode(200)
  @Requires('change', 'PlanReport')
  save(@Me() me: Actor, @Param('id', IdParam) id: PlanReportId, @IfMatch() version: number, @Body() body: SavePlanReportDto) {
    return this.saveReport.run(me, id, version, body);
  }

  @Post('reports/:id/submission')
  @HttpCode(200)
  @Requires('send', 'PlanReport')
  submit(@Me() me: Actor, @Param('id', IdParam) id: PlanReportId, @IfMatch() version: number, @Body() _body: EmptySubmission) {
    return this.submitReport.run(me, id, version);
  }

  @Post('reports/:id/review')
  @HttpCode(200)
  @Requires('review', 'PlanReport')
  review(@Me() me: Actor, @Param('id', IdParam) id: PlanReportId, @IfMatch() version: number, @Body() body: ReviewPlanReportDto) {
    return this.reviewReport.run(me, id, version, body);
  }
}
