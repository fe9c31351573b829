import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseId, GrantId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { EndPoliceAssignment } from './end-police-assignment';
import { ListPoliceAssignments } from './list-police-assignments';
import { EmptyPoliceEnding, PoliceSectionsQuery, TellPoliceDto } from './police-assignment.bodies';
import { TellPolice } from './tell-police';

@ApiTags('police-assignments')
@Controller()
export class PoliceAssignmentController {
  constructor(
    private readonly tellPolice: TellPolice,
    private readonly listAssignments: ListPoliceAssignments,
    private readonly endAssignment: EndPoliceAssignment,
  ) {}

  @Post('cases/:id/police-assignments')
  @Requires('record', 'PoliceAssignment')
  tell(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: TellPoliceDto, @IdempotencyKey() key: string | null) {
    return this.tellPolice.run(me, id, body, key);
  }

  @Get('cases/:id/police-assignments')
  @Requires('list', 'PoliceAssignment')
  ofCase(@Me() me: Actor, @Param('id', IdParam) id: CaseId) {
    return this.listAssignments.ofCase(me, id);
  }

  @Get('police-sections')
  @Requires('search', 'PoliceAssignment')
  sections(@Me() me: Actor, @Query() { governorate }: PoliceSectionsQuery) {
    return this.listAssignments.sections(me, governorate);
  }

  @Post('police-assignments/:id/ending')
  @HttpCode(200)
  @Requires('close', 'PoliceAssignment')
  end(@Me() me: Actor, @Param('id', IdParam) id: GrantId, @Body() _body: EmptyPoliceEnding) {
    return this.endAssignment.run(me, id);
  }
}
