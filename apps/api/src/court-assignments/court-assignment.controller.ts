import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseId, GrantId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { AssignCourt } from './assign-court';
import { AssignCourtDto, CourtsQuery, EmptyEnding } from './court-assignment.bodies';
import { EndCourtAssignment } from './end-court-assignment';
import { ListCourtAssignments } from './list-court-assignments';

@ApiTags('court-assignments')
@Controller()
export class CourtAssignmentController {
  constructor(
    private readonly assignCourt: AssignCourt,
    private readonly listAssignments: ListCourtAssignments,
    private readonly endAssignment: EndCourtAssignment,
  ) {}

  @Post('cases/:id/court-assignments')
  @Requires('record', 'CourtAssignment')
  assign(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: AssignCourtDto, @IdempotencyKey() key: string | null) {
    return this.assignCourt.run(me, id, body, key);
  }

  @Get('cases/:id/court-assignments')
  @Requires('list', 'CourtAssignment')
  ofCase(@Me() me: Actor, @Param('id', IdParam) id: CaseId) {
    return this.listAssignments.ofCase(me, id);
  }

  @Get('courts')
  @Requires('search', 'CourtAssignment')
  courts(@Me() me: Actor, @Query() { governorate }: CourtsQuery) {
    return this.listAssignments.courts(me, governorate);
  }

  @Post('court-assignments/:id/ending')
  @HttpCode(200)
  @Requires('close', 'CourtAssignment')
  end(@Me() me: Actor, @Param('id', IdParam) id: GrantId, @Body() _body: EmptyEnding) {
    return this.endAssignment.run(me, id);
  }
}
