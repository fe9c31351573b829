import { Controller, Get, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { ListOverdueReports } from './list-overdue-reports';
import { ListScorecards } from './list-scorecards';

class ScorecardQueryDto {
  @IsOptional()
  @Matches(/^20\d\d-H[12]$/)
  @ApiPropertyOptional({ description: 'A half-year, 2026-H2' })
  half?: string;
}

@ApiTags('plan')
@Controller('plan')
export class ScorecardController {
  constructor(
    private readonly listScorecards: ListScorecards,
    private readonly listOverdue: ListOverdueReports,
  ) {}

  @Get('scorecards')
  @Requires('list', 'PlanScorecard')
  scorecards(@Me() me: Actor, @Query() query: ScorecardQueryDto) {
    return this.listScorecards.run(me, query);
  }

  @Get('overdue')
  @Requires('list', 'PlanScorecard')
  overdue(@Me() me: Actor) {
    return this.listOverdue.run(me);
  }
}
