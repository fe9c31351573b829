import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { ListOverdueReports } from './list-overdue-reports';

@ApiTags('plan')
@Controller('plan')
export class OverdueController {
  constructor(private readonly listOverdue: ListOverdueReports) {}

  @Get('overdue')
  @Requires('list', 'PlanScorecard')
  overdue(@Me() me: Actor) {
    return this.listOverdue.run(me);
  }
}
