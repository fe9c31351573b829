import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ContributionId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { PageQuery } from '../platform/http/fields';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { StepReleaseDto } from '../releases';
import { RequestContributionDto } from './contributions.bodies';
import { ListContributions } from './list-contributions';
import { ReadContributionFile } from './read-contribution-file';
import { RequestContribution } from './request-contribution';
import { StepContribution } from './step-contribution';

@ApiTags('releases')
@Controller('statistics/contributions')
export class ContributionsController {
  constructor(
    private readonly requestContribution: RequestContribution,
    private readonly listContributions: ListContributions,
    private readonly stepContribution: StepContribution,
    private readonly readFile: ReadContributionFile,
  ) {}

  @Post()
  @Requires('open', 'Release')
  request(@Me() me: Actor, @Body() body: RequestContributionDto) {
    return this.requestContribution.run(me, body);
  }

  @Get()
  @Requires('list', 'Release')
  list(@Me() me: Actor, @Query() query: PageQuery) {
    return this.listContributions.run(me, query);
  }

  @Post(':id/steps')
  @HttpCode(200)
  @Requires('decide', 'Release')
  step(@Me() me: Actor, @Param('id', IdParam) id: ContributionId, @IfMatch() version: number, @Body() body: StepReleaseDto) {
    return this.stepContribution.run(me, id, version, body);
  }

  @Get(':id/file')
  @Requires('decide', 'Release')
  file(@Me() me: Actor, @Param('id', IdParam) id: ContributionId) {
    return this.readFile.run(me, id);
  }
}
